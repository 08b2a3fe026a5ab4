package io.harken.config;

import static io.harken.config.ParameterTable.HOSTNAME;
import static io.harken.config.ParameterTable.HOSTNAME_ITEM;
import static io.harken.config.ParameterTable.HOST_INTERFACE;
import static io.harken.config.ParameterTable.HOST_INTERFACE_ITEM;
import static io.harken.config.ParameterTable.HOST_METADATA;
import static io.harken.config.ParameterTable.HOST_METADATA_ITEM;
import static io.harken.config.ParameterTable.LOAD_MODULE;
import static io.harken.config.ParameterTable.LOG_FILE;
import static io.harken.config.ParameterTable.LOG_TYPE;
import static io.harken.config.ParameterTable.SERVER;
import static io.harken.config.ParameterTable.SERVER_ACTIVE;
import static io.harken.config.ParameterTable.SOURCE_IP;
import static io.harken.config.ParameterTable.START_AGENTS;

import io.harken.item.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between parameters before the agent starts, checked in the order of {@code zabbix_agentd}. */
final class ConfigValidation {
    private static final int MAX_HOST_INTERFACE = 255;

    private final ParameterValues values;
    private final Problems problems;

    ConfigValidation(ParameterValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** What every use of a configuration checks. */
    void always() {
        both(HOSTNAME, HOSTNAME_ITEM);
        both(HOST_METADATA, HOST_METADATA_ITEM);
        both(HOST_INTERFACE, HOST_INTERFACE_ITEM);
        repeatedHostName();
        ActiveServers.problem(values.standing(SERVER_ACTIVE)).ifPresent(text -> bare(text, SERVER_ACTIVE));
    }

    /** What else must hold to start. */
    void start(ConfigUse use) {
        for (String name : hostNames()) {
            HostConfig.problem(name).ifPresent(text -> error(text, HOSTNAME));
        }
        boolean passive = values.number(START_AGENTS) != 0;
        if (passive) {
            server();
        }
        hostInterface();
        if (!passive) {
            error("either active or passive checks must be enabled", START_AGENTS);
            problems.hint("Harken answers passive checks only, and StartAgents=0 turns them off");
        }
        sourceIp();
        logType(use);
        for (Parameter parameter : ParameterTable.OPENSSL_ONLY) {
            if (values.entry(parameter).isPresent()) {
                bare(
                        "\"" + parameter.name() + "\" configuration parameter cannot be used: Zabbix agent was compiled"
                                + " without OpenSSL 1.1.1 or newer",
                        parameter);
            }
        }
    }

    /** What is accepted and does nothing; of interest once the agent starts. */
    void unused() {
        for (String entry : PeerList.parse(values.standing(SERVER)).dead()) {
            problems.warning("\"Server\" entry \"" + entry + "\" is no address and no name and will never match");
            values.place(SERVER).ifPresent(problems::hint);
        }
        List<String> active = new ArrayList<>();
        for (Parameter parameter : ParameterTable.ACTIVE) {
            values.entry(parameter).ifPresent(entry -> active.add(entry.name()));
        }
        passedOver("not used, because Harken answers passive checks only: ", active);
        List<String> modules = new ArrayList<>();
        values.all(LOAD_MODULE).forEach(entry -> modules.add(entry.value()));
        passedOver("not loaded, because Harken has no modules: ", modules);
    }

    private void passedOver(String why, List<String> what) {
        if (!what.isEmpty()) {
            problems.warning(why + String.join(", ", what));
        }
    }

    private void both(Parameter text, Parameter item) {
        Optional<String> given = values.text(text);
        if (given.isPresent() && values.entry(item).isPresent()) {
            problems.warning("both " + text.name() + " and " + item.name() + " defined, using [" + given.get() + "]");
        }
    }

    private List<String> hostNames() {
        return values.text(HOSTNAME).map(Blanks::items).orElse(List.of());
    }

    private void repeatedHostName() {
        Set<String> seen = new HashSet<>();
        for (String name : hostNames()) {
            if (!seen.add(name)) {
                bare(
                        "error parsing the \"Hostname\" parameter: host \"" + name + "\" specified more than once",
                        HOSTNAME);
                return;
            }
        }
    }

    private void server() {
        Optional<String> server = values.text(SERVER);
        if (server.isEmpty()) {
            error("StartAgents is not 0, parameter \"Server\" must be defined", SERVER);
            problems.hint("\"Server\" lists who may ask, for example Server=127.0.0.1");
            return;
        }
        PeerList.parse(server.get()).invalid().ifPresent(entry -> {
            error("invalid entry in \"Server\" configuration parameter: \"" + entry + "\"", SERVER);
            problems.hint("an entry is an address, a network such as 10.0.0.0/8, or a host name");
        });
    }

    private void hostInterface() {
        String text = values.standing(HOST_INTERFACE);
        if (!Utf8.cut(text, MAX_HOST_INTERFACE).equals(text)) {
            error(
                    "the value of \"HostInterface\" configuration parameter cannot be longer than " + MAX_HOST_INTERFACE
                            + " characters",
                    HOST_INTERFACE);
        }
    }

    private void sourceIp() {
        values.text(SOURCE_IP)
                .filter(text -> !PeerList.isAddress(text))
                .ifPresent(text -> error("invalid \"SourceIP\" configuration parameter: '" + text + "'", SOURCE_IP));
    }

    private void logType(ConfigUse use) {
        String type = values.standing(LOG_TYPE);
        switch (type) {
            case "file" -> logFile();
            case "console" -> {
                if (use == ConfigUse.BACKGROUND) {
                    error(
                            "\"LogType\" \"console\" parameter can only be used with the -f (--foreground) command line"
                                    + " option",
                            LOG_TYPE);
                }
            }
            case "system" -> {}
            default -> {
                error("invalid \"LogType\" configuration parameter: '" + type + "'", LOG_TYPE);
                problems.hint("\"LogType\" takes file, system or console, in lower case");
            }
        }
    }

    private void logFile() {
        if (values.standing(LOG_FILE).isEmpty()) {
            error("\"LogType\" \"file\" parameter requires \"LogFile\" parameter to be set", LOG_FILE);
            problems.hint("name the file with LogFile=, or log to the console with LogType=console");
        }
    }

    private void error(String text, Parameter culprit) {
        bare("ERROR: " + text, culprit);
    }

    /** An error that {@code zabbix_agentd} prints without saying that it is one. */
    private void bare(String text, Parameter culprit) {
        problems.error(text);
        values.place(culprit).ifPresent(problems::hint);
    }
}
