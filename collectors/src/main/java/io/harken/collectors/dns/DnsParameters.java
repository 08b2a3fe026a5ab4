package io.harken.collectors.dns;

import io.harken.collectors.dns.DnsQuery.Protocol;
import io.harken.ip.IpText;
import io.harken.ip.Ipv4Text;
import io.harken.ip.Ipv6Text;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads the parameters {@code [ip,name,type,timeout,count,protocol]}. */
final class DnsParameters {
    private static final int DEFAULT_TRIES = 2;
    private static final int HEX = 16;

    private DnsParameters() {}

    static DnsQuery parse(Parameters parameters) throws NotSupportedException {
        String name = parameters.get(1);
        if (name.isEmpty()) {
            throw new NotSupportedException("Second parameter cannot be empty.");
        }
        String server = parameters.get(0);
        if (!server.isEmpty() && IpText.resolve(server).isEmpty()) {
            throw new NotSupportedException("Invalid IP address.");
        }
        RecordType type = type(parameters);
        Duration patience = Duration.ofSeconds(positive(parameters, 3, 1));
        int tries = positive(parameters, 4, DEFAULT_TRIES);
        Protocol protocol = protocol(parameters);
        String encoded = DomainName.encode(type == RecordType.PTR ? reverse(name) : name);
        Optional<String> named = server.isEmpty() ? Optional.empty() : Optional.of(server);
        return new DnsQuery(named, encoded, type, patience, tries, protocol);
    }

    private static RecordType type(Parameters parameters) throws NotSupportedException {
        String name = parameters.get(2);
        return name.isEmpty() ? RecordType.SOA : RecordType.ofName(name).orElseThrow(() -> parameters.invalid(2));
    }

    private static int positive(Parameters parameters, int index, int absent) throws NotSupportedException {
        String digits = parameters.get(index);
        if (digits.isEmpty()) {
            return absent;
        }
        String significant = digits.replaceFirst("^0+", "");
        if (!significant.matches("[1-9][0-9]{0,9}") || Long.parseLong(significant) > Integer.MAX_VALUE) {
            throw parameters.invalid(index);
        }
        return Integer.parseInt(significant);
    }

    private static Protocol protocol(Parameters parameters) throws NotSupportedException {
        return switch (parameters.get(5)) {
            case "", "udp" -> Protocol.UDP;
            case "tcp" -> Protocol.TCP;
            default -> throw parameters.invalid(5);
        };
    }

    /** The name under which an address stands (RFC 1035, 3.5; RFC 3596, 2.5). */
    private static String reverse(String text) throws NotSupportedException {
        if (text.matches("(?s).*\\.(in-addr|ip6)\\.arpa\\.?")) {
            return text;
        }
        boolean isAddress = Ipv4Text.isAddress(text) || Ipv6Text.isAddress(text);
        Optional<String> bytes = isAddress ? IpText.resolve(text) : Optional.empty();
        if (bytes.isEmpty()) {
            // What zabbix_agentd takes for an address, but the C library does not, has this end.
            String end = isAddress ? ": [0] Success" : ".";
            throw new NotSupportedException("IP: '" + text + "' could not be parsed" + end);
        }
        boolean isV4 = bytes.get().length() == 4;
        StringBuilder name = new StringBuilder();
        for (int i = bytes.get().length() - 1; i >= 0; i--) {
            int octet = bytes.get().charAt(i);
            name.append(isV4 ? octet + "." : String.format(Locale.ROOT, "%x.%x.", octet % HEX, octet / HEX));
        }
        return name.append(isV4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }
}
