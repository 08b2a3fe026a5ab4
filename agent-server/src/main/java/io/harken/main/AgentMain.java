package io.harken.main;

import ch.qos.logback.classic.LoggerContext;
import io.harken.check.CheckExecutor;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.LinuxCollectors;
import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.host.HostPaths;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import io.harken.metric.Collector;
import io.harken.metric.MetricRegistry;
import io.harken.server.AgentServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** Puts the agent together: the only place that knows the server, the collectors and the checks. */
public final class AgentMain {
    private final FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    private final long pid = ProcessHandle.current().pid();
    private final Terminal terminal = new Terminal(stdout, new FileOutputStream(FileDescriptor.err), pid);
    private final HostPaths host = HostPaths.under(Path.of("/"));
    private final LongSupplier nanoClock = nanoClock();

    private AgentMain() {}

    /** Runs the agent, or answers what the command line asks for. */
    public static void main(String[] args) {
        LogProvider.install();
        List<String> arguments =
                CommandLineBytes.read(Path.of("/proc/self/cmdline"), AgentMain.class.getName(), Arrays.asList(args));
        int exitCode = new AgentMain().run(CommandLine.parse(arguments));
        // On a signal the JVM is ending already, and waits for this thread.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private int run(CommandLine asked) {
        try {
            if (asked instanceof CommandLine.Run run) {
                return serve(Configuration.load(run.configFile(), Configuration.STANDARD_FILE, run.use()));
            }
            if (asked instanceof CommandLine.TestItem test) {
                return print(test.configFile(), Optional.of(test.key()));
            }
            if (asked instanceof CommandLine.PrintItems items) {
                return print(items.configFile(), Optional.empty());
            }
            return new CommandLineReply(terminal).give(asked);
        } catch (ConfigException e) {
            terminal.complain(e.problems());
            return 1;
        }
    }

    private int serve(Configuration configuration) throws ConfigException {
        AgentConfig config = configuration.config();
        terminal.complain(config.warnings());
        // Who finds the PID file locked must not touch the log of the agent that runs.
        try (PidFile pidFile = PidFile.create(config.pidFile(), pid);
                AgentLog log =
                        AgentLog.open((LoggerContext) LoggerFactory.getILoggerFactory(), config.log(), stdout, pid);
                CheckExecutor executor = new CheckExecutor();
                DaemonThread readings = new DaemonThread("reading");
                DaemonThread lookups = new DaemonThread("names")) {
            List<Collector> collectors = LinuxCollectors.of(host, readings.executor(), nanoClock);
            String name = AgentName.of(config, service(collectors, executor));
            MetricRegistry registry = MetricRegistry.of(withAgent(collectors, name));
            PassiveCheckService service = new PassiveCheckService(registry, config.keys(), executor);
            try (AgentServer server = new AgentServer(
                    config.listen(), config.server(), config.timeout(), service, lookups.executor(), nanoClock)) {
                return new Lifecycle(name, configuration.origin()).run(server);
            }
        } catch (IOException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    /** Answers one key, or an example of every metric. */
    private int print(Optional<String> configFile, Optional<String> key) throws ConfigException {
        AgentConfig config = Configuration.load(configFile, Configuration.STANDARD_FILE, ConfigUse.TEST)
                .config();
        terminal.complain(config.warnings());
        ItemPrinter printer = new ItemPrinter(terminal);
        try (CheckExecutor executor = new CheckExecutor();
                DaemonThread readings = new DaemonThread("reading")) {
            List<Collector> collectors = LinuxCollectors.of(host, readings.executor(), nanoClock);
            String name = AgentName.of(config, service(collectors, executor));
            MetricRegistry registry = MetricRegistry.of(withAgent(collectors, name));
            PassiveCheckService service = new PassiveCheckService(registry, config.keys(), executor);
            List<String> keys = key.map(List::of).orElseGet(service::examples);
            for (String each : keys) {
                printer.print(
                        each,
                        service.run(new PassiveCheck(each, config.timeout())).join());
            }
            return 0;
        }
    }

    private static PassiveCheckService service(List<Collector> collectors, CheckExecutor executor) {
        return new PassiveCheckService(MetricRegistry.of(collectors), executor);
    }

    private static List<Collector> withAgent(List<Collector> collectors, String name) {
        List<Collector> all = new ArrayList<>();
        all.add(new AgentCollector(name));
        all.addAll(collectors);
        return all;
    }

    @Allowed("this is where the clock comes from")
    private static LongSupplier nanoClock() {
        return System::nanoTime;
    }
}
