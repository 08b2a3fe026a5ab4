package io.harken.collectors.tcp;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/**
 * Settings of the network, {@code /proc/sys/net} (kernel document {@code networking/ip-sysctl}). The kernel shows everybody
 * those of their own network namespace, wherever it is mounted.
 *
 * @param folder where they are
 * @param ofHost whether they are those of the namespace that is read, too, and not only of the agent's own
 */
public record NetworkSettings(Path folder, boolean ofHost) {
    /** The settings that can be seen of a host. */
    public static NetworkSettings of(HostPaths host) throws IOException {
        return new NetworkSettings(host.proc().resolve("sys/net"), NetworkNamespaces.isAgents(host));
    }

    /** The number of a setting; nothing if there is no such setting. */
    OptionalLong number(String name) throws IOException {
        List<Long> numbers = numbers(name, 1);
        return numbers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(numbers.get(0));
    }

    /** The numbers of a setting, as many as it has; none if there is no such setting. */
    List<Long> numbers(String name, int count) throws IOException {
        Optional<KernelFile> file = KernelFile.readIfPresent(folder.resolve(name), KernelFile.LIMIT);
        return file.isPresent() ? parse(file.get(), count) : List.of();
    }

    static List<Long> parse(KernelFile file, int count) throws IOException {
        List<Long> numbers = new ArrayList<>(count);
        StringTokenizer words = new StringTokenizer(file.text());
        while (words.hasMoreTokens() && numbers.size() < count) {
            numbers.add(file.number(words.nextToken()));
        }
        if (numbers.size() < count || words.hasMoreTokens()) {
            throw file.malformed("it is not " + count + (count == 1 ? " number" : " numbers"));
        }
        return numbers;
    }
}
