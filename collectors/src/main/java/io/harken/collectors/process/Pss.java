package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The proportional set size of a process: its memory, of which it is given its part of what it shares
 * ({@code /proc/PID/smaps_rollup}, or {@code smaps} on kernels before 4.14; proc_pid_smaps(5)).
 */
final class Pss {
    /** As {@code zabbix_agentd} rounds: half of what the kernel cuts off. */
    private static final int ROUNDING = 512;

    private final byte[] buffer = new byte[8192];
    private long bytes;

    /** The size in bytes, or -1 if it may not be known. */
    long read(String folder) throws IOException {
        Outcome outcome = sum(folder + "smaps_rollup");
        if (outcome == Outcome.ABSENT) {
            outcome = sum(folder + "smaps");
        }
        return outcome == Outcome.READ ? bytes : -1;
    }

    /** A process with many mappings has a long file, so it is read line by line. */
    private Outcome sum(String file) throws IOException {
        bytes = 0;
        try (FileChannel in = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
            int filled = 0;
            int read;
            while ((read = in.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled))) > 0) {
                filled = keepFrom(takeLines(filled + read), filled + read);
            }
            return Outcome.READ;
        } catch (IOException e) {
            return ProcFile.outcome(file, e);
        }
    }

    /** Takes the whole lines, and gives where the incomplete one behind them begins. */
    private int takeLines(int end) {
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                takeLine(start, i);
                start = i + 1;
            }
        }
        return start;
    }

    private void takeLine(int from, int to) {
        long pss = kilobytes("Pss:", from, to);
        if (pss >= 0) {
            bytes += pss * 1024 + ROUNDING;
            return;
        }
        long huge = Math.max(kilobytes("Private_Hugetlb:", from, to), kilobytes("Shared_Hugetlb:", from, to));
        bytes += Math.max(0, huge) * 1024;
    }

    private long kilobytes(String label, int from, int to) {
        if (to - from < label.length()) {
            return -1;
        }
        int at = from;
        for (int i = 0; i < label.length(); i++) {
            if (buffer[at++] != label.charAt(i)) {
                return -1;
            }
        }
        while (at < to && buffer[at] == ' ') {
            at++;
        }
        return Digits.number(buffer, at, to);
    }

    /** Moves the beginning of a line to the front; of one that fills the buffer only the name of a file is lost. */
    private int keepFrom(int start, int end) {
        if (start == 0 && end == buffer.length) {
            return 0;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        return end - start;
    }
}
