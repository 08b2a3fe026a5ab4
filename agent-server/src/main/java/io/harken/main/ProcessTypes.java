package io.harken.main;

import java.util.Set;

/**
 * The names that {@code zabbix_agentd} takes for types of processes: all that there are in a server, a proxy and an agent.
 */
final class ProcessTypes {
    private static final Set<String> NAMES = Set.of(
            "active checks",
            "agent poller",
            "alert manager",
            "alert syncer",
            "alerter",
            "availability manager",
            "browser poller",
            "collector",
            "configuration syncer",
            "configuration syncer worker",
            "connector manager",
            "connector worker",
            "data sender",
            "discovery manager",
            "discovery worker",
            "escalator",
            "ha manager",
            "history poller",
            "history syncer",
            "housekeeper",
            "http agent poller",
            "http poller",
            "icmp pinger",
            "internal poller",
            "ipmi manager",
            "ipmi poller",
            "java poller",
            "listener",
            "lld manager",
            "lld worker",
            "main",
            "odbc poller",
            "poller",
            "preprocessing manager",
            "preprocessing worker",
            "proxy group manager",
            "proxy poller",
            "report manager",
            "report writer",
            "self-monitoring",
            "service manager",
            "snmp poller",
            "snmp trapper",
            "task manager",
            "timer",
            "trapper",
            "trigger housekeeper",
            "unreachable poller",
            "vmware collector");

    private ProcessTypes() {}

    static boolean exists(String name) {
        return NAMES.contains(name);
    }
}
