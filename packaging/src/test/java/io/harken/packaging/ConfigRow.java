package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A configuration to start a program with.
 *
 * @param name what is odd about it
 * @param arguments the command line; {@code ""} is an empty one
 * @param mainFile the main file, in {@link ByteText}
 * @param others other files as {@code name=text}, and folders as {@code name/}
 * @param difference the exit code and the first line of Harken, if it differs on purpose
 */
record ConfigRow(
        String name, List<String> arguments, String mainFile, List<String> others, Optional<String> difference) {
    private static final String GOOD = "Server=127.0.0.1\nLogType=console\nHostname=h\n";

    static Stream<ConfigRow> table(String name) {
        return Row.table(name).map(ConfigRow::of);
    }

    private static ConfigRow of(Row row) {
        List<String> cells = row.cells();
        String arguments = cells.get(1);
        String all = arguments.contains("-c") || arguments.contains("FILE") ? arguments : arguments + " -c FILE";
        return new ConfigRow(
                cells.get(0),
                List.of(all.strip().split(" ")),
                cells.get(2),
                cells.subList(3, cells.size()),
                row.difference());
    }

    /** Writes the files, and gives the arguments that name them. */
    List<String> writeTo(Path folder) throws IOException {
        Path main = folder.resolve("main.conf");
        write(main, text(mainFile, folder).replace("GOOD", GOOD));
        for (String other : others) {
            String decoded = text(other, folder);
            int equals = decoded.indexOf('=');
            if (equals < 0) {
                Files.createDirectories(folder.resolve(decoded));
            } else {
                write(folder.resolve(decoded.substring(0, equals)), decoded.substring(equals + 1));
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return arguments.stream()
                .map(argument -> argument.equals("\"\"") ? "" : argument)
                .map(argument -> text(argument, folder).replace("FILE", main.toString()))
                .toList();
    }

    private static String text(String cell, Path folder) {
        return Escaped.decode(cell).replace("DIR", folder.toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ByteText.bytes(text));
    }

    @Override
    public String toString() {
        return name;
    }
}
