package io.harken.collectors.cpu;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;

/** {@code /proc/stat} (proc(5)). */
record Stat(String text) {
    static Stat read(HostPaths host) throws IOException {
        try (InputStream in = HostFile.open(host.proc().resolve("stat"))) {
            return new Stat(ByteText.of(in.readAllBytes()));
        }
    }

    /** The first number of the line of a name. */
    long counter(String name) throws NotSupportedException {
        int at = 0;
        while (!text.startsWith(name + " ", at)) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                throw new NotSupportedException("Cannot find a line with \"" + name + "\" in /proc/stat.");
            }
        }
        int begin = at + name.length() + 1;
        int end = begin;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        try {
            return Long.parseUnsignedLong(text, begin, end, 10);
        } catch (NumberFormatException e) {
            throw new NotSupportedException("Cannot find a line with \"" + name + "\" in /proc/stat.");
        }
    }

    /** The number of processors that have a line. */
    int processors() {
        int number = -1;
        int at = 0;
        while (text.startsWith("cpu", at)) {
            number++;
            at = text.indexOf('\n', at) + 1;
        }
        return Math.max(0, number);
    }
}
