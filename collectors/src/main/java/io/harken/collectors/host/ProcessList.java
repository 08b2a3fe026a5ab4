package io.harken.collectors.host;

import io.harken.config.SystemError;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The numbers in a folder of {@code /proc}: of processes, or of the threads of one. */
public final class ProcessList {
    private static final int[] NONE = {};

    private ProcessList() {}

    /**
     * The processes there are, in ascending order.
     *
     * @throws IOException {@code Cannot open /proc: [13] Permission denied}
     */
    public static int[] processes(Path proc) throws IOException {
        String[] names = proc.toFile().list();
        if (names != null) {
            return numbers(names);
        }
        try (DirectoryStream<Path> reopened = Files.newDirectoryStream(proc)) {
            throw new IOException("Cannot open " + proc + ": it could not be listed");
        } catch (IOException e) {
            throw new IOException("Cannot open " + proc + ": " + SystemError.of(e), e);
        }
    }

    /** The threads of a process; none if it has ended. */
    public static int[] threads(String folder) {
        String[] names = new File(folder).list();
        return names == null ? NONE : numbers(names);
    }

    private static int[] numbers(String[] names) {
        int[] numbers = new int[names.length];
        int count = 0;
        for (String name : names) {
            int number = number(name);
            if (number > 0) {
                numbers[count++] = number;
            }
        }
        int[] found = Arrays.copyOf(numbers, count);
        Arrays.sort(found);
        return found;
    }

    /** The number that a name is, or 0. */
    public static int number(String name) {
        int number = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // The kernel's greatest is 4,194,304.
            if (c < '0' || c > '9' || i > 8) {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
