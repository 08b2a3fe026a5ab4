package io.harken.ip;

import io.harken.item.ByteText;
import io.harken.item.DigitText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IPv4 addresses as text, as {@code zabbix_agentd} reads them. */
public final class Ipv4Text {
    private static final int MOST_PARTS = 4;
    private static final int MOST_DIGITS = 16;

    private Ipv4Text() {}

    /** Whether {@code zabbix_agentd} takes it for an address: four decimal numbers up to 255. */
    public static boolean isAddress(String text) {
        List<String> parts = parts(text);
        for (String part : parts) {
            if (!DigitText.isNumber(part, 10, 3) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return parts.size() == 4;
    }

    /**
     * The four bytes that the C library makes of it, see {@code inet_aton(3)}: one to four numbers, the last of which
     * fills what is left; a leading {@code 0} is octal and {@code 0x} hexadecimal.
     */
    static Optional<String> resolve(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String part : parts(text)) {
            Optional<Long> number = number(part);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers.add(number.get());
        }
        int last = numbers.size() - 1;
        if (last > 3 || numbers.get(last) >= 1L << (8 * (4 - last))) {
            return Optional.empty();
        }
        long address = numbers.get(last);
        for (int i = 0; i < last; i++) {
            if (numbers.get(i) > 255) {
                return Optional.empty();
            }
            address |= numbers.get(i) << (8 * (3 - i));
        }
        byte[] bytes = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        return Optional.of(ByteText.of(bytes));
    }

    private static List<String> parts(String text) {
        return List.of(text.split("\\.", MOST_PARTS + 1));
    }

    private static Optional<Long> number(String part) {
        try {
            boolean hexadecimal = part.startsWith("0x") || part.startsWith("0X");
            if (hexadecimal && DigitText.isNumber(part.substring(2), 16, MOST_DIGITS)) {
                return Optional.of(Long.parseLong(part.substring(2), 16));
            }
            if (DigitText.isNumber(part, 10, MOST_DIGITS)) {
                return Optional.of(Long.parseLong(part, part.startsWith("0") ? 8 : 10));
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
