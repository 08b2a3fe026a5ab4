package io.harken.collectors.filesystem;

import java.util.Optional;

/**
 * How much of a file system is used (statvfs(3)), in the words of that page. The numbers are unsigned.
 *
 * @param unit {@code f_frsize}, the bytes of a block
 * @param blocks {@code f_blocks}, all
 * @param freeBlocks {@code f_bfree}, those that are free
 * @param availableBlocks {@code f_bavail}, those that are free for all users
 * @param files {@code f_files}, all inodes
 * @param freeFiles {@code f_ffree} and {@code f_favail}, the inodes that are free: Linux knows only one number
 */
record FilesystemUse(long unit, long blocks, long freeBlocks, long availableBlocks, long files, long freeFiles) {
    /** What stat(1) prints for a file system, and the name behind it. */
    static final String FORMAT = "%S %b %f %a %c %d %n";

    private static final int NUMBERS = 6;
    private static final double ALL = 100;

    /** What a line of stat(1) says. */
    static Optional<FilesystemUse> parse(String line) {
        String[] columns = line.split(" ", NUMBERS + 1);
        if (columns.length <= NUMBERS) {
            return Optional.empty();
        }
        long[] numbers = new long[NUMBERS];
        try {
            for (int i = 0; i < NUMBERS; i++) {
                numbers[i] =
                        columns[i].startsWith("-") ? Long.parseLong(columns[i]) : Long.parseUnsignedLong(columns[i]);
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.of(new FilesystemUse(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]));
    }

    /** The name in a line of stat(1), or nothing. */
    static String name(String line) {
        String[] columns = line.split(" ", NUMBERS + 1);
        return columns.length <= NUMBERS ? "" : columns[NUMBERS];
    }

    long bytes() {
        return blocks * unit;
    }

    /** Some file systems say that less than nothing is available. */
    private long available() {
        return Math.max(0, availableBlocks);
    }

    long availableBytes() {
        return available() * unit;
    }

    long usedBytes() {
        return (blocks - freeBlocks) * unit;
    }

    /** The blocks that all users may have, used or not. */
    private double usable() {
        return unsigned(blocks - freeBlocks + available());
    }

    /** The free part of what all users may have, in percent. */
    double freeBytesPercent() {
        return usable() == 0 ? 0 : ALL * unsigned(available()) / usable();
    }

    double usedBytesPercent() {
        return usable() == 0 ? 0 : ALL - freeBytesPercent();
    }

    /** Whether the numbers of inodes are any: the greatest one says that there is none. */
    boolean knowsFiles() {
        return files != -1 && freeFiles != -1;
    }

    long usedFiles() {
        return files - freeFiles;
    }

    double freeFilesPercent() {
        return files == 0 ? ALL : ALL * unsigned(freeFiles) / unsigned(files);
    }

    double usedFilesPercent() {
        return files == 0 ? 0 : ALL * unsigned(files - freeFiles) / unsigned(files);
    }

    private static double unsigned(long number) {
        return number >= 0 ? number : (number >>> 1) * 2.0;
    }
}
