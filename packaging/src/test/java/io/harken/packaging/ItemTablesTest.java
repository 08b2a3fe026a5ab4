package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No key is forgotten, neither in the agent nor in the comparison. */
class ItemTablesTest {
    /** Documented, which the gate holds against what is registered. */
    private static final Path DOCUMENT = Path.of("../docs/item-keys.md");

    private static final String END_OF_METRICS = "<!-- end of metrics -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z0-9._-]+)(?:\\[[^`]*)?` \\| `");

    /** What {@code zabbix_agentd} 7.0 answers, or refuses as active only. */
    private static final Set<String> OF_AGENTD = Set.of(
            "agent.hostmetadata",
            "agent.hostname",
            "agent.ping",
            "agent.variant",
            "agent.version",
            "eventlog",
            "eventlog.count",
            "kernel.maxfiles",
            "kernel.maxproc",
            "kernel.openfiles",
            "log",
            "log.count",
            "logrt",
            "logrt.count",
            "modbus.get",
            "net.dns",
            "net.dns.perf",
            "net.dns.record",
            "net.if.collisions",
            "net.if.discovery",
            "net.if.in",
            "net.if.out",
            "net.if.total",
            "net.tcp.dns",
            "net.tcp.dns.query",
            "net.tcp.listen",
            "net.tcp.port",
            "net.tcp.service",
            "net.tcp.service.perf",
            "net.tcp.socket.count",
            "net.udp.listen",
            "net.udp.service",
            "net.udp.service.perf",
            "net.udp.socket.count",
            "proc.cpu.util",
            "proc.get",
            "proc.mem",
            "proc.num",
            "sensor",
            "system.boottime",
            "system.cpu.discovery",
            "system.cpu.intr",
            "system.cpu.load",
            "system.cpu.num",
            "system.cpu.switches",
            "system.cpu.util",
            "system.hostname",
            "system.hw.chassis",
            "system.hw.cpu",
            "system.hw.devices",
            "system.hw.macaddr",
            "system.localtime",
            "system.run",
            "system.sw.arch",
            "system.sw.os",
            "system.sw.os.get",
            "system.sw.packages",
            "system.sw.packages.get",
            "system.swap.in",
            "system.swap.out",
            "system.swap.size",
            "system.uname",
            "system.uptime",
            "system.users.num",
            "vfs.dev.discovery",
            "vfs.dev.read",
            "vfs.dev.write",
            "vfs.dir.count",
            "vfs.dir.get",
            "vfs.dir.size",
            "vfs.file.cksum",
            "vfs.file.contents",
            "vfs.file.exists",
            "vfs.file.get",
            "vfs.file.md5sum",
            "vfs.file.owner",
            "vfs.file.permissions",
            "vfs.file.regexp",
            "vfs.file.regmatch",
            "vfs.file.size",
            "vfs.file.time",
            "vfs.fs.discovery",
            "vfs.fs.get",
            "vfs.fs.inode",
            "vfs.fs.size",
            "vm.memory.size",
            "web.page.get",
            "web.page.perf",
            "web.page.regexp",
            "zabbix.stats");

    /** Answered by Harken, but by no {@code zabbix_agentd} 7.0. */
    private static final Set<String> OURS = Set.of(
            "agent.certificate.days",
            "agent.stats.get",
            "net.if.get",
            "systemd.unit.discovery",
            "systemd.unit.get",
            "systemd.unit.info",
            "tcp.ephemeral.get",
            "tcp.port.discovery",
            "tcp.ports.get",
            "tcp.process.get",
            "tcp.remotes",
            "tcp.remotes.get",
            "tcp.conntrack",
            "tcp.kernel",
            "tcp.kernel.get",
            "tcp.netns.discovery",
            "tcp.status",
            "tcp.status.get",
            "tcp.stuck",
            "vfs.dev.get");

    /** Tables with which other tests compare: their keys need servers that answer. */
    private static final List<String> OTHER_TABLES = List.of("dns.tsv", "services.tsv", "web.tsv");

    @Test
    void everyKeyIsRegistered() throws IOException {
        Set<String> expected = new TreeSet<>(OF_AGENTD);
        expected.addAll(OURS);

        assertEquals(expected, registered());
    }

    @Test
    void everyKeyOfAgentdIsCompared() throws IOException, URISyntaxException {
        Set<String> forgotten = new TreeSet<>(OF_AGENTD);
        Stream.concat(ItemTables.rows().stream(), OTHER_TABLES.stream().flatMap(Row::table))
                .map(ItemComparison::metric)
                .forEach(forgotten::remove);

        assertEquals(Set.of(), forgotten);
    }

    private static Set<String> registered() throws IOException {
        String document = Files.readString(DOCUMENT);
        return ROW.matcher(document.substring(0, document.indexOf(END_OF_METRICS)))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
