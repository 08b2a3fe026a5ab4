package io.harken.collectors.device;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The table of {@code /proc/diskstats} (proc_diskstats(5)): what was read from and written to each block device. */
public final class DiskStats {
    /** The counters that are kept of a device. */
    public enum Counter {
        /** Completed reads. */
        READS(0),
        /** Read sectors of 512 bytes. */
        SECTORS_READ(1),
        /** Completed writes. */
        WRITES(2),
        /** Written sectors of 512 bytes. */
        SECTORS_WRITTEN(3);

        private final int place;

        Counter(int place) {
            this.place = place;
        }

        /** Its place among those of a device. */
        int place() {
            return place;
        }
    }

    static final int COUNTERS = Counter.values().length;

    /** Between those that are kept are others; partitions of kernels before 2.6.25 have not got these. */
    private static final int SPREAD = 2 * COUNTERS - 1;

    private static final int FIRST_ROWS = 16;

    private byte[] text = {};
    private int rows;
    private int[] names = {};
    private int[] nameEnds = {};
    private int[] majors = {};
    private int[] minors = {};
    private long[] counters = {};

    private final long[] columns = new long[SPREAD];
    private int at;
    private int end;

    /** Reads the table of a host. */
    public static DiskStats read(HostPaths host) throws IOException {
        try (InputStream in = HostFile.open(host.proc().resolve("diskstats"))) {
            byte[] bytes = in.readAllBytes();
            DiskStats stats = new DiskStats();
            stats.parse(bytes, bytes.length);
            return stats;
        }
    }

    /** Takes the text of the file in place of what was there, and keeps it: names are read in it. */
    void parse(byte[] bytes, int length) {
        text = bytes;
        rows = 0;
        at = 0;
        while (at < length) {
            end = at;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            parseLine();
            at = end + 1;
        }
    }

    /** A line that is malformed is none. */
    private void parseLine() {
        if (rows == names.length) {
            grow();
        }
        majors[rows] = (int) number();
        minors[rows] = (int) number();
        skipBlanks();
        names[rows] = at;
        while (at < end && text[at] != ' ') {
            at++;
        }
        nameEnds[rows] = at;
        int found = 0;
        long value;
        while (found < SPREAD && (value = number()) >= 0) {
            columns[found++] = value;
        }
        int step = found == SPREAD ? 2 : 1;
        if (majors[rows] >= 0 && minors[rows] >= 0 && found >= COUNTERS) {
            for (int i = 0; i < COUNTERS; i++) {
                counters[rows * COUNTERS + i] = columns[i * step];
            }
            rows++;
        }
    }

    private void skipBlanks() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }

    /** The number that comes next, or -1. */
    private long number() {
        skipBlanks();
        int start = at;
        long number = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + text[at++] - '0';
        }
        return at == start ? -1 : number & Long.MAX_VALUE;
    }

    private void grow() {
        int size = Math.max(FIRST_ROWS, 2 * rows);
        names = Arrays.copyOf(names, size);
        nameEnds = Arrays.copyOf(nameEnds, size);
        majors = Arrays.copyOf(majors, size);
        minors = Arrays.copyOf(minors, size);
        counters = Arrays.copyOf(counters, size * COUNTERS);
    }

    /** The number of devices. */
    public int rows() {
        return rows;
    }

    /** Whether the device of a row is this one. */
    public boolean isDevice(int row, DeviceNode node) {
        return majors[row] == node.major() && minors[row] == node.minor();
    }

    /** Whether the device of a row has a name, given as bytes. */
    boolean isNamed(int row, byte[] name) {
        return Arrays.equals(text, names[row], nameEnds[row], name, 0, name.length);
    }

    /** The name of the device of a row. */
    String name(int row) {
        return ByteText.of(Arrays.copyOfRange(text, names[row], nameEnds[row]));
    }

    /** A counter of a row. */
    public long counter(int row, Counter counter) {
        return counters[row * COUNTERS + counter.place()];
    }
}
