package io.harken.main;

import io.harken.config.ConfigException;
import io.harken.main.RuntimeCommand.ProcessType;
import io.harken.main.RuntimeCommand.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a running agent is told. {@code zabbix_agentd} is many processes with a log level each; this one stands
 * for its main process, its collector and its listeners.
 */
final class RuntimeControl {
    private static final Logger ALWAYS = LoggerFactory.getLogger(AgentLog.LIFECYCLE);
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeControl.class);

    private final long pid;
    private final int listeners;
    private final LogLevel logLevel;
    private final Reload userParameters;
    private final @Nullable Reload keys;

    /** Reads something of the configuration again. */
    interface Reload {
        /**
         * Reads it and puts it into use.
         *
         * @throws ConfigException if it is wrong; what was in use before still is
         */
        void reload() throws ConfigException;
    }

    /**
     * The control of an agent.
     *
     * @param pid its process id
     * @param listeners how many listeners {@code zabbix_agentd} would have
     * @param logLevel what of it is logged
     * @param userParameters the commands that it runs for item keys
     * @param keys the keys and certificates of TLS, if it takes part in it
     */
    RuntimeControl(long pid, int listeners, LogLevel logLevel, Reload userParameters, @Nullable Reload keys) {
        this.pid = pid;
        this.listeners = listeners;
        this.logLevel = logLevel;
        this.userParameters = userParameters;
        this.keys = keys;
    }

    /** Carries a command out, and logs what came of it. */
    void run(RuntimeCommand command) {
        if (!reaches(command.target())) {
            return;
        }
        switch (command.action()) {
            case INCREASE_LOG_LEVEL -> logLevel.increase();
            case DECREASE_LOG_LEVEL -> logLevel.decrease();
            case RELOAD_USER_PARAMETERS -> reloadUserParameters();
            case RELOAD_KEYS -> reloadKeys();
        }
    }

    private boolean reaches(Target target) {
        if (target instanceof RuntimeCommand.ProcessId process) {
            return process.pid() == pid;
        }
        if (target instanceof ProcessType type && type.number().orElse(1) > count(type.type())) {
            LOG.error("cannot redirect signal: \"{}\" process does not exist", type);
            return false;
        }
        return true;
    }

    /** How many processes of a type {@code zabbix_agentd} would have. */
    private int count(String type) {
        return switch (type) {
            case "listener" -> listeners;
            case "main", "collector" -> 1;
            default -> 0;
        };
    }

    private void reloadUserParameters() {
        try {
            userParameters.reload();
            ALWAYS.info("user parameters reloaded [listener #1]");
        } catch (ConfigException e) {
            LOG.error(
                    "cannot reload user parameters [listener #1], {}",
                    e.problems().get(0));
        }
    }

    private void reloadKeys() {
        if (keys == null) {
            LOG.error("cannot reload keys and certificates: TLS has not been accepted since the start");
            return;
        }
        try {
            keys.reload();
            ALWAYS.info("keys and certificates reloaded");
        } catch (ConfigException e) {
            e.problems().forEach(problem -> LOG.error("cannot reload keys and certificates: {}", problem));
        }
    }
}
