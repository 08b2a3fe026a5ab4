package io.harken.collectors.netns;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ProcessList;
import io.harken.item.ItemValue;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code tcp.netns.discovery}. */
final class NamespaceDiscovery {
    /** Further namespaces are left out. */
    static final int MOST = 1000;

    private final HostPaths host;
    private final NamedNamespaces names;

    NamespaceDiscovery(HostPaths host) {
        this.host = host;
        this.names = new NamedNamespaces(host);
    }

    /**
     * A namespace.
     *
     * @param pid the first process in it
     * @param container the id of the first container in it; empty if none is
     */
    private record Found(int pid, String container) {}

    /** The namespaces but that of the host, in the order of their first processes. */
    ItemValue value(Parameters parameters) throws IOException {
        List<Found> found = find();
        Map<Long, String> names = found.isEmpty() ? Map.of() : this.names.byNumber();
        JsonWriter json = new JsonWriter().beginArray();
        for (Found namespace : found) {
            String name = names.getOrDefault(NamespaceNumber.ofProcess(process(namespace.pid)), "");
            write(json, namespace, name);
        }
        return ItemValue.text(json.endArray().toString());
    }

    private Path process(int pid) {
        return host.proc().resolve(String.valueOf(pid));
    }

    /** A name that is a number would be taken for that of a process. */
    private static void write(JsonWriter json, Found namespace, String name) {
        String pid = String.valueOf(namespace.pid);
        boolean isPid = name.isEmpty() || ProcessList.number(name) > 0;
        json.beginObject();
        json.name("{#NETNS}").value(isPid ? pid : name);
        json.name("{#PID}").value(pid);
        json.name("{#NAME}").value(name);
        json.name("{#CONTAINER}").value(ContainerId.shortForm(namespace.container));
        json.endObject();
    }

    private List<Found> find() throws IOException {
        long own = own();
        Map<Long, Found> found = new LinkedHashMap<>();
        for (int pid : ProcessList.processes(host.proc())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            long number = NamespaceNumber.ofTables(process(pid).resolve("net"));
            if (number > 0 && number != own) {
                add(found, number, pid);
            }
        }
        return new ArrayList<>(found.values());
    }

    private void add(Map<Long, Found> found, long number, int pid) throws IOException {
        Found before = found.get(number);
        if (before == null && found.size() < MOST) {
            found.put(number, new Found(pid, ContainerId.ofProcess(process(pid))));
        } else if (before != null && before.container.isEmpty()) {
            found.put(number, new Found(before.pid, ContainerId.ofProcess(process(pid))));
        }
    }

    private long own() throws IOException {
        // Where there are no tables, it says why.
        HostFile.open(host.net().resolve("dev")).close();
        return NamespaceNumber.ofTables(host.net());
    }
}
