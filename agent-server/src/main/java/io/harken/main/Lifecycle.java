package io.harken.main;

import io.harken.collectors.command.UserParameterException;
import io.harken.config.LogType;
import io.harken.server.AgentServer;
import io.harken.server.ListenException;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a server, from its first line in the log to its last. */
final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLog.LIFECYCLE);
    private static final Logger CRITICAL = LoggerFactory.getLogger(AgentLog.CRITICAL);
    private static final Logger WARNINGS = LoggerFactory.getLogger(Lifecycle.class);

    private final String hostname;
    private final Configuration configuration;
    private final MonitoredHost host;
    private final Terminal terminal;
    private final NotifySocket notify;

    /**
     * A life to come.
     *
     * @param hostname the name of the agent
     * @param configuration its configuration
     * @param host what it monitors
     * @param terminal where its user looks while it starts
     * @param notify where whoever started it is told when it listens and when it ends
     */
    Lifecycle(
            String hostname, Configuration configuration, MonitoredHost host, Terminal terminal, NotifySocket notify) {
        this.hostname = hostname;
        this.configuration = configuration;
        this.host = host;
        this.terminal = terminal;
        this.notify = notify;
    }

    /**
     * Runs a server until a signal comes.
     *
     * @param assembly what answers, still without user parameters
     * @param control makes the agent take orders; once it listens, because the sockets of the JDK take a while to load
     * @param started done once the server listens and takes orders
     * @return the exit code
     */
    int run(
            Assembly assembly,
            AgentServer server,
            Supplier<@Nullable ControlSocket> control,
            StopSignal signal,
            Runnable started)
            throws IOException {
        LOG.info("{}", VersionText.starting(hostname));
        LOG.info("{}", configuration.origin());
        host.notice().ifPresent(LOG::info);
        try {
            assembly.use(configuration.config().commands()).forEach(WARNINGS::warn);
            server.start();
            assembly.startSampling();
        } catch (UserParameterException e) {
            return fail(e.stopping("").problems());
        } catch (ListenException e) {
            return fail(List.of(String.valueOf(e.getMessage())));
        }
        LOG.info("Listening on {} by {}.", addresses(server), server.transport());
        try (ControlSocket socket = control.get()) {
            started.run();
            notify.ready();
            WARNINGS.warn("Got signal [{}]. Exiting ...", signal.await());
            notify.stopping();
            server.close();
            LOG.info("{}", VersionText.stopped());
        }
        return 0;
    }

    /** Whoever starts the agent need not know where its log is. */
    private int fail(List<String> reasons) {
        reasons.forEach(reason -> CRITICAL.error("{}", reason));
        if (configuration.config().log().type() != LogType.CONSOLE) {
            terminal.complain(reasons);
        }
        LOG.info("{}", VersionText.stopped());
        return 1;
    }

    private static String addresses(AgentServer server) {
        List<String> addresses = new ArrayList<>();
        server.boundAddresses().forEach(address -> addresses.add(NetUtil.toSocketAddressString(address)));
        return String.join(", ", addresses);
    }
}
