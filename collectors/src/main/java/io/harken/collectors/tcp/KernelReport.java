package io.harken.collectors.tcp;

import io.harken.collectors.host.HostPaths;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What {@code tcp.kernel.get} tells of a network namespace.
 *
 * @param counters the texts of numbers by their names
 * @param tracking nothing where the kernel module is not loaded
 */
record KernelReport(
        Map<String, String> counters,
        SocketUse sockets,
        TcpLimits limits,
        boolean limitsOfHost,
        Optional<ConnectionTracking> tracking) {
    /**
     * Reads it all.
     *
     * @param given whether the namespace was asked for by a parameter: limits under its name are its own, or not told
     */
    static KernelReport read(HostPaths host, boolean given) throws IOException {
        NetworkSettings settings = NetworkSettings.of(host);
        TcpLimits limits = TcpLimits.read(settings);
        boolean common = given && !settings.ofHost();
        return new KernelReport(
                TcpCounters.read(host.net()),
                SocketUse.read(host.net()),
                common ? limits.ofAllNamespaces() : limits,
                common || settings.ofHost(),
                ConnectionTracking.read(host));
    }

    String json() throws IOException {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("counters").beginObject();
        counters.forEach((name, number) -> json.name(name).raw(number));
        json.endObject();
        writeSockets(json);
        writeLimits(json);
        writeShares(json);
        tracking.ifPresent(present -> write(json, present));
        return json.endObject().toString();
    }

    private void writeSockets(JsonWriter json) throws IOException {
        json.name("sockets").beginObject();
        json.name("inuse4").unsigned(sockets.inuse4());
        json.name("inuse6").unsigned(sockets.inuse6());
        json.name("timewait").unsigned(sockets.timewait());
        json.name("orphan").unsigned(sockets.orphan());
        json.name("alloc").unsigned(sockets.alloc());
        json.name("memory").unsigned(PageSize.bytes(sockets.pages())).endObject();
    }

    private void writeLimits(JsonWriter json) throws IOException {
        json.name("limits").beginObject();
        write(json, "timewait", limits.timewait());
        write(json, "orphan", limits.orphan());
        write(json, "memory", bytes(limits.pages()));
        write(json, "memory_pressure", bytes(limits.pressurePages()));
        write(json, "syn_backlog", limits.synBacklog());
        write(json, "accept_queue", limits.acceptQueue());
        json.endObject().name("limits_of").value(limitsOfHost ? "host" : "agent");
    }

    private static OptionalLong bytes(OptionalLong pages) throws IOException {
        return pages.isPresent() ? OptionalLong.of(PageSize.bytes(pages.getAsLong())) : pages;
    }

    private void writeShares(JsonWriter json) {
        json.name("pused").beginObject();
        write(json, "timewait", Share.percent(sockets.timewait(), limits.timewait()));
        write(json, "orphan", Share.percent(sockets.orphan(), limits.orphan()));
        write(json, "memory", Share.percent(sockets.pages(), limits.pages()));
        json.endObject();
    }

    private static void write(JsonWriter json, ConnectionTracking tracking) {
        json.name("conntrack").beginObject();
        json.name("used").unsigned(tracking.used());
        write(json, "max", tracking.max());
        write(json, "pused", tracking.pused());
        json.endObject();
    }

    private static void write(JsonWriter json, String name, OptionalLong number) {
        number.ifPresent(present -> json.name(name).unsigned(present));
    }

    private static void write(JsonWriter json, String name, OptionalDouble number) {
        number.ifPresent(present -> json.name(name).floating(present));
    }
}
