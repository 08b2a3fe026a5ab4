package io.harken.ip;

import java.util.Optional;

/** Port numbers as {@code zabbix_agentd} reads them. */
public final class PortText {
    private static final int HIGHEST = 65535;
    private static final int DIGITS = 5;

    private PortText() {}

    /** A number from 0 to 65535; leading zeros are allowed, a sign or a blank is not. */
    public static Optional<Integer> parse(String digits) {
        int significant = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            significant += significant > 0 || c != '0' ? 1 : 0;
        }
        if (digits.isEmpty() || significant > DIGITS) {
            return Optional.empty();
        }
        int port = significant == 0 ? 0 : Integer.parseInt(digits.substring(digits.length() - significant));
        return port > HIGHEST ? Optional.empty() : Optional.of(port);
    }
}
