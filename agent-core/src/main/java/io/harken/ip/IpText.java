package io.harken.ip;

import java.util.Optional;

/** Numeric IP addresses as the C library reads them, see {@code getaddrinfo(3)}: never a name. */
public final class IpText {
    private IpText() {}

    /** The 4 or 16 bytes of an address in network order, in {@link io.harken.item.ByteText}. */
    public static Optional<String> resolve(String text) {
        return text.indexOf(':') < 0 ? Ipv4Text.resolve(text) : Ipv6Text.resolve(text);
    }
}
