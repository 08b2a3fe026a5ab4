package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final long NOON = Instant.parse("2026-01-02T11:04:05.067Z").toEpochMilli();
    private static final TimeZone RIGA = TimeZone.getTimeZone("Europe/Riga");

    @Test
    void hasTheFormOfTheLogOfZabbix() {
        assertEquals("    42:20260102:130405.067 Hello.\n", text(42, "Hello."));
        assertEquals("4194304:20260102:130405.067 Hello.\n", text(4194304, "Hello."));
    }

    @Test
    void keepsBytesAndLineEnds() {
        assertEquals("     1:20260102:130405.067 a\u00ff\u00c3\u00a9\n\tb\n", text(1, "a\u00ff\u00c3\u00a9\n\tb"));
    }

    private static String text(long pid, String text) {
        return new String(new LogLine(NOON, Severity.ERROR, text).bytes(pid, RIGA), StandardCharsets.ISO_8859_1);
    }
}
