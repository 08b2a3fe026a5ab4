package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A file of lines that begin with a label, such as {@code /proc/PID/status} and {@code /proc/meminfo}. Where the lines
 * begin is found out as far as they are asked for.
 */
final class LabelledLines {
    /** No file has so many lines; what is behind is not found. */
    private static final int MAX_LINES = 256;

    private final ProcFile file = new ProcFile();
    private final int[] starts = new int[MAX_LINES];
    private int lines;
    private int next;

    Outcome read(String name) throws IOException {
        lines = 0;
        next = 0;
        return file.read(name);
    }

    /** The number behind a label and blanks, or -1 if there is none. */
    long number(String label) {
        int at = skipBlanks(find(label));
        return at < 0 ? -1 : Digits.number(file.bytes(), at, file.length());
    }

    /** The amount behind a label, in bytes, or -1 if there is none; the kernel gives it in kB. */
    long bytes(String label) {
        long kilobytes = number(label);
        return kilobytes < 0 ? -1 : kilobytes * 1024;
    }

    /** What stands behind a label and a tab, to the end of the line; empty if there is no such line. */
    String text(String label) {
        int at = find(label);
        if (at < 0) {
            return "";
        }
        int begin = at < file.length() && file.bytes()[at] == '\t' ? at + 1 : at;
        return new String(file.bytes(), begin, endOfLine(begin) - begin, StandardCharsets.ISO_8859_1);
    }

    /** What stands in parentheses behind a label; empty if there is nothing. */
    String parenthesized(String label) {
        String text = text(label);
        int begin = text.indexOf('(') + 1;
        int end = text.indexOf(')', begin);
        return begin > 0 && end > 0 ? text.substring(begin, end) : "";
    }

    /** Whether the text behind a label and a tab is this one, in {@link io.harken.item.ByteText}. */
    boolean hasText(String label, String text) {
        int at = find(label) + 1;
        if (at <= 0 || at + text.length() > file.length() || endOfLine(at) != at + text.length()) {
            return false;
        }
        return startsWith(at, text);
    }

    /** The first byte behind a label and blanks, or 0. */
    char letter(String label) {
        int at = skipBlanks(find(label));
        return at < 0 || at >= file.length() ? 0 : (char) (file.bytes()[at] & 0xFF);
    }

    /** Where the line with a label goes on behind it, or -1. */
    private int find(String label) {
        for (int i = 0; i < lines || findNextLine(); i++) {
            if (startsWith(starts[i], label)) {
                return starts[i] + label.length();
            }
        }
        return -1;
    }

    private boolean findNextLine() {
        if (next >= file.length() || lines == MAX_LINES) {
            return false;
        }
        starts[lines++] = next;
        next = endOfLine(next) + 1;
        return true;
    }

    private int endOfLine(int from) {
        byte[] bytes = file.bytes();
        int end = from;
        while (end < file.length() && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean startsWith(int from, String text) {
        if (from + text.length() > file.length()) {
            return false;
        }
        byte[] bytes = file.bytes();
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[from + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at >= 0 && at < file.length() && (file.bytes()[at] == ' ' || file.bytes()[at] == '\t')) {
            at++;
        }
        return at;
    }
}
