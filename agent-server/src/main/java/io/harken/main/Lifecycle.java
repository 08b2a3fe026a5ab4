package io.harken.main;

import io.harken.protocol.ZabbixVersion;
import io.harken.server.AgentServer;
import io.harken.server.ListenException;
import io.netty.util.NetUtil;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a server, from its first line in the log to its last. */
final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLog.LIFECYCLE);
    private static final Logger CRITICAL = LoggerFactory.getLogger(AgentLog.CRITICAL);

    private final String hostname;
    private final String configuration;

    /**
     * A life to come.
     *
     * @param hostname the name of the agent
     * @param configuration where its configuration comes from
     */
    Lifecycle(String hostname, String configuration) {
        this.hostname = hostname;
        this.configuration = configuration;
    }

    /** Runs a server until a signal comes, and gives the exit code. */
    int run(AgentServer server) {
        String version = "Harken " + VersionText.HARKEN;
        LOG.info("Starting Harken [{}]. {} (Zabbix agent {}).", hostname, version, ZabbixVersion.COMPATIBLE);
        LOG.info("{}", configuration);
        try {
            server.start();
        } catch (ListenException e) {
            CRITICAL.error("{}", e.getMessage());
            LOG.info("Harken stopped. {}.", version);
            return 1;
        }
        StopSignal signal = StopSignal.install();
        LOG.info("Listening on {} by {}.", addresses(server), server.transport());
        signal.await();
        LOG.info("Got a signal to stop. Exiting ...");
        server.close();
        LOG.info("Harken stopped. {}.", version);
        return 0;
    }

    private static String addresses(AgentServer server) {
        return server.boundAddresses().stream()
                .map(NetUtil::toSocketAddressString)
                .collect(Collectors.joining(", "));
    }
}
