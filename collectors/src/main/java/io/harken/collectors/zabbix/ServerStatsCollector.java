package io.harken.collectors.zabbix;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.ip.PortText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.item.Utf8;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.protocol.JsonDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The statistics of a Zabbix server or proxy, which has to allow it by {@code StatsAllowedIP}. */
public final class ServerStatsCollector implements Collector {
    private static final String LOCAL_HOST = "127.0.0.1";
    private static final int SERVER_PORT = 10051;

    /** So many are asked at a time: together their replies may be long. */
    private static final int AT_A_TIME = 16;

    private final PeerExecutor executor;
    private final Optional<String> sourceIp;
    private final Semaphore turns = new Semaphore(AT_A_TIME);
    private final Object parsing = new Object();

    /**
     * Servers as they are seen from this host.
     *
     * @param sourceIp the address to ask from, in {@link io.harken.item.ByteText}; else the kernel chooses
     */
    public ServerStatsCollector(PeerExecutor executor, Optional<String> sourceIp) {
        this.executor = executor;
        this.sourceIp = sourceIp;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "zabbix.stats",
                "<ip>,<port>,queue,<from>,<to>",
                "127.0.0.1,10051",
                new Documentation(
                        "Statistics of a Zabbix server or proxy, or the length of its queue, in JSON.",
                        "",
                        "the server"),
                (Check.FromPeer) this::stats));
    }

    private CompletableFuture<ItemValue> stats(Parameters parameters, Duration timeout) throws NotSupportedException {
        PeerAddress server = server(parameters);
        Inquiry inquiry = new Inquiry(server, request(parameters));
        return executor.ask(
                () -> {
                    turns.acquire();
                    try {
                        return value(inquiry.reply());
                    } finally {
                        turns.release();
                    }
                },
                () -> {
                    throw failed(inquiry.silence());
                },
                timeout);
    }

    private PeerAddress server(Parameters parameters) throws NotSupportedException {
        String host = parameters.get(0);
        Optional<Integer> port = PortText.parse(parameters.get(1));
        if (port.isEmpty() && !parameters.get(1).isEmpty()) {
            throw parameters.invalid(1);
        }
        return new PeerAddress(host.isEmpty() ? LOCAL_HOST : host, port.orElse(SERVER_PORT), sourceIp);
    }

    /** A third parameter that is given must not be empty. */
    private static String request(Parameters parameters) throws NotSupportedException {
        JsonWriter json = new JsonWriter().beginObject().name("request").value("zabbix.stats");
        if (parameters.count() < 3) {
            return json.endObject().toString();
        }
        if (!parameters.get(2).equals("queue")) {
            throw parameters.invalid(2);
        }
        json.name("type").value("queue").name("params").beginObject();
        addUnlessEmpty(json, "from", parameters.get(3));
        addUnlessEmpty(json, "to", parameters.get(4));
        return json.endObject().endObject().toString();
    }

    private static void addUnlessEmpty(JsonWriter json, String name, String value) {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }

    private ItemValue value(String reply) throws NotSupportedException {
        synchronized (parsing) {
            JsonDocument json = JsonDocument.parse(reply)
                    .orElseThrow(() -> new NotSupportedException("Value should be a JSON object."));
            if (required(json, "response").equals("success")) {
                return ItemValue.text(Utf8.repair(reply));
            }
            throw failed(required(json, "info"));
        }
    }

    private static String required(JsonDocument json, String tag) throws NotSupportedException {
        return json.at("/" + tag)
                .flatMap(JsonDocument.Value::scalar)
                .orElseThrow(() -> new NotSupportedException("Cannot find tag: " + tag + "."));
    }

    static NotSupportedException failed(String reason) {
        return new NotSupportedException("Cannot obtain internal statistics: " + reason);
    }
}
