package io.harken.collectors.process;

import io.harken.collectors.process.ProcFile.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
        return text(firstEnd());
    }

    /**
     * All arguments with blanks between them. As for {@code zabbix_agentd}, a last argument that is empty is lost, and so is
     * one blank before it.
     */
    String joined() {
        StringBuilder joined = new StringBuilder(text(file.length()));
        int last = joined.length() - (endsWithNul() ? 2 : 1);
        for (int i = 0; i < last; i++) {
            if (joined.charAt(i) == 0) {
                joined.setCharAt(i, ' ');
            }
        }
        int end = joined.indexOf("\0");
        return end < 0 ? joined.toString() : joined.substring(0, end);
    }

    private boolean endsWithNul() {
        return file.length() > 0 && file.bytes()[file.length() - 1] == 0;
    }

    private int firstEnd() {
        int end = 0;
        while (end < file.length() && file.bytes()[end] != 0) {
            end++;
        }
        return end;
    }

    private String text(int end) {
        return new String(file.bytes(), 0, end, StandardCharsets.ISO_8859_1);
    }
}
