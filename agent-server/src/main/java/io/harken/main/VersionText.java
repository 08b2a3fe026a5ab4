package io.harken.main;

import io.harken.protocol.ZabbixVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says which Harken this is. */
final class VersionText {
    private VersionText() {}

    /** The version of the build, from a resource that the build fills in. */
    static String harken() {
        try (InputStream in = VersionText.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code -V} prints. */
    static List<String> lines() {
        return List.of(
                "harken (daemon) (Harken) " + harken(),
                "Answers as zabbix_agentd (Zabbix) " + ZabbixVersion.COMPATIBLE);
    }
}
