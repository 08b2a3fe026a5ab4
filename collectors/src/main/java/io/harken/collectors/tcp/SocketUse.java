package io.harken.collectors.tcp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the kernel knows of TCP sockets without a walk: {@code /proc/net/sockstat} and {@code sockstat6} (proc_pid_net(5)).
 *
 * @param inuse4 those of IPv4, but for connections that are not yet or no longer a socket (SYN_RECV, TIME_WAIT)
 * @param inuse6 those of IPv6; 0 where there is no IPv6
 * @param timewait what is left of sockets until their time is over, of both families
 * @param orphan sockets without a process, in all network namespaces
 * @param alloc sockets of any state, in all network namespaces
 * @param pages the memory of their buffers, in all network namespaces
 */
public record SocketUse(long inuse4, long inuse6, long timewait, long orphan, long alloc, long pages) {
    /**
     * Reads both files in the folder of a network namespace.
     *
     * @throws IOException if a file cannot be read or lacks a number
     */
    public static SocketUse read(Path net) throws IOException {
        return parse(
                KernelFile.read(net.resolve("sockstat")),
                KernelFile.readIfPresent(net.resolve("sockstat6"), KernelFile.LIMIT));
    }

    /** The texts of the files; a kernel without IPv6 has one only. */
    static SocketUse parse(KernelFile sockstat, Optional<KernelFile> sockstat6) throws IOException {
        return new SocketUse(
                number(sockstat, "TCP", "inuse"),
                sockstat6.isPresent() ? number(sockstat6.get(), "TCP6", "inuse") : 0,
                number(sockstat, "TCP", "tw"),
                number(sockstat, "TCP", "orphan"),
                number(sockstat, "TCP", "alloc"),
                number(sockstat, "TCP", "mem"));
    }

    /** A number of a line such as {@code TCP: inuse 1 orphan 0 tw 4}. */
    private static long number(KernelFile file, String protocol, String name) throws IOException {
        for (String line : file.lines()) {
            if (line.startsWith(protocol + ": ")) {
                String[] words = line.split(" ", -1);
                for (int i = 1; i + 1 < words.length; i += 2) {
                    if (words[i].equals(name)) {
                        return file.number(words[i + 1]);
                    }
                }
            }
        }
        throw file.malformed("it has no " + name + " of " + protocol);
    }
}
