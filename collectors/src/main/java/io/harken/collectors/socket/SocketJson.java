package io.harken.collectors.socket;

import io.harken.collectors.host.Reading;
import io.harken.item.ItemValue;
import io.harken.json.JsonWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What walks found, as JSON. */
final class SocketJson {
    /** As the documentation lists them. */
    private static final List<TcpState> STATES = Arrays.stream(TcpState.values())
            .sorted(Comparator.comparing(TcpState::word))
            .toList();

    private SocketJson() {}

    /**
     * The states.
     *
     * @param age nanoseconds since the end of the walk
     * @param ended the time of its end, in seconds since 1970
     */
    static JsonWriter status(Reading<SocketSnapshot> reading, long age, double ended) {
        SocketSnapshot snapshot = reading.value();
        JsonWriter json = new JsonWriter().beginObject();
        for (TcpState state : STATES) {
            json.name(state.word()).unsigned(snapshot.count(state));
        }
        json.name("total").unsigned(snapshot.total());
        counts(json.name("ipv4"), snapshot.ipv4());
        counts(json.name("ipv6"), snapshot.ipv6());
        json.name("time").floating(ended);
        json.name("age").floating(seconds(age));
        return json.name("duration").floating(seconds(reading.duration().toNanos()));
    }

    private static void counts(JsonWriter json, StateCounts counts) {
        json.beginObject();
        for (TcpState state : STATES) {
            json.name(state.word()).unsigned(counts.count(state));
        }
        json.name("total").unsigned(counts.total()).endObject();
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** The ports on which sockets listen, for the discovery by a template. */
    static ItemValue discovery(ListeningPorts found) {
        JsonWriter json = new JsonWriter().beginArray();
        for (ListeningPort port : found.ports()) {
            json.beginObject();
            json.name("{#PORT}").value(Integer.toString(port.port()));
            json.name("{#ADDR}").value(addresses(port));
            json.name("{#FAMILY}").value(port.family());
            json.name("{#SERVICE}").value(port.service()).endObject();
        }
        return ItemValue.text(json.endArray().toString());
    }

    /** The ports on which sockets listen, with their connections. */
    static ItemValue ports(ListeningPorts found) {
        JsonWriter json = new JsonWriter().beginObject().name("ports").beginArray();
        for (ListeningPort port : found.ports()) {
            json.beginObject();
            json.name("port").unsigned(port.port());
            json.name("address").value(addresses(port));
            json.name("family").value(port.family());
            json.name("service").value(port.service());
            json.name("accept_queue").unsigned(port.acceptQueue());
            json.name("connections").unsigned(port.connections().total());
            for (TcpState state : STATES) {
                if (state != TcpState.LISTEN) {
                    json.name(state.word()).unsigned(port.connections().count(state));
                }
            }
            json.endObject();
        }
        json.endArray().name("left_out").unsigned(found.leftOut()).endObject();
        return ItemValue.text(json.toString());
    }

    private static String addresses(ListeningPort port) {
        return port.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    /** The peers with the most sockets. */
    static ItemValue remotes(RemotesQuestion question, Remotes found, int most) {
        JsonWriter json = new JsonWriter().beginObject().name("remotes").beginArray();
        found.top().stream()
                .limit(most)
                .forEach(entry -> json.beginObject()
                        .name("address")
                        .value(question.text(
                                new IpAddress(entry.key().get(0), entry.key().get(1))))
                        .name("connections")
                        .unsigned(entry.count())
                        .endObject());
        json.endArray();
        json.name("distinct").unsigned(found.distinct());
        json.name("connections").unsigned(found.sockets());
        json.name("error").unsigned(found.error());
        return ItemValue.text(json.endObject().toString());
    }

    /** The destinations towards which the most ports are in use. */
    static ItemValue ephemeral(EphemeralPorts found, int most) {
        Optional<PortRange> range = found.range();
        long used = found.top().isEmpty() ? 0 : found.top().get(0).count();
        JsonWriter json = new JsonWriter().beginObject();
        range.ifPresent(known -> write(json, known, found.rangeOfHost()));
        json.name("destinations").unsigned(found.destinations());
        json.name("used").unsigned(used);
        writeShare(json, range, used);
        json.name("worst")
                .value(found.top().isEmpty() ? "" : destination(found.top().get(0)));
        json.name("top").beginArray();
        found.top().stream().limit(most).forEach(entry -> write(json, range, entry));
        json.endArray().name("error").unsigned(found.error());
        return ItemValue.text(json.endObject().toString());
    }

    private static void write(JsonWriter json, PortRange range, boolean ofHost) {
        json.name("first").unsigned(range.first());
        json.name("last").unsigned(range.last());
        json.name("reserved").unsigned(range.reserved().cardinality());
        json.name("ports").unsigned(range.size());
        json.name("range_of").value(ofHost ? "host" : "agent");
    }

    private static void write(JsonWriter json, Optional<PortRange> range, FrequentKeys.Entry entry) {
        json.beginObject();
        json.name("local").value(EphemeralPorts.local(entry).toString());
        json.name("remote").value(EphemeralPorts.remote(entry).toString());
        json.name("port").unsigned(EphemeralPorts.remotePort(entry));
        json.name("used").unsigned(entry.count());
        writeShare(json, range, entry.count());
        json.endObject();
    }

    private static void writeShare(JsonWriter json, Optional<PortRange> range, long used) {
        range.ifPresent(known -> json.name("pused").floating(known.percent(used)));
    }

    private static String destination(FrequentKeys.Entry entry) {
        IpAddress remote = EphemeralPorts.remote(entry);
        boolean v4 = IpNetwork.isV4Mapped(remote.high(), remote.low());
        return EphemeralPorts.local(entry) + " -> " + (v4 ? remote.toString() : "[" + remote + "]") + ":"
                + EphemeralPorts.remotePort(entry);
    }
}
