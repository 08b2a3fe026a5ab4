package io.harken.collectors.agent;

import io.harken.collectors.host.HostFile;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * What the kernel knows of a process ({@code status} in proc_pid_status(5)).
 *
 * @param residentBytes the memory that it holds
 * @param threads how many threads it has
 */
record ProcessStatus(long residentBytes, long threads) {
    /** Longer than any there is. */
    private static final int LIMIT = 1 << 16;

    private static final int KIBIBYTE = 1024;

    static ProcessStatus read(Path file) throws IOException {
        try (InputStream in = HostFile.open(file)) {
            return parse(ByteText.of(in.readNBytes(LIMIT)));
        }
    }

    static ProcessStatus parse(String text) throws IOException {
        return new ProcessStatus(number(text, "VmRSS") * KIBIBYTE, number(text, "Threads"));
    }

    private static long number(String text, String name) throws IOException {
        int at = text.indexOf("\n" + name + ":");
        if (at < 0) {
            throw new IOException("There is no " + name + " in the status of the process.");
        }
        long number = 0;
        for (int i = at + name.length() + 2; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
            }
        }
        return number;
    }
}
