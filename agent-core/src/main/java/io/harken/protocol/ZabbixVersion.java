package io.harken.protocol;

/** The Zabbix release whose passive protocol is spoken. */
public final class ZabbixVersion {
    /**
     * What {@code agent.version} and the JSON replies report. A server asks in JSON only from 7.0.0 on, and goes back
     * to the plain form when it reads an older number.
     */
    public static final String COMPATIBLE = "7.0.22";

    /** The variant of {@code zabbix_agentd}; {@code zabbix_agent2} is 2. */
    public static final int VARIANT = 1;

    private ZabbixVersion() {}
}
