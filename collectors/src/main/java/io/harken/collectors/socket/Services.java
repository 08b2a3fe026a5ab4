package io.harken.collectors.socket;

import io.harken.collectors.host.HostFile;
import io.harken.ip.PortText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The names of ports in {@code /etc/services} (services(5)). */
final class Services {
    private final Path file;
    private final String suffix;

    Services(Path file, Protocol protocol) {
        this.file = file;
        this.suffix = "/" + protocol.file();
    }

    /** The port of a service or of an alias of it; nothing if there is none, or no file. */
    Optional<Integer> port(String name) throws IOException {
        Optional<InputStream> present = HostFile.openIfPresent(file);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = present.get()) {
            return ByteText.of(in.readAllBytes())
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").trim().split("\\s+"))
                    .filter(words -> words.length >= 2 && words[1].endsWith(suffix) && names(words, name))
                    .flatMap(words ->
                            PortText.parse(words[1].substring(0, words[1].length() - suffix.length())).stream())
                    .findFirst();
        }
    }

    private static boolean names(String[] words, String name) {
        return words[0].equals(name)
                || Arrays.asList(words).subList(2, words.length).contains(name);
    }
}
