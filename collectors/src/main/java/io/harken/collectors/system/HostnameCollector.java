package io.harken.collectors.system;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/** The name of the host, {@code /proc/sys/kernel/hostname} (proc(5)). */
public final class HostnameCollector implements Collector {
    private final HostPaths host;
    private final Resolver resolver;

    /** Writes a line for each address of a name. */
    @FunctionalInterface
    interface Resolver {
        String lines(String name) throws IOException, InterruptedException;
    }

    /** The name of a host whose resolver the commands ask, by getent(1). */
    public HostnameCollector(HostPaths host, ShellCommands commands) {
        this(host, name -> commands.output(List.of("getent", "ahosts", name), HostnameCollector::isAnswer));
    }

    HostnameCollector(HostPaths host, Resolver resolver) {
        this.host = host;
        this.resolver = resolver;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "system.hostname",
                "<type>,<transform>",
                "",
                new Documentation("Name of the host.", "", "/proc/sys/kernel/hostname"),
                (Check.FromHost) this::hostname));
    }

    private ItemValue hostname(Parameters parameters) throws NotSupportedException, IOException {
        String name = switch (parameters.get(0)) {
            case "", "host" -> nodeName();
            case "shorthost" -> shortName(nodeName());
            case "fqdn" -> fullyQualified(nodeName());
            case "netbios" -> throw new NotSupportedException("NetBIOS is not supported on the current platform.");
            default -> throw parameters.invalid(0);
        };
        return switch (parameters.get(1)) {
            case "", "none" -> ItemValue.string(name);
            case "lower" -> ItemValue.string(lower(name));
            default -> throw parameters.invalid(1);
        };
    }

    private static String shortName(String nodeName) {
        int dot = nodeName.indexOf('.');
        return dot < 0 ? nodeName : nodeName.substring(0, dot);
    }

    /** ASCII only: the other bytes are parts of characters. */
    private static String lower(String name) {
        StringBuilder lower = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c | 0x20));
            }
        }
        return lower.toString();
    }

    private String nodeName() throws IOException {
        try (InputStream in = HostFile.open(host.proc().resolve("sys/kernel/hostname"))) {
            return ByteText.of(in.readAllBytes()).stripTrailing();
        }
    }

    /** The canonical name of getaddrinfo(3): the first one on the line of hosts(5) that holds the node name, or by DNS. */
    private String fullyQualified(String nodeName) throws IOException {
        Optional<String> listed = listed(nodeName);
        return listed.isPresent() ? listed.get() : resolved(nodeName);
    }

    private Optional<String> listed(String nodeName) throws IOException {
        Optional<InputStream> hosts = HostFile.openIfPresent(host.etc().resolve("hosts"));
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = hosts.get()) {
            return ByteText.of(in.readAllBytes())
                    .lines()
                    .map(line -> List.of(line.replaceFirst("#.*", "").trim().split("\\s+")))
                    .filter(words -> words.stream().skip(1).anyMatch(nodeName::equalsIgnoreCase))
                    .map(words -> words.get(1))
                    .findFirst();
        }
    }

    /**
     * As the resolver knows it, in the first line: {@code 192.0.2.1 STREAM host.example.org}. The node name itself when it does not
     * resolve, as {@code zabbix_agentd} has it.
     */
    private String resolved(String nodeName) throws IOException {
        if (!nodeName.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            return nodeName;
        }
        try {
            String[] words = resolver.lines(nodeName)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip()
                    .split(" +", -1);
            return words.length < 3 ? nodeName : withoutLastDots(words[2]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Of getent(1): a line for each address, or that there is none. */
    private static boolean isAnswer(int status) {
        return status == 0 || status == 2;
    }

    private static String withoutLastDots(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        return name.substring(0, end);
    }
}
