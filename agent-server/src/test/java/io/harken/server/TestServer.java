package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.check.CheckExecutor;
import io.harken.check.PassiveCheckService;
import io.harken.config.ConfigException;
import io.harken.config.ListenConfig;
import io.harken.config.PeerEntry;
import io.harken.config.ServerConfig;
import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.MetricRegistry;
import io.harken.server.tls.TransportSecurity;
import io.harken.stats.ConnectionStats;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server on a free port of the loopback address, over a few metrics, with every buffer watched. */
final class TestServer implements AutoCloseable {
    static {
        System.setProperty("io.netty.leakDetection.level", "paranoid");
    }

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CheckExecutor checks = new CheckExecutor();
    private final ScheduledExecutorService lookups = Executors.newSingleThreadScheduledExecutor();
    private final ConnectionStats stats = new ConnectionStats();
    private final AgentServer server;
    private final @Nullable TransportSecurity security;

    private TestServer(Duration window, List<PeerEntry> allowed, int port, @Nullable TransportSecurity security) {
        this.security = security;
        PassiveCheckService service = new PassiveCheckService(MetricRegistry.of(List.of(this::metrics)), checks);
        server = new AgentServer(
                new ListenConfig(List.of("127.0.0.1"), port, 4096),
                new ServerConfig(allowed, "127.0.0.1"),
                window,
                service,
                stats,
                security,
                lookups,
                System::nanoTime);
    }

    /** A server that answers 127.0.0.1 only. */
    static TestServer start(Duration window) throws ListenException {
        return start(window, 32, 0);
    }

    /** A server that answers the whole loopback network. */
    static TestServer forManyPeers(Duration window) throws ListenException {
        return start(window, 8, 0);
    }

    static TestServer onPort(int port) throws ListenException {
        return start(Duration.ofSeconds(1), 32, port);
    }

    /** A server that takes part in TLS by a key, and in plain connections too if it is told to. */
    static TestServer withKey(Duration window, Path key, boolean plain) throws ListenException, ConfigException {
        TlsConfig config = new TlsConfig(plain, Optional.of(new TlsConfig.PreSharedKey("i", key)), Optional.empty());
        return start(window, 32, 0, TransportSecurity.load(config, InstantSource.system()));
    }

    private static TestServer start(Duration window, int prefix, int port) throws ListenException {
        return start(window, prefix, port, null);
    }

    private static TestServer start(Duration window, int prefix, int port, @Nullable TransportSecurity security)
            throws ListenException {
        String address = ByteText.of(new byte[] {127, 0, 0, 1});
        TestServer started = new TestServer(window, List.of(new PeerEntry.Network(address, prefix)), port, security);
        try {
            started.server.start();
            return started;
        } catch (ListenException e) {
            started.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return server.boundAddresses().get(0);
    }

    /** What was counted of a kind of connections. */
    long counted(String member) {
        JsonWriter json = new JsonWriter().beginObject();
        stats.writeTo(json);
        String text = json.endObject().toString();
        Matcher matcher = Pattern.compile('"' + member + "\":(\\d+)").matcher(text);
        assertTrue(matcher.find(), text);
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public void close() {
        goOn();
        server.close();
        checks.close();
        lookups.shutdownNow();
        if (security != null) {
            security.close();
        }
    }

    /** Ends the check {@code stalls}, which holds the event loop until then. */
    void goOn() {
        goOn.countDown();
    }

    private List<Metric> metrics() {
        return List.of(
                new Metric("stalls", new Documentation("1.", "", ""), (Check.FromMemory) parameters -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new NotSupportedException("interrupted");
                    }
                    return ItemValue.unsigned(1);
                }),
                new Metric("agent.ping", new Documentation("1.", "", ""), (Check.FromMemory)
                        parameters -> ItemValue.unsigned(1)),
                new Metric("echo", "a", "a", new Documentation("Its parameter.", "", ""), (Check.FromHost)
                        parameters -> ItemValue.string(parameters.get(0))),
                new Metric("large", new Documentation("A long text.", "", ""), (Check.FromHost)
                        parameters -> ItemValue.string("x".repeat(3_000_000))),
                new Metric("hangs", new Documentation("Nothing.", "", ""), (Check.FromHost) parameters -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new NotSupportedException("interrupted");
                    }
                    return ItemValue.unsigned(0);
                }));
    }
}
