package io.harken.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration, as plain values. Each component is given its own part and never the whole.
 *
 * @param listen where the agent listens
 * @param server who may ask
 * @param tls how connections are protected, where any protection is accepted
 * @param startAgents how many agents {@code zabbix_agentd} would start; only checked, never a limit
 * @param timeout how long a check may take
 * @param sourceIp the address that the agent asks other hosts from, in {@link io.harken.item.ByteText}; else the kernel chooses
 * @param excludeOwnPolls whether the connections by which the agent is asked are left out of the counts of TCP sockets
 * @param host what the host is called
 * @param log what is logged, and where
 * @param pidFile the file that holds the process id; always there but in a container
 * @param account whom the agent runs as
 * @param commands what the agent runs for others
 * @param keys what keys mean and which may be asked
 * @param warnings what is odd about the configuration and stops nothing
 */
public record AgentConfig(
        ListenConfig listen,
        ServerConfig server,
        Optional<TlsConfig> tls,
        int startAgents,
        Duration timeout,
        Optional<String> sourceIp,
        boolean excludeOwnPolls,
        HostConfig host,
        LogConfig log,
        Optional<Path> pidFile,
        AccountConfig account,
        CommandConfig commands,
        KeyConfig keys,
        List<String> warnings) {
    /** Copies the list. */
    public AgentConfig {
        warnings = List.copyOf(warnings);
    }

    /** What holds when there is no configuration file: local peers only, the log on the console. */
    public static AgentConfig defaults() {
        return new AgentConfigBuilder(new ParameterValues(new Problems())).buildWithoutFile();
    }
}
