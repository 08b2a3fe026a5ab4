package io.harken.collectors.dns;

import io.harken.collectors.host.HostFile;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The name servers of the host, in resolv.conf(5), which may change at any time. */
final class Nameservers {
    /** The resolver of the C library takes no more. */
    private static final int MOST = 3;

    private static final int LONGEST_FILE = 64 * 1024;
    private static final List<String> LOCAL = List.of("127.0.0.1");

    private final Path file;

    Nameservers(Path etc) {
        this.file = etc.resolve("resolv.conf");
    }

    /** Their addresses; that of this host if none is named. */
    List<String> addresses() {
        List<String> named = parse(read());
        return named.isEmpty() ? LOCAL : named;
    }

    private String read() {
        try {
            Optional<InputStream> present = HostFile.openIfPresent(file);
            if (present.isEmpty()) {
                return "";
            }
            try (InputStream in = present.get()) {
                return ByteText.of(in.readNBytes(LONGEST_FILE));
            }
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> parse(String text) {
        return text.lines()
                .map(line -> line.split("[ \t]+"))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .map(words -> words[1])
                .filter(address -> IpText.resolve(address).isPresent())
                .limit(MOST)
                .toList();
    }
}
