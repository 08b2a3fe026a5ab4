package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code /proc/PID/cmdline}: arguments with a NUL behind each (proc_pid_cmdline(5)). Empty for a kernel thread and a zombie. */
final class CommandLine {
    private final ProcFile file = new ProcFile();

    Outcome read(String name) throws IOException {
        return file.read(name);
    }

    /** Whether the program that the first argument names, without its folder, is this one. */
    boolean isProgram(String name) {
        byte[] bytes = file.bytes();
        int end = firstEnd();
        int begin = end - name.length();
        if (begin < 0 || (begin > 0 && bytes[begin - 1] != '/')) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[begin + i] & 0xFF) != name.charAt(i) || name.charAt(i) == '/') {
                return false;
            }
        }
        return true;
    }

    /** The first argument. */
    String first() {
        return new String(file.bytes(), 0, firstEnd(), StandardCharsets.ISO_8859_1);
    }

    /**
     * All arguments with blanks between them. As for {@code zabbix_agentd}, a last argument that is empty is lost, and so is
     * one blank before it.
     */
    String joined() {
        byte[] joined = Arrays.copyOf(file.bytes(), file.length());
        int last = joined.length - (endsWithNul() ? 2 : 1);
        for (int i = 0; i < last; i++) {
            if (joined[i] == 0) {
                joined[i] = ' ';
            }
        }
        return new String(joined, 0, untilNul(joined, joined.length), StandardCharsets.ISO_8859_1);
    }

    /** How many bytes it has. */
    int length() {
        return file.length();
    }

    private boolean endsWithNul() {
        return file.length() > 0 && file.bytes()[file.length() - 1] == 0;
    }

    private int firstEnd() {
        return untilNul(file.bytes(), file.length());
    }

    private static int untilNul(byte[] bytes, int length) {
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return end;
    }
}
