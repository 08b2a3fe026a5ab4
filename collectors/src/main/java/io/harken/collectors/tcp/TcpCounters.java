package io.harken.collectors.tcp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters of TCP since the start of a network namespace: the lines {@code Tcp} of {@code /proc/net/snmp} and
 * {@code TcpExt} of {@code /proc/net/netstat} (proc_pid_net(5)), by the names that nstat(8) makes of them, such as
 * {@code TcpRetransSegs} and {@code TcpExtListenOverflows}. What there is depends on the kernel.
 */
final class TcpCounters {
    private TcpCounters() {}

    /** The texts of the numbers by their names, in the order of the kernel, of a folder of a network namespace. */
    static Map<String, String> read(Path net) throws IOException {
        Map<String, String> counters = new LinkedHashMap<>();
        counters.putAll(parse(KernelFile.read(net.resolve("snmp")), "Tcp"));
        counters.putAll(parse(KernelFile.read(net.resolve("netstat")), "TcpExt"));
        return counters;
    }

    /** The counters of a protocol, which have a line for the names and the next for the numbers. */
    static Map<String, String> parse(KernelFile file, String protocol) throws IOException {
        Map<String, String> counters = new LinkedHashMap<>();
        String[] lines = file.lines();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(protocol + ": ")) {
                String[] names = lines[i].split(" ", -1);
                String[] numbers = i + 1 < lines.length ? lines[i + 1].split(" ", -1) : new String[0];
                if (numbers.length != names.length || !numbers[0].equals(names[0])) {
                    throw file.malformed("there is not a number for each name of " + protocol);
                }
                for (int k = 1; k < names.length; k++) {
                    counters.put(protocol + names[k], number(file, numbers[k]));
                }
                return counters;
            }
        }
        throw file.malformed("it has no " + protocol);
    }

    /** Nearly all are unsigned and have 64 bits; {@code TcpMaxConn} may be -1. */
    private static String number(KernelFile file, String word) throws IOException {
        try {
            return word.startsWith("-")
                    ? Long.toString(Long.parseLong(word))
                    : Long.toUnsignedString(Long.parseUnsignedLong(word));
        } catch (NumberFormatException e) {
            throw file.malformed("\"" + word + "\" is no number");
        }
    }
}
