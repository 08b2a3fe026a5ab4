package io.harken.collectors.netns;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ProcessList;
import io.harken.config.SystemError;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network namespaces of a host by what users call them: a process in it, the name that {@code ip netns} gave it, or the
 * id of a container.
 *
 * <p>The tables of a namespace are seen through a process that runs in it, and only so.
 */
public final class NetworkNamespaces {
    /** More are forgotten. */
    private static final int MOST_REMEMBERED = 1024;

    private final HostPaths host;
    private final NamedNamespaces names;

    /** In which process a namespace was seen last, by the parameter: looked at again each time, but first. */
    private final Map<String, Integer> lastSeen = new ConcurrentHashMap<>();

    /** The namespaces of a host. */
    public NetworkNamespaces(HostPaths host) {
        this.host = host;
        this.names = new NamedNamespaces(host);
    }

    /** What tells whether a process is in the namespace that is asked for. */
    interface Members {
        /** Whether it is; a process that has ended is not. */
        boolean contains(int pid) throws IOException;

        /** The refusal if no process is. */
        NotSupportedException absent();
    }

    /**
     * The host with the tables of a namespace. Blocks; ends when the thread is interrupted.
     *
     * @param parameter a process id, a name below {@code /run/netns}, or 12 or more digits of the id of a container; empty for
     *     the namespace of the host itself
     * @throws NotSupportedException if there is no such namespace, or no process runs in it
     */
    public HostPaths of(String parameter) throws NotSupportedException, IOException {
        if (parameter.isEmpty()) {
            return host;
        }
        int pid = ProcessList.number(parameter);
        return seenFrom(pid > 0 ? existing(pid) : processIn(parameter));
    }

    /**
     * The number of the namespace of some tables: all processes in it have the same, and no other namespace has it meanwhile.
     * Nothing if the process through which they are seen has ended.
     */
    public static OptionalLong number(Path net) throws IOException {
        long number = NamespaceNumber.ofTables(net);
        return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Whether the tables of a host are those of the network namespace that the agent itself is in. */
    public static boolean isAgents(HostPaths host) throws IOException {
        Path own = host.proc().resolve("net");
        if (host.net().equals(own)) {
            return true;
        }
        OptionalLong number = number(host.net());
        return number.isPresent() && number.equals(number(own));
    }

    private HostPaths seenFrom(int pid) {
        return new HostPaths(host.proc(), tables(pid), host.sys(), host.dev(), host.etc(), host.root());
    }

    private Path tables(int pid) {
        return host.proc().resolve(pid + "/net");
    }

    private int existing(int pid) throws NotSupportedException, IOException {
        try {
            Files.readAttributes(tables(pid), BasicFileAttributes.class);
            return pid;
        } catch (NoSuchFileException e) {
            throw new NotSupportedException("There is no process " + pid + ".");
        } catch (IOException e) {
            throw new IOException("Cannot open " + tables(pid) + ": " + SystemError.of(e), e);
        }
    }

    private int processIn(String parameter) throws NotSupportedException, IOException {
        Members members = members(parameter);
        Integer last = lastSeen.get(parameter);
        if (last != null && members.contains(last)) {
            return last;
        }
        for (int pid : ProcessList.processes(host.proc())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            if (members.contains(pid)) {
                remember(parameter, pid);
                return pid;
            }
        }
        throw members.absent();
    }

    private void remember(String parameter, int pid) {
        if (lastSeen.size() >= MOST_REMEMBERED) {
            lastSeen.clear();
        }
        lastSeen.put(parameter, pid);
    }

    private Members members(String parameter) throws NotSupportedException, IOException {
        if (!NamedNamespaces.isName(parameter)) {
            throw new NotSupportedException("Invalid network namespace.");
        }
        long number = names.number(parameter);
        if (number != NamespaceNumber.NONE) {
            return new NamespaceMembers(host.proc(), parameter, number);
        }
        if (ContainerId.isId(parameter)) {
            return new ContainerMembers(host.proc(), parameter);
        }
        throw new NotSupportedException("Cannot find the network namespace \"" + parameter + "\".");
    }
}
