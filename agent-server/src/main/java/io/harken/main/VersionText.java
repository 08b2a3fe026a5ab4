package io.harken.main;

import io.harken.protocol.ZabbixVersion;
import java.util.List;

/** Says which Harken this is. */
final class VersionText {
    /** The version of the build. */
    static final String HARKEN = BuildVersion.HARKEN;

    private VersionText() {}

    /** What {@code -V} prints. */
    static List<String> lines() {
        return List.of(
                "harken (daemon) (Harken) " + HARKEN, "Answers as zabbix_agentd (Zabbix) " + ZabbixVersion.COMPATIBLE);
    }

    /** What an agent of a name says when it starts. */
    static String starting(String hostname) {
        return "Starting Harken [" + hostname + "]. Harken " + HARKEN + " (Zabbix agent " + ZabbixVersion.COMPATIBLE
                + ").";
    }

    /** What an agent says last. */
    static String stopped() {
        return "Harken stopped. Harken " + HARKEN + ".";
    }
}
