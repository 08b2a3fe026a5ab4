package io.harken.collectors.web;

import io.harken.ip.IpText;
import java.util.Locale;
import java.util.Optional;

/** The hosts that {@code no_proxy} excepts: domains with all below them, and networks. */
final class ProxyExceptions {
    private ProxyExceptions() {}

    static boolean contain(String list, String host) {
        if (list.equals("*")) {
            return true;
        }
        Optional<String> address = IpText.resolve(host);
        for (String entry : list.split("[ ,]+", -1)) {
            if (address.isPresent() ? isWithin(address.get(), entry) : isBelow(host, entry)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String host, String entry) {
        String domain = undotted(entry.startsWith(".") ? entry.substring(1) : entry);
        String name = undotted(host);
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    private static String undotted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isWithin(String address, String entry) {
        int slash = entry.indexOf('/');
        Optional<String> network = IpText.resolve(slash < 0 ? entry : entry.substring(0, slash));
        String prefix = slash < 0 ? "" : entry.substring(slash + 1);
        int bits = prefix.matches("[0-9]{1,3}") ? Integer.parseInt(prefix) : address.length() * Byte.SIZE;
        if (network.isEmpty() || network.get().length() != address.length() || bits > address.length() * Byte.SIZE) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (bit(address, i) != bit(network.get(), i)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(String bytes, int index) {
        return bytes.charAt(index / Byte.SIZE) >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }
}
