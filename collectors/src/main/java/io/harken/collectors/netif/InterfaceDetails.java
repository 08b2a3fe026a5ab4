package io.harken.collectors.netif;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.SysAttribute;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code net.if.get} tells of interfaces: their counters, and what {@code /sys/class/net} says of them. */
final class InterfaceDetails {
    /** ARPHRD_LOOPBACK of the kernel. */
    private static final String LOOPBACK = "772";

    private static final int UP = 1;

    private final Path folder;

    InterfaceDetails(HostPaths host) {
        folder = host.sys().resolve("class/net");
    }

    /** The interfaces as they are set up, and what they have counted. */
    String json(List<InterfaceCounters> interfaces) {
        JsonWriter json = new JsonWriter().beginObject().name("config").beginArray();
        interfaces.forEach(each -> config(json, each));
        json.endArray().name("values").beginArray();
        interfaces.forEach(each -> values(json, each));
        return json.endArray().endObject().toString();
    }

    private void config(JsonWriter json, InterfaceCounters counters) {
        Path attributes = attributes(counters);
        identity(json, counters, attributes);
        json.name("type").value(type(attributes));
        json.name("speed").unsigned(number(attributes, "speed"));
        json.name("duplex").value(text(attributes, "duplex"));
        json.name("administrative_state").value(administrativeState(text(attributes, "flags")));
        json.name("operational_state").value(text(attributes, "operstate"));
        json.name("carrier").unsigned(number(attributes, "carrier")).endObject();
    }

    private void values(JsonWriter json, InterfaceCounters counters) {
        Path attributes = attributes(counters);
        identity(json, counters, attributes);
        for (String name : List.of("carrier", "carrier_changes", "carrier_up_count", "carrier_down_count")) {
            json.name(name).unsigned(number(attributes, name));
        }
        json.name("in").beginObject();
        for (int i = 0; i < InterfaceCounters.IN.size(); i++) {
            json.name(InterfaceCounters.IN.get(i)).unsigned(counters.in(i));
        }
        json.endObject().name("out").beginObject();
        for (int i = 0; i < InterfaceCounters.OUT.size(); i++) {
            json.name(InterfaceCounters.OUT.get(i)).unsigned(counters.out(i));
        }
        json.endObject().endObject();
    }

    private Path attributes(InterfaceCounters counters) {
        return FilePath.below(folder, counters.name());
    }

    private static void identity(JsonWriter json, InterfaceCounters counters, Path attributes) {
        json.beginObject().name("name").value(counters.name());
        json.name("ifalias").value(text(attributes, "ifalias"));
        json.name("mac").value(text(attributes, "address"));
    }

    /** As {@code zabbix_agent2}, empty for what is not told. */
    private static String text(Path attributes, String name) {
        return SysAttribute.read(attributes.resolve(name)).orElse("");
    }

    /** As {@code zabbix_agent2}, 0 for what is not told, and for the kernel's -1. */
    private static long number(Path attributes, String name) {
        return SysAttribute.number(attributes.resolve(name)).orElse(0L);
    }

    private static String type(Path attributes) {
        if (text(attributes, "type").equals(LOOPBACK)) {
            return "loopback";
        }
        Path device = attributes.resolve("device");
        return Files.isDirectory(device) && !hasFunctions(device) ? "physical" : "virtual";
    }

    /** A device with virtual functions is shared among them. */
    private static boolean hasFunctions(Path device) {
        try (DirectoryStream<Path> functions = Files.newDirectoryStream(device, "virtfn*")) {
            return functions.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static String administrativeState(String flags) {
        try {
            return (Integer.decode(flags) & UP) != 0 ? "up" : "down";
        } catch (NumberFormatException e) {
            return "unknown";
        }
    }
}
