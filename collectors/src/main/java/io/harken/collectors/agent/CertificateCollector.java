package io.harken.collectors.agent;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import io.harken.stats.CertificateExpiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How long the certificates are good that the agent uses for its own connections. */
public final class CertificateCollector implements Collector {
    private final Supplier<Optional<CertificateExpiry>> expiry;
    private final InstantSource clock;

    /**
     * The certificates that are in use.
     *
     * @param expiry when they expire, if there are any
     */
    public CertificateCollector(Supplier<Optional<CertificateExpiry>> expiry, InstantSource clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "agent.certificate.days",
                "<file>",
                "",
                new Documentation(
                        "Days until the certificate of the agent expires, negative afterwards.",
                        "d",
                        "TLSCertFile, TLSCAFile, TLSCRLFile"),
                (Check.FromMemory) this::days,
                UserParameterRule.PREFERRED));
    }

    private ItemValue days(Parameters parameters) throws NotSupportedException {
        CertificateExpiry all = expiry.get()
                .orElseThrow(() -> new NotSupportedException("The agent accepts no connections by certificate."));
        Instant end = switch (parameters.get(0)) {
            case "", "cert" -> all.certificate();
            case "ca" -> all.authorities();
            case "crl" ->
                all.revocationLists()
                        .orElseThrow(() -> new NotSupportedException("There is no list that says when it ends."));
            default -> throw parameters.invalid(0);
        };
        Duration left = Duration.between(clock.instant(), end);
        return ItemValue.floating((double) left.toSeconds() / Duration.ofDays(1).toSeconds());
    }
}
