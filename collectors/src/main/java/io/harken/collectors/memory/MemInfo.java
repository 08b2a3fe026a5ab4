package io.harken.collectors.memory;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.OptionalLong;

/** {@code /proc/meminfo} (proc_meminfo(5)), in bytes. */
record MemInfo(String text) {
    private static final String REFUSAL = "Cannot obtain value from /proc/meminfo.";
    private static final String UNITS = "kmgt";
    private static final int KIBI_BITS = 10;

    static MemInfo read(HostPaths host) throws IOException {
        try (InputStream in = HostFile.open(host.proc().resolve("meminfo"))) {
            return new MemInfo(ByteText.of(in.readAllBytes()));
        }
    }

    /** The value of a name, which must be there. */
    long bytes(String name) throws NotSupportedException {
        return bytesIfPresent(name, REFUSAL).orElseThrow(() -> new NotSupportedException(REFUSAL));
    }

    /** What can be used without swapping: the kernel's estimate, or what was taken for it before there was one. */
    long available() throws NotSupportedException {
        OptionalLong estimate =
                bytesIfPresent("MemAvailable", "Cannot obtain the value of MemAvailable from /proc/meminfo.");
        if (estimate.isPresent()) {
            return estimate.getAsLong();
        }
        OptionalLong cached = bytesIfPresent("Cached", "Cannot obtain the value of Cached from /proc/meminfo.");
        return bytes("MemFree") + bytes("Buffers") + cached.orElse(0);
    }

    /**
     * The value of a name.
     *
     * @param refusal what is said of a line that has none
     */
    private OptionalLong bytesIfPresent(String name, String refusal) throws NotSupportedException {
        String label = name + ":";
        int start = 0;
        while (!text.startsWith(label, start)) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return OptionalLong.empty();
            }
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start + label.length(), end < 0 ? text.length() : end);
        String[] words = line.stripLeading().split(" ", 2);
        try {
            if (words.length == 2) {
                return OptionalLong.of(Long.parseUnsignedLong(words[0]) << shift(words[1]));
            }
        } catch (NumberFormatException e) {
            // It is refused like a line without a unit.
        }
        throw new NotSupportedException(refusal);
    }

    /** Unknown units are those of a byte, as {@code zabbix_agentd} takes them. */
    private static int shift(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        return lower.length() == 2 && lower.endsWith("b") ? KIBI_BITS * (UNITS.indexOf(lower.charAt(0)) + 1) : 0;
    }
}
