package io.harken.collectors.dns;

import io.harken.collectors.host.HostFile;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of protocols and ports, from protocols(5) and services(5); a file that is not there names nothing. */
final class WellKnownServices {
    private final Path etc;

    WellKnownServices(Path etc) {
        this.etc = etc;
    }

    Optional<String> protocol(int number) {
        return lines("protocols")
                .filter(words -> words[1].equals(String.valueOf(number)))
                .map(words -> words[0])
                .findFirst();
    }

    /** The services of a protocol, or of any, by port; of several names of a port the first. */
    Map<String, String> names(Optional<String> protocol) {
        Map<String, String> names = new HashMap<>();
        lines("services").forEach(words -> {
            int slash = words[1].indexOf('/');
            if (slash > 0
                    && (protocol.isEmpty() || words[1].substring(slash + 1).equals(protocol.get()))) {
                names.putIfAbsent(words[1].substring(0, slash), words[0]);
            }
        });
        return names;
    }

    private Stream<String[]> lines(String name) {
        try {
            Optional<InputStream> present = HostFile.openIfPresent(etc.resolve(name));
            if (present.isEmpty()) {
                return Stream.empty();
            }
            try (InputStream in = present.get()) {
                return ByteText.of(in.readAllBytes())
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").trim().split("\\s+"))
                        .filter(words -> words.length >= 2);
            }
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
