package io.harken.collectors.modbus;

import io.harken.ip.Ipv6Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a Modbus device is reached: {@code tcp://host:port} or {@code rtu://device:speed:8N1}. */
enum ModbusEndpoint {
    TCP,
    SERIAL;

    private static final Pattern FRAMING = Pattern.compile("[5-8][NnEeOo][12]");
    private static final int PREFIX = "tcp://".length();
    private static final int MAX_PARTS = 3;

    /** The kind of an endpoint that {@code zabbix_agentd} takes. */
    static Optional<ModbusEndpoint> of(String endpoint) {
        String prefix =
                endpoint.substring(0, Math.min(PREFIX, endpoint.length())).toLowerCase(Locale.ROOT);
        String rest = endpoint.substring(prefix.length());
        if (prefix.equals("tcp://") && isHostAndPort(rest)) {
            return Optional.of(TCP);
        }
        return prefix.equals("rtu://") && isDevice(rest) ? Optional.of(SERIAL) : Optional.empty();
    }

    /** An address with several colons has no port. */
    private static boolean isHostAndPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String port = text.substring(end + 1);
            return end > 0
                    && Ipv6Text.isAddress(text.substring(1, end))
                    && (port.isEmpty() || (port.charAt(0) == ':' && isPort(port.substring(1))));
        }
        int colon = text.indexOf(':');
        return colon < 0 || colon != text.lastIndexOf(':') || isPort(text.substring(colon + 1));
    }

    private static boolean isPort(String text) {
        return ModbusNumber.parse(text, ModbusNumber.MAX).isPresent();
    }

    private static boolean isDevice(String text) {
        String[] parts = text.split(":", -1);
        return parts.length < MAX_PARTS
                || (parts.length == MAX_PARTS && FRAMING.matcher(parts[2]).matches());
    }
}
