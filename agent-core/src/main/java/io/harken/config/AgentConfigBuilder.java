package io.harken.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns the values of parameters into the records that components are given. */
final class AgentConfigBuilder {
    private final ParameterValues values;

    AgentConfigBuilder(ParameterValues values) {
        this.values = values;
    }

    AgentConfig build(List<String> warnings) {
        return build(server(values.standing(ParameterTable.SERVER)), log(), pidFile(), warnings);
    }

    /** In a container there may be no folder to write to, so there is a PID file only where it is asked for. */
    AgentConfig buildInContainer(List<String> warnings) {
        Optional<Path> pidFile = values.text(ParameterTable.PID_FILE).map(FileNames::path);
        return build(server(values.standing(ParameterTable.SERVER)), log(), pidFile, warnings);
    }

    /** Without a file there is nobody to say who may ask: the host itself may, and the log goes where the user looks. */
    AgentConfig buildWithoutFile() {
        int debugLevel = values.number(ParameterTable.DEBUG_LEVEL);
        LogConfig log = new LogConfig(LogType.CONSOLE, Optional.empty(), 0, debugLevel);
        return build(server(ParameterTable.LOCAL_PEERS), log, pidFile(), List.of());
    }

    private AgentConfig build(ServerConfig server, LogConfig log, Optional<Path> pidFile, List<String> warnings) {
        return new AgentConfig(
                listen(),
                server,
                tls(),
                values.number(ParameterTable.START_AGENTS),
                Duration.ofSeconds(values.number(ParameterTable.TIMEOUT)),
                values.text(ParameterTable.SOURCE_IP),
                values.number(ParameterTable.EXCLUDE_OWN_POLLS) == 1,
                host(),
                log,
                pidFile,
                account(),
                commands(),
                values.keys().config(),
                warnings);
    }

    private static ServerConfig server(String list) {
        return new ServerConfig(PeerList.parse(list).entries(), list);
    }

    private Optional<Path> pidFile() {
        return Optional.of(FileNames.path(values.standing(ParameterTable.PID_FILE)));
    }

    private ListenConfig listen() {
        return new ListenConfig(
                values.text(ParameterTable.LISTEN_IP).map(Blanks::items).orElse(List.of()),
                values.number(ParameterTable.LISTEN_PORT),
                values.number(ParameterTable.LISTEN_BACKLOG));
    }

    /** Where nothing is accepted but plain connections, no class is loaded for it. */
    private Optional<TlsConfig> tls() {
        return values.entry(ParameterTable.TLS_ACCEPT).isEmpty()
                ? Optional.empty()
                : new TlsConfigBuilder(values).build();
    }

    private HostConfig host() {
        return new HostConfig(
                values.text(ParameterTable.HOSTNAME).map(Blanks::items).orElse(List.of()),
                values.standing(ParameterTable.HOSTNAME_ITEM),
                values.text(ParameterTable.HOST_METADATA),
                values.text(ParameterTable.HOST_METADATA_ITEM));
    }

    private AccountConfig account() {
        return new AccountConfig(values.standing(ParameterTable.USER), values.number(ParameterTable.ALLOW_ROOT) == 1);
    }

    private CommandConfig commands() {
        return new CommandConfig(
                values.all(ParameterTable.USER_PARAMETER),
                values.text(ParameterTable.USER_PARAMETER_DIR),
                values.number(ParameterTable.UNSAFE_USER_PARAMETERS) == 1,
                values.number(ParameterTable.LOG_REMOTE_COMMANDS) == 1);
    }

    private LogConfig log() {
        LogType type = switch (values.standing(ParameterTable.LOG_TYPE)) {
            case "console" -> LogType.CONSOLE;
            case "system" -> LogType.SYSTEM;
            default -> LogType.FILE;
        };
        Optional<Path> file = values.text(ParameterTable.LOG_FILE)
                .filter(name -> !name.isEmpty())
                .map(FileNames::path);
        return new LogConfig(
                type, file, values.number(ParameterTable.LOG_FILE_SIZE), values.number(ParameterTable.DEBUG_LEVEL));
    }
}
