package io.harken.collectors.modbus;

import java.util.OptionalInt;

/** Numbers of sixteen bits in parameters: digits only. */
final class ModbusNumber {
    /** The greatest one. */
    static final int MAX = 0xFFFF;

    private ModbusNumber() {}

    /** The number, unless the text is none or greater than the greatest that there may be. */
    static OptionalInt parse(String text, int max) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            number = 10 * number + (c - '0');
            if (c < '0' || c > '9' || number > max) {
                return OptionalInt.empty();
            }
        }
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
