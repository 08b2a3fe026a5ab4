package io.harken.main;

import ch.qos.logback.classic.LoggerContext;
import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.Surroundings;
import io.harken.concurrent.ScheduledWorkers;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.LogType;
import io.harken.config.SystemError;
import io.harken.config.TlsConfig;
import io.harken.main.RuntimeControl.Reload;
import io.harken.server.AgentServer;
import io.harken.server.tls.TransportSecurity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent that runs: PID file, log, control socket and server, closed in reverse order. */
final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Configuration configuration;
    private final MonitoredHost host;
    private final Terminal terminal;
    private final OutputStream stdout;
    private final NotifySocket notify;
    private final Surroundings surroundings;
    private final long pid;

    /**
     * An agent that does not run yet.
     *
     * @param stdout where the log goes with {@code LogType=console}
     * @param pid the number of this process
     */
    Agent(
            Configuration configuration,
            MonitoredHost host,
            Terminal terminal,
            OutputStream stdout,
            long pid,
            NotifySocket notify,
            Surroundings surroundings) {
        this.configuration = configuration;
        this.host = host;
        this.terminal = terminal;
        this.stdout = stdout;
        this.pid = pid;
        this.notify = notify;
        this.surroundings = surroundings;
    }

    /**
     * Runs until a signal comes.
     *
     * @param greeting said once nothing but the log and the port can be wrong
     * @param started done once the agent listens
     * @return the exit code
     */
    int run(Greeting greeting, Runnable started) throws ConfigException {
        StopSignal signal = StopSignal.install();
        try (TransportSecurity security = loadSecurity();
                Assembly assembly = new Assembly(
                        configuration.config(),
                        surroundings,
                        new Sampler(surroundings.nanoClock()),
                        security == null ? null : security::expiry)) {
            String hostname = assembly.name().required();
            try (PidFile pidFile = createPidFile()) {
                greeting.greet(hostname);
                return serve(assembly, security, hostname, signal, started);
            }
        } catch (IOException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    /** Where only plain connections are accepted, no class of it is loaded. */
    private @Nullable TransportSecurity loadSecurity() throws ConfigException {
        Optional<TlsConfig> tls = configuration.config().tls();
        if (tls.isEmpty()) {
            return null;
        }
        TransportSecurity security = TransportSecurity.load(tls.get(), surroundings.wallClock());
        terminal.complain(security.warnings());
        return security;
    }

    private @Nullable PidFile createPidFile() throws IOException {
        Optional<Path> file = configuration.config().pidFile();
        return file.isPresent() ? PidFile.create(file.get(), pid) : null;
    }

    /** Comes after the PID file: who finds it locked must not touch the log of the agent that runs. */
    private int serve(
            Assembly assembly,
            @Nullable TransportSecurity security,
            String hostname,
            StopSignal signal,
            Runnable started)
            throws IOException {
        AgentConfig config = configuration.config();
        // What is captured is loaded: nothing of TLS where there is none.
        Reload keys = security == null ? null : () -> reload(security);
        if (config.log().type() == LogType.SYSTEM && !Files.exists(SyslogSink.STANDARD)) {
            terminal.complain(
                    "Warning: there is no " + SyslogSink.STANDARD + ": what is logged is lost until there is");
        }
        try (AgentLog log = AgentLog.open(
                        (LoggerContext) LoggerFactory.getILoggerFactory(),
                        config.log(),
                        stdout,
                        pid,
                        assembly.stats().log());
                ScheduledWorkers lookups = new ScheduledWorkers("names", 1);
                AgentServer server = new AgentServer(
                        config.listen(),
                        config.server(),
                        config.timeout(),
                        assembly.service(),
                        assembly.stats().connections(),
                        security,
                        lookups.executor(),
                        surroundings.nanoClock())) {
            return new Lifecycle(hostname, configuration, host, terminal, notify)
                    .run(assembly, server, () -> openControl(log, assembly, keys), signal, started);
        }
    }

    /** Says that an agent of a name starts. */
    interface Greeting {
        void greet(String hostname);
    }

    /** An agent that cannot be controlled still answers: the log says why it cannot. */
    private @Nullable ControlSocket openControl(AgentLog log, Assembly assembly, @Nullable Reload keys) {
        AgentConfig config = configuration.config();
        if (config.pidFile().isEmpty()) {
            return null;
        }
        Path pidFile = config.pidFile().get();
        RuntimeControl control = new RuntimeControl(
                pid,
                config.startAgents(),
                new LogLevel(config.log().debugLevel(), log::setDebugLevel),
                () -> reload(assembly),
                keys);
        try {
            return ControlSocket.open(pidFile, control::run, surroundings.nanoClock());
        } catch (IOException e) {
            LOG.warn(
                    "-R will not reach this agent: cannot open {}{}: {}",
                    pidFile,
                    ControlLine.SUFFIX,
                    SystemError.of(e));
            return null;
        }
    }

    private void reload(Assembly assembly) throws ConfigException {
        try {
            assembly.use(configuration.reread().commands()).forEach(LOG::warn);
        } catch (UserParameterException e) {
            throw new ConfigException(e.problems());
        }
    }

    private void reload(TransportSecurity security) throws ConfigException {
        Optional<TlsConfig> tls = configuration.reread().tls();
        if (tls.isEmpty()) {
            throw new ConfigException(List.of("\"TLSAccept\" no longer takes TLS, which needs a restart"));
        }
        security.use(tls.get());
        security.warnings().forEach(LOG::warn);
    }
}
