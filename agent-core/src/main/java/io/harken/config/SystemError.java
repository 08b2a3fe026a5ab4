package io.harken.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel's error behind an exception, as Zabbix prints it: {@code [2] No such file or directory}. */
public final class SystemError {
    /** The JDK keeps the kernel's text and drops its number. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("Operation not permitted", 1),
            Map.entry("No such file or directory", 2),
            Map.entry("Input/output error", 5),
            Map.entry("No such device or address", 6),
            Map.entry("Resource temporarily unavailable", 11),
            Map.entry("Permission denied", 13),
            Map.entry("Device or resource busy", 16),
            Map.entry("File exists", 17),
            Map.entry("No such device", 19),
            Map.entry("Not a directory", 20),
            Map.entry("Is a directory", 21),
            Map.entry("Invalid argument", 22),
            Map.entry("Too many open files in system", 23),
            Map.entry("Too many open files", 24),
            Map.entry("Text file busy", 26),
            Map.entry("No space left on device", 28),
            Map.entry("Read-only file system", 30),
            Map.entry("File name too long", 36),
            Map.entry("Too many levels of symbolic links", 40),
            Map.entry("Operation not supported", 95),
            Map.entry("Address family not supported by protocol", 97),
            Map.entry("Cannot assign requested address", 99),
            Map.entry("Network is unreachable", 101),
            Map.entry("Connection reset by peer", 104),
            Map.entry("Transport endpoint is not connected", 107),
            Map.entry("Host is down", 112),
            Map.entry("Stale file handle", 116),
            Map.entry("Remote I/O error", 121),
            Map.entry("Disk quota exceeded", 122));

    private SystemError() {}

    /** The error as {@code [number] text}, or its text alone if the kernel's number is not known. */
    public static String of(IOException e) {
        String text = text(e);
        Integer number = NUMBERS.get(text);
        return number == null ? text : "[" + number + "] " + text;
    }

    /** Newer JDKs say of {@code file/x} that it is missing, where the kernel says that {@code file} is no directory. */
    private static boolean isBelowFile(@Nullable String name) {
        Path parent = name == null ? null : Path.of(name).getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent != null && Files.isRegularFile(parent);
    }

    private static String text(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return isBelowFile(missing.getFile()) ? "Not a directory" : "No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if (reason == null) {
            return e.getClass().getSimpleName();
        }
        // The JDK cuts this one.
        if (reason.equals("Connection reset")) {
            return "Connection reset by peer";
        }
        // The JDK appends to this one: " or unable to access attributes of symbolic link".
        String loop = "Too many levels of symbolic links";
        return reason.startsWith(loop) ? loop : reason;
    }
}
