package io.harken.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ItemValue;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricRegistryTest {
    private final Metric ping = metric("agent.ping");
    private final Metric uptime = metric("system.uptime");

    @Test
    void keepsTheOrderOfTheCollectorsAndTheirMetrics() {
        Metric boot = metric("system.boottime");
        MetricRegistry registry = MetricRegistry.of(List.of(() -> List.of(uptime, boot), () -> List.of(ping)));

        assertEquals(List.of(uptime, boot, ping), List.copyOf(registry.all()));
    }

    @Test
    void findsAMetricByExactlyItsName() {
        MetricRegistry registry = MetricRegistry.of(List.of(() -> List.of(ping)));

        assertEquals(Optional.of(ping), registry.find("agent.ping"));
        assertEquals(Optional.empty(), registry.find("agent.Ping"));
        assertEquals(Optional.empty(), registry.find("agent"));
    }

    @Test
    void refusesAKeyThatIsRegisteredTwice() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> MetricRegistry.of(List.of(() -> List.of(ping, uptime), () -> List.of(metric("agent.ping"))))
                        .all());

        assertEquals("key \"agent.ping\" is registered twice", refusal.getMessage());
    }

    @Test
    void asksNoCollectorThatItDoesNotNeed() {
        Collector unneeded = () -> {
            throw new IllegalStateException("asked");
        };
        MetricRegistry registry = MetricRegistry.of(List.of(() -> List.of(ping)))
                .and(MetricRegistry.of(List.of(() -> List.of(uptime), unneeded)));

        assertEquals(Optional.of(uptime), registry.find("system.uptime"));
        assertThrows(IllegalStateException.class, () -> registry.find("system.boottime"));
    }

    @Test
    void moreMetricsComeBehindAndLeaveTheOthersAsTheyAre() {
        MetricRegistry registry = MetricRegistry.of(List.of(() -> List.of(ping)));

        MetricRegistry more = registry.with(List.of(uptime));

        assertEquals(List.of(ping, uptime), List.copyOf(more.all()));
        assertEquals(List.of(ping), List.copyOf(registry.all()));
        assertThrows(IllegalArgumentException.class, () -> more.with(List.of(metric("agent.ping"))));
    }

    @Test
    void oneThatUserParametersMayReplaceMakesRoomForOne() {
        Metric stats = new Metric(
                "agent.stats.get", "", "", new Documentation("A.", "", ""), constant(), UserParameterRule.PREFERRED);
        Metric users = metric("agent.stats.get");
        MetricRegistry registry = MetricRegistry.of(List.of(() -> List.of(stats, ping)));

        assertEquals(
                List.of(ping, users), List.copyOf(registry.with(List.of(users)).all()));
        assertThrows(IllegalArgumentException.class, () -> registry.with(List.of(users, users)));
        assertThrows(
                IllegalArgumentException.class,
                () -> MetricRegistry.of(List.of(() -> List.of(stats), () -> List.of(users)))
                        .all());
    }

    @Test
    void anExampleIsAWholeKey() {
        assertEquals("agent.ping", ping.exampleKey());
        assertEquals(
                "net.if.in[lo]",
                new Metric("net.if.in", "a,b", "lo", new Documentation("Bytes.", "", ""), constant()).exampleKey());
    }

    private static Metric metric(String key) {
        return new Metric(key, new Documentation("A number.", "", ""), constant());
    }

    private static Check.FromMemory constant() {
        return parameters -> ItemValue.unsigned(1);
    }
}
