package io.harken.collectors.process;

import io.harken.item.ByteText;
import java.util.Optional;

/** A user or group: the first and the third field of a line of passwd(5) or group(5). */
record Account(String name, long number) {
    /** What a line says, if it is one of an account. */
    static Optional<Account> of(String line) {
        int nameEnd = line.indexOf(':');
        int passwordEnd = line.indexOf(':', nameEnd + 1);
        if (nameEnd <= 0 || passwordEnd < 0) {
            return Optional.empty();
        }
        int end = line.indexOf(':', passwordEnd + 1);
        byte[] rest = ByteText.bytes(line.substring(passwordEnd + 1, end < 0 ? line.length() : end));
        long number = Digits.number(rest, 0, rest.length);
        return number < 0 ? Optional.empty() : Optional.of(new Account(line.substring(0, nameEnd), number));
    }
}
