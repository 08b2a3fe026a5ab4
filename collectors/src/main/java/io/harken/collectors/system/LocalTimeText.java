package io.harken.collectors.system;

import java.time.ZonedDateTime;
import java.util.Locale;

/** A time as {@code zabbix_agentd} writes it: {@code 2026-11-22,23:53:37.883,+00:00}. */
final class LocalTimeText {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private LocalTimeText() {}

    static String of(ZonedDateTime time) {
        int offset = time.getOffset().getTotalSeconds();
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d,%02d:%02d:%02d.%03d,%c%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / NANOS_PER_MILLI,
                offset < 0 ? '-' : '+',
                Math.abs(offset) / SECONDS_PER_HOUR,
                Math.abs(offset) % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    }
}
