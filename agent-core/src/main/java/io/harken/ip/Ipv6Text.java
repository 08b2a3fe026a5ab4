package io.harken.ip;

import io.harken.item.ByteText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv6 addresses as text, as {@code zabbix_agentd} reads them. */
public final class Ipv6Text {
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /**
     * Whether {@code zabbix_agentd} takes it for an address. Its grammar is wider than the real one ({@code 1:2:3}) and
     * narrower ({@code 1:2:3:4:5:6:7::}): two to seven colons, hexadecimal groups of up to four digits between them, one
     * empty group after the first colon, and at the end an IPv4 address instead of the last two groups.
     */
    public static boolean isAddress(String text) {
        List<String> groups = List.of(text.split(":", GROUPS + 1));
        int colons = groups.size() - 1;
        String last = groups.get(colons);
        boolean mixed = last.indexOf('.') >= 0;
        if (colons < 2 || colons > (mixed ? 6 : 7)) {
            return false;
        }
        // The text before the first colon and after the last one may be empty as well.
        List<String> inner = groups.subList(1, colons);
        return inner.stream().filter(String::isEmpty).count() <= 1
                && groups.subList(0, colons).stream().allMatch(Ipv6Text::isGroupOrEmpty)
                && (mixed ? Ipv4Text.isAddress(last) : isGroupOrEmpty(last));
    }

    private static boolean isGroupOrEmpty(String text) {
        return text.isEmpty() || GROUP.matcher(text).matches();
    }

    /** The sixteen bytes of an address as RFC 4291 writes it. */
    static Optional<String> resolve(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.length() == 2 * GROUPS);
        }
        Optional<String> head = groups(text.substring(0, gap));
        Optional<String> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int missing = 2 * GROUPS - head.get().length() - tail.get().length();
        return missing < 2 ? Optional.empty() : Optional.of(head.get() + "\0".repeat(missing) + tail.get());
    }

    private static Optional<String> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of("");
        }
        List<String> groups = List.of(text.split(":", GROUPS + 1));
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (i == groups.size() - 1 && isStrictIpv4(group)) {
                bytes.append(Ipv4Text.resolve(group).orElseThrow());
            } else if (GROUP.matcher(group).matches()) {
                int value = Integer.parseInt(group, 16);
                bytes.append(ByteText.of(new byte[] {(byte) (value >> 8), (byte) value}));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.toString());
    }

    private static boolean isStrictIpv4(String text) {
        return Ipv4Text.isAddress(text)
                && Arrays.stream(text.split("\\.", -1))
                        .allMatch(part -> BYTE.matcher(part).matches());
    }
}
