package io.harken.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between parameters before the agent starts, checked in the order of {@code zabbix_agentd}. */
final class ConfigValidation {
    private final ParameterValues values;
    private final Problems problems;

    ConfigValidation(ParameterValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** What every use of a configuration checks. */
    void hostNames() {
        Optional<String> names = values.text(ParameterTable.HOSTNAME);
        if (names.isPresent() && values.text(ParameterTable.HOSTNAME_ITEM).isPresent()) {
            problems.warning("both Hostname and HostnameItem defined, using [" + names.get() + "]");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names.map(Blanks::items).orElse(List.of())) {
            if (!seen.add(name)) {
                problems.error(
                        "error parsing the \"Hostname\" parameter: host \"" + name + "\" specified more than once");
                given(ParameterTable.HOSTNAME);
                return;
            }
        }
    }

    /** What else must hold to start. */
    void start(ConfigUse use) {
        for (String name :
                values.text(ParameterTable.HOSTNAME).map(Blanks::items).orElse(List.of())) {
            HostConfig.problem(name).ifPresent(text -> {
                error(text);
                given(ParameterTable.HOSTNAME);
            });
        }
        if (values.number(ParameterTable.START_AGENTS) == 0) {
            error("either active or passive checks must be enabled");
            problems.hint("Harken answers passive checks only, and StartAgents=0 turns them off");
            given(ParameterTable.START_AGENTS);
        } else {
            server();
        }
        logType(use);
    }

    private void server() {
        Optional<String> server = values.text(ParameterTable.SERVER);
        if (server.isEmpty()) {
            error("StartAgents is not 0, parameter \"Server\" must be defined");
            problems.hint("\"Server\" lists who may ask, for example Server=127.0.0.1");
            return;
        }
        PeerList.parse(server.get()).invalid().ifPresent(entry -> {
            error("invalid entry in \"Server\" configuration parameter: \"" + entry + "\"");
            problems.hint("an entry is an address, a network such as 10.0.0.0/8, or a host name");
            given(ParameterTable.SERVER);
        });
    }

    private void logType(ConfigUse use) {
        String type = values.text(ParameterTable.LOG_TYPE).orElse("file");
        switch (type) {
            case "file" -> logFile();
            case "console" -> {
                if (use == ConfigUse.BACKGROUND) {
                    error("\"LogType\" \"console\" parameter can only be used with the -f (--foreground) command line"
                            + " option");
                    given(ParameterTable.LOG_TYPE);
                }
            }
            case "system" -> {
                error("\"LogType\" \"system\" parameter is not supported by Harken yet, use \"file\" or \"console\"");
                given(ParameterTable.LOG_TYPE);
            }
            default -> {
                error("invalid \"LogType\" configuration parameter: '" + type + "'");
                problems.hint("\"LogType\" takes file or console, in lower case");
                given(ParameterTable.LOG_TYPE);
            }
        }
    }

    private void logFile() {
        if (values.text(ParameterTable.LOG_FILE).orElse("").isEmpty()) {
            error("\"LogType\" \"file\" parameter requires \"LogFile\" parameter to be set");
            problems.hint("name the file with LogFile=, or log to the console with LogType=console");
        }
    }

    /** Entries of Server that are accepted although they can never match. */
    void deadPeers() {
        String server = values.text(ParameterTable.SERVER).orElse("");
        for (String entry : PeerList.parse(server).dead()) {
            problems.warning("\"Server\" entry \"" + entry + "\" is no address and no name and will never match");
            given(ParameterTable.SERVER);
        }
    }

    private void error(String text) {
        problems.error("ERROR: " + text);
    }

    /** Says where the value stands. */
    private void given(Parameter parameter) {
        values.entry(parameter).ifPresent(entry -> problems.hint("\"" + entry.name() + "\" is given " + entry.place()));
    }
}
