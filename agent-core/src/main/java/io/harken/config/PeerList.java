package io.harken.config;

import io.harken.config.PeerEntry.HostName;
import io.harken.config.PeerEntry.Network;
import io.harken.ip.IpText;
import io.harken.ip.Ipv4Text;
import io.harken.ip.Ipv6Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of peers taken apart.
 *
 * @param entries the entries that can match somebody
 * @param dead entries that are accepted and can never match: not addresses to the C library, not names either
 * @param invalid the first entry that is refused
 */
record PeerList(List<PeerEntry> entries, List<String> dead, Optional<String> invalid) {
    private static final String HOST_NAME = "[0-9A-Za-z][0-9A-Za-z_.-]*";
    private static final int MAX_HOST_NAME = 255;
    private static final String NUMERIC = "[0-9.]*";
    private static final String PREFIX = "0*[0-9]{1,3}";

    /** Takes a trimmed list apart, up to the first entry that is refused. */
    static PeerList parse(String list) {
        List<PeerEntry> entries = new ArrayList<>();
        List<String> dead = new ArrayList<>();
        for (String text : texts(list)) {
            if (!isValid(text)) {
                return new PeerList(entries, dead, Optional.of(text));
            }
            Optional<PeerEntry> entry = entry(text);
            entry.ifPresentOrElse(entries::add, () -> dead.add(text));
        }
        return new PeerList(entries, dead, Optional.empty());
    }

    /** One trailing comma does not count. */
    static List<String> texts(String list) {
        if (list.isEmpty()) {
            return List.of();
        }
        return Blanks.items(list.endsWith(",") ? list.substring(0, list.length() - 1) : list);
    }

    private static boolean isValid(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return prefix(text) <= width(text.substring(0, slash));
        }
        return isAddress(text) || isHostName(text);
    }

    /** Whether a text is an address to {@code zabbix_agentd}, of either family. */
    static boolean isAddress(String text) {
        return width(text) > 0;
    }

    static boolean isHostName(String text) {
        return text.length() <= MAX_HOST_NAME && !text.contains("..") && text.matches(HOST_NAME);
    }

    /** How many bits an address has; less than any prefix if the text is no address. */
    private static int width(String address) {
        if (Ipv4Text.isAddress(address)) {
            return 32;
        }
        return Ipv6Text.isAddress(address) ? 128 : -1;
    }

    private static int prefix(String network) {
        String digits = network.substring(network.indexOf('/') + 1);
        return digits.matches(PREFIX) ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private static Optional<PeerEntry> entry(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<String> bytes = IpText.resolve(address);
        if (bytes.isPresent()) {
            int prefix = slash < 0 ? 8 * bytes.get().length() : prefix(text);
            return Optional.of(new Network(bytes.get(), prefix));
        }
        // Nothing but digits and dots must not reach a resolver: the JDK reads 1.2.3.08 as an address, C does not.
        boolean name = slash < 0 && address.indexOf(':') < 0 && !address.matches(NUMERIC);
        return name ? Optional.of(new HostName(address)) : Optional.empty();
    }
}
