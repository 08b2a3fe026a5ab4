package io.harken.collectors.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.stats.CertificateExpiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateCollectorTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private Optional<CertificateExpiry> expiry = Optional.of(new CertificateExpiry(
            NOW.plus(Duration.ofHours(36)),
            NOW.plus(Duration.ofDays(400)),
            Optional.of(NOW.minus(Duration.ofDays(2)))));

    @Test
    void saysHowManyDaysAreLeft() throws Exception {
        assertEquals("1.500000", ask());
        assertEquals("1.500000", ask("cert"));
        assertEquals("400.000000", ask("ca"));
        assertEquals("-2.000000", ask("crl"));
    }

    @Test
    void whatIsNotThereIsNotSupported() {
        assertEquals("Invalid first parameter.", failure("key"));
        expiry = Optional.of(new CertificateExpiry(NOW, NOW, Optional.empty()));
        assertEquals("There is no list that says when it ends.", failure("crl"));
        expiry = Optional.empty();
        assertEquals("The agent accepts no connections by certificate.", failure("cert"));
    }

    private String failure(String file) {
        return String.valueOf(
                assertThrows(NotSupportedException.class, () -> ask(file)).getMessage());
    }

    private String ask(String... parameters) throws NotSupportedException {
        Check check = new CertificateCollector(() -> expiry, InstantSource.fixed(NOW))
                .metrics()
                .get(0)
                .check();
        return ((Check.FromMemory) check)
                .value(new Parameters(List.of(parameters)))
                .text();
    }
}
