package io.harken.collectors.agent;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.protocol.ZabbixVersion;
import java.util.List;
import java.util.Optional;

/** What the agent says of itself. */
public final class AgentCollector implements Collector {
    private final Optional<String> hostname;
    private final Check.FromCommand hostMetadata;

    /**
     * An agent.
     *
     * @param hostname its name, in {@link io.harken.item.ByteText}, if it has one
     * @param hostMetadata answers what the configuration says of the host
     */
    public AgentCollector(Optional<String> hostname, Check.FromCommand hostMetadata) {
        this.hostname = hostname;
        this.hostMetadata = hostMetadata;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "agent.hostname",
                        new Documentation("Name of the host, from the configuration.", "", "Hostname"),
                        (Check.FromMemory)
                                parameters -> hostname.map(ItemValue::string).orElseThrow(AgentCollector::unnamed)),
                new Metric(
                        "agent.hostmetadata",
                        new Documentation(
                                "What is said of the host, from the configuration.",
                                "",
                                "HostMetadata, HostMetadataItem"),
                        hostMetadata),
                constant("agent.ping", "1 when the agent answers.", ItemValue.unsigned(1)),
                constant(
                        "agent.variant",
                        "Variant of the Zabbix agent: 1, as zabbix_agentd.",
                        ItemValue.unsigned(ZabbixVersion.VARIANT)),
                constant(
                        "agent.version",
                        "Version of the Zabbix agent whose protocol is spoken.",
                        ItemValue.string(ZabbixVersion.COMPATIBLE)));
    }

    private static NotSupportedException unnamed() {
        return new NotSupportedException("Neither Hostname nor HostnameItem gives a name.");
    }

    private static Metric constant(String key, String description, ItemValue value) {
        return new Metric(key, new Documentation(description, "", ""), (Check.FromMemory) parameters -> value);
    }
}
