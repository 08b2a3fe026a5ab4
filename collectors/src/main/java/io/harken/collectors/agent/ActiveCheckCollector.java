package io.harken.collectors.agent;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.util.List;

/** Keys that {@code zabbix_agentd} knows and answers in active checks only. */
public final class ActiveCheckCollector implements Collector {
    @Override
    public List<Metric> metrics() {
        return List.of(
                activeOnly("log", "logfile"),
                activeOnly("log.count", "logfile"),
                activeOnly("logrt", "logfile"),
                activeOnly("logrt.count", "logfile"),
                activeOnly("eventlog", "system"),
                activeOnly("eventlog.count", "system"));
    }

    private static Metric activeOnly(String key, String example) {
        return new Metric(
                key,
                Metric.ANY,
                example,
                new Documentation("Not supported: needs active checks, which Harken does not do.", "", ""),
                (Check.FromMemory) ActiveCheckCollector::refuse);
    }

    private static ItemValue refuse(Parameters parameters) throws NotSupportedException {
        throw new NotSupportedException("Accessible only as active check.");
    }
}
