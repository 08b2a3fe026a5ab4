package io.harken.main;

import io.harken.config.CommandConfig;
import io.harken.config.ConfigException;
import java.util.List;

/** Reads the configuration file again and passes its {@code UserParameter} lines on. */
final class UserParameterReload implements RuntimeControl.Reload {
    private final Configuration configuration;
    private final List<Receiver> receivers;

    /** Takes user parameters into use. */
    interface Receiver {
        /**
         * Replaces what was in use.
         *
         * @throws ConfigException if the lines are wrong; what was in use before still is
         */
        void replace(CommandConfig commands) throws ConfigException;
    }

    UserParameterReload(Configuration configuration, List<Receiver> receivers) {
        this.configuration = configuration;
        this.receivers = List.copyOf(receivers);
    }

    @Override
    public void reload() throws ConfigException {
        CommandConfig commands = configuration.reread().commands();
        for (Receiver receiver : receivers) {
            receiver.replace(commands);
        }
    }
}
