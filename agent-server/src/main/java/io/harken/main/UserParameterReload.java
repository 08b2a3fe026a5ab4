package io.harken.main;

import io.harken.config.CommandConfig;
import io.harken.config.ConfigException;

/** Reads the configuration file again and passes its {@code UserParameter} lines on. */
final class UserParameterReload implements RuntimeControl.Reload {
    private final Configuration configuration;
    private final Receiver receiver;

    /** Takes user parameters into use. */
    interface Receiver {
        /**
         * Replaces what was in use.
         *
         * @throws ConfigException if the lines are wrong; what was in use before still is
         */
        void replace(CommandConfig commands) throws ConfigException;
    }

    UserParameterReload(Configuration configuration, Receiver receiver) {
        this.configuration = configuration;
        this.receiver = receiver;
    }

    @Override
    public void reload() throws ConfigException {
        receiver.replace(configuration.reread().commands());
    }
}
