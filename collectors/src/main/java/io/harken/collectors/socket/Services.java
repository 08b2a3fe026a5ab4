package io.harken.collectors.socket;

import io.harken.collectors.host.HostFile;
import io.harken.ip.PortText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of ports in {@code /etc/services} (services(5)). */
final class Services {
    private static final int LIMIT = 4 << 20;

    private final Path file;
    private final String suffix;

    Services(Path file, Protocol protocol) {
        this.file = file;
        this.suffix = "/" + protocol.file();
    }

    /** The port of a service or of an alias of it; nothing if there is none, or no file. */
    Optional<Integer> port(String name) throws IOException {
        return lines().stream()
                .filter(line -> line.names().contains(name))
                .map(Line::port)
                .findFirst();
    }

    /** The first name of each port; nothing if there is no file. */
    Map<Integer, String> names() throws IOException {
        return lines().stream()
                .collect(Collectors.toMap(Line::port, line -> line.names().get(0), (first, other) -> first));
    }

    /** A service: its name, its aliases and its port. */
    private record Line(List<String> names, int port) {}

    private List<Line> lines() throws IOException {
        Optional<InputStream> present = HostFile.openIfPresent(file);
        if (present.isEmpty()) {
            return List.of();
        }
        try (InputStream in = present.get()) {
            return ByteText.of(in.readNBytes(LIMIT))
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").trim().split("\\s+"))
                    .flatMap(words -> line(words).stream())
                    .toList();
        }
    }

    private Optional<Line> line(String[] words) {
        if (words.length < 2 || !words[1].endsWith(suffix)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(List.of(words));
        names.remove(1);
        return PortText.parse(words[1].substring(0, words[1].length() - suffix.length()))
                .map(port -> new Line(names, port));
    }
}
