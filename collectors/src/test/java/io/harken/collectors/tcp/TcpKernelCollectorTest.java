package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.ItemValue;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpKernelCollectorTest {
    private static CheckResult ask(HostPaths host, String key) {
        try (CheckExecutor checks = new CheckExecutor()) {
            return new PassiveCheckService(
                            MetricRegistry.of(List.of(new TcpKernelCollector(host, new NetworkNamespaces(host)))),
                            checks)
                    .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                    .join();
        }
    }

    private static String reason(HostPaths host, String key) {
        return ((NotSupported) ask(host, key)).reason();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What a container sees of its host: the counters of the first process, and limits of its own. */
    @Test
    void limitsOfTheAgentAreCalledSo(@TempDir Path root) throws IOException {
        Path net = root.resolve("proc/1/net");
        write(net.resolve("snmp"), "Tcp: RetransSegs\nTcp: 7\n");
        write(net.resolve("netstat"), "TcpExt: ListenDrops\nTcpExt: 8\n");
        write(net.resolve("sockstat"), "TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 0\n");
        write(root.resolve("proc/sys/net/ipv4/tcp_max_tw_buckets"), "300\n");
        write(root.resolve("proc/sys/net/netfilter/nf_conntrack_count"), "5\n");
        HostPaths host = HostPaths.mountedBelow(root);

        assertEquals(
                "{\"counters\":{\"TcpRetransSegs\":7,\"TcpExtListenDrops\":8},"
                        + "\"sockets\":{\"inuse4\":1,\"inuse6\":0,\"timewait\":3,\"orphan\":2,\"alloc\":4,\"memory\":0},"
                        + "\"limits\":{\"timewait\":300},\"limits_of\":\"agent\",\"pused\":{\"timewait\":1.000000}}",
                ((Value) ask(host, "tcp.kernel.get")).item().text());
        assertEquals(
                "No connections are tracked: the kernel module nf_conntrack is not loaded.",
                reason(host, "tcp.conntrack"),
                "the count is that of the agent's own namespace");
    }

    @Test
    void aNegativeNumberIsNotAnUnsignedOne(@TempDir Path root) throws IOException {
        write(root.resolve("proc/net/snmp"), "Tcp: MaxConn InSegs\nTcp: -1 18446744073709551615\n");
        write(root.resolve("proc/net/netstat"), "TcpExt: TW\nTcpExt: 1\n");
        HostPaths host = HostPaths.under(root);

        assertEquals(new ItemValue(ItemValue.Type.FLOAT, "-1"), ((Value) ask(host, "tcp.kernel[TcpMaxConn]")).item());
        assertEquals(ItemValue.unsigned(-1), ((Value) ask(host, "tcp.kernel[TcpInSegs]")).item());
    }
}
