package io.harken.main;

import io.harken.item.ByteText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * A line of the log.
 *
 * @param millis when it was logged, since the epoch
 * @param severity how bad it is
 * @param text what was logged, in {@link ByteText}; lines after the first have no head
 */
record LogLine(long millis, Severity severity, String text) {
    /** The bytes of the line: {@code %6d:YYYYMMDD:HHMMSS.mmm text}, in local time. */
    byte[] bytes(long pid, TimeZone zone) {
        // A ZoneId would do it alone, after it has searched the class path for providers of zones.
        long local = millis + zone.getOffset(millis);
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        StringBuilder line = new StringBuilder(32 + text.length());
        append(line, pid, 6, ' ');
        line.append(':');
        append(line, time.getYear(), 4, '0');
        append(line, time.getMonthValue(), 2, '0');
        append(line, time.getDayOfMonth(), 2, '0');
        line.append(':');
        append(line, time.getHour(), 2, '0');
        append(line, time.getMinute(), 2, '0');
        append(line, time.getSecond(), 2, '0');
        line.append('.');
        append(line, Math.floorMod(local, 1000L), 3, '0');
        return ByteText.bytes(line.append(' ').append(text).append('\n').toString());
    }

    // A formatter would cost more at start than the rest of the log.
    private static void append(StringBuilder line, long number, int width, char fill) {
        String digits = Long.toString(number);
        for (int i = digits.length(); i < width; i++) {
            line.append(fill);
        }
        line.append(digits);
    }
}
