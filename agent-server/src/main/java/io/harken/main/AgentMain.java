package io.harken.main;

import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import io.harken.config.ContainerEnvironment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Does what the command line asks for. */
public final class AgentMain {
    private final FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
    private final long pid = ProcessId.of(Path.of("/proc/self"));
    private final Terminal terminal = new Terminal(stdout, stderr, pid);
    private final Launch launch = Launch.of(System.getProperties());
    private final LongSupplier nanoClock = nanoClock();
    private final Map<String, String> environment = environment();
    private final ConfigurationSource source =
            new ConfigurationSource(Path.of("/etc/zabbix/harken.conf"), ContainerEnvironment.of(environment));

    private AgentMain() {}

    /** Runs the agent, or answers what the command line asks for. */
    public static void main(String[] args) {
        LogProvider.install();
        List<String> arguments =
                CommandLineBytes.read(Path.of("/proc/self/cmdline"), AgentMain.class.getName(), Arrays.asList(args));
        int exitCode = new AgentMain().run(CommandLine.parse(arguments));
        // After a signal another thread ends the JVM, with 0.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private int run(CommandLine asked) {
        try {
            if (asked instanceof CommandLine.Run run) {
                return start(run);
            }
            if (asked instanceof CommandLine.TestItem test) {
                return testItems(test.configFile(), Optional.of(test.key()));
            }
            if (asked instanceof CommandLine.PrintItems items) {
                return testItems(items.configFile(), Optional.empty());
            }
            if (asked instanceof CommandLine.TestConfig test) {
                return new ConfigTest(terminal, source, surroundings(host())).run(test.configFile());
            }
            if (asked instanceof CommandLine.Control control) {
                return control(control);
            }
            if (asked instanceof CommandLine.CheckHealth check) {
                return checkHealth(config(check.configFile(), ConfigUse.CONTROL));
            }
            return new CommandLineReply(terminal).give(asked);
        } catch (ConfigException e) {
            terminal.complain(e.problems());
            return 1;
        }
    }

    private int testItems(Optional<String> configFile, Optional<String> key) throws ConfigException {
        AgentConfig config = config(configFile, ConfigUse.TEST);
        return new ItemTest(terminal, surroundings(host())).run(config, key);
    }

    private AgentConfig config(Optional<String> file, ConfigUse use) throws ConfigException {
        return source.load(file, use).config();
    }

    private MonitoredHost host() throws ConfigException {
        return MonitoredHost.of(environment, source.container().isPresent());
    }

    private Surroundings surroundings(MonitoredHost host) {
        return new Surroundings(host.paths(), nanoClock, InstantSource.system(), ZoneId::systemDefault, environment);
    }

    private int checkHealth(AgentConfig config) throws ConfigException {
        Optional<String> failure = new HealthCheck(nanoClock).failure(config.listen(), config.tls(), config.timeout());
        failure.ifPresent(terminal::complain);
        return failure.isPresent() ? 1 : 0;
    }

    private int control(CommandLine.Control control) throws ConfigException {
        AgentConfig config = config(control.configFile(), ConfigUse.CONTROL);
        terminal.complain(config.warnings());
        if (config.pidFile().isEmpty()) {
            terminal.complain("there is no PID file to find the agent by: in a container \"PidFile\" must be given");
            return 1;
        }
        try {
            new ControlClient(config.pidFile().get(), nanoClock).send(control.command());
            terminal.complain("command sent successfully");
            return 0;
        } catch (ControlClient.UnreachableException e) {
            terminal.complain(e.complaints());
            return 1;
        }
    }

    private int start(CommandLine.Run run) throws ConfigException {
        // A container ends with its first process, which therefore must not go to the background.
        ConfigUse use = source.container().isPresent() ? ConfigUse.FOREGROUND : run.use();
        Configuration configuration = source.load(run.configFile().map(launch::located), use);
        if (!launch.planned()) {
            terminal.complain(configuration.config().warnings());
        }
        MonitoredHost host = host();
        Account account = Account.of(
                Path.of("/proc/self/status"), FileSystems.getDefault().getUserPrincipalLookupService());
        if (launch.plan().isPresent()) {
            return plan(launch.plan().get(), use, configuration, account);
        }
        if (configuration.file().isPresent()) {
            account.refuseRoot(configuration.config().account());
        } else if (account.isRoot()) {
            terminal.complain("Warning: runs as root: there is no configuration file that names another user");
        }
        Agent agent =
                new Agent(configuration, host, terminal, stdout, pid, NotifySocket.of(environment), surroundings(host));
        return launch.background() ? agent.run(hostname -> {}, this::leaveTerminal) : agent.run(this::greet, () -> {});
    }

    private int plan(Path to, ConfigUse use, Configuration configuration, Account account) throws ConfigException {
        boolean hasFile = configuration.file().isPresent();
        Optional<String> user =
                hasFile ? account.userToBecome(configuration.config().account()) : Optional.empty();
        try {
            new LaunchPlan(hasFile && use == ConfigUse.BACKGROUND, user).write(to);
            return 0;
        } catch (IOException e) {
            terminal.complain("cannot tell the launcher how to start: " + e.getMessage());
            return 1;
        }
    }

    private void greet(String hostname) {
        terminal.print(VersionText.starting(hostname) + "\nPress Ctrl+C to exit.\n");
    }

    /** The launcher waits for the word. Whoever reads our output waits for its end. */
    private void leaveTerminal() {
        // In their place the JDK opens /dev/null.
        try (stdout;
                stderr) {
            stdout.write("started\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Nobody waits any more. The agent runs all the same.
        }
    }

    @Allowed("this is where the clock comes from")
    private static LongSupplier nanoClock() {
        return System::nanoTime;
    }

    @Allowed("this is where the environment comes from")
    private static Map<String, String> environment() {
        return System.getenv();
    }
}
