package io.harken.config;

import io.harken.ip.Ipv6Text;
import java.util.List;
import java.util.Optional;

/** The addresses of {@code ServerActive}: only checked, because nobody connects to them. */
final class ActiveServers {
    private static final int STANDARD_PORT = 10051;
    private static final int MAX_PORT = 65535;
    private static final String PORT = "0*[0-9]{1,5}";

    private ActiveServers() {}

    /** An address taken apart; text that is no number stays as it is written. */
    private record Address(String host, int port) {}

    /** The first thing that is wrong with a trimmed list, in the words of {@code zabbix_agentd}. */
    static Optional<String> problem(String list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = List.of(list.split("[,;]", -1));
        for (int i = 0; i < texts.size(); i++) {
            Optional<Address> address = parse(texts.get(i));
            if (address.isEmpty()) {
                return Optional.of(wrong(texts.get(i), "is invalid"));
            }
            // It looks for repetitions of the first address only.
            if (i > 0 && address.equals(parse(texts.get(0)))) {
                return Optional.of(wrong(texts.get(i), "specified more than once"));
            }
        }
        return Optional.empty();
    }

    private static String wrong(String address, String reason) {
        return "error parsing the \"ServerActive\" parameter: address \"" + address + "\" " + reason;
    }

    private static Optional<Address> parse(String text) {
        if (PeerList.isAddress(text)) {
            return Optional.of(new Address(text, STANDARD_PORT));
        }
        boolean bracket = text.startsWith("[");
        int end = text.indexOf(bracket ? "]" : ":");
        if (end < 0) {
            return address(text, "");
        }
        String host = text.substring(bracket ? 1 : 0, end);
        String rest = text.substring(bracket ? end + 1 : end);
        return bracket && !Ipv6Text.isAddress(host) ? Optional.empty() : address(host, rest);
    }

    private static Optional<Address> address(String host, String colonAndPort) {
        if (!PeerList.isAddress(host) && !PeerList.isHostName(host)) {
            return Optional.empty();
        }
        if (colonAndPort.isEmpty()) {
            return Optional.of(new Address(host, STANDARD_PORT));
        }
        String port = colonAndPort.substring(1);
        boolean valid = colonAndPort.startsWith(":") && port.matches(PORT) && Integer.parseInt(port) <= MAX_PORT;
        return valid ? Optional.of(new Address(host, Integer.parseInt(port))) : Optional.empty();
    }
}
