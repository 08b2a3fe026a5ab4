package io.harken.main;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a running agent can be told by {@code -R}. Grammar and complaints are those of {@code zabbix_agentd} 7.0,
 * which knows no {@code tls_reload}.
 *
 * @param text the command as it was given, in {@link io.harken.item.ByteText}
 * @param action what is to be done
 * @param target which processes are to do it
 */
record RuntimeCommand(String text, Action action, Target target) {
    private static final int MAX_NUMBER = 65535;
    private static final Pattern NUMBER = Pattern.compile("0*[0-9]{1,5}");

    /** What is to be done. */
    enum Action {
        RELOAD_USER_PARAMETERS("userparameter_reload"),
        RELOAD_KEYS("tls_reload"),
        INCREASE_LOG_LEVEL("log_level_increase"),
        DECREASE_LOG_LEVEL("log_level_decrease");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        boolean hasTarget() {
            return this == INCREASE_LOG_LEVEL || this == DECREASE_LOG_LEVEL;
        }
    }

    /** Which processes are meant. */
    sealed interface Target {}

    /** All of them. */
    record Everyone() implements Target {}

    /**
     * One process.
     *
     * @param pid its id
     */
    record ProcessId(int pid) implements Target {}

    /**
     * The processes of a type.
     *
     * @param type the name of the type
     * @param number the number of a single one among them, from 1
     */
    record ProcessType(String type, Optional<Integer> number) implements Target {
        @Override
        public String toString() {
            return number.map(one -> type + " #" + one).orElse(type);
        }
    }

    /** Thrown when a command is not known. */
    static final class BadRuntimeCommandException extends Exception {
        private static final long serialVersionUID = 1L;

        BadRuntimeCommandException(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** Understands a command. */
    static RuntimeCommand parse(String text) throws BadRuntimeCommandException {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        Action action = Arrays.stream(Action.values())
                .filter(one -> one.word.equals(word) && (equals < 0 || one.hasTarget()))
                .findFirst()
                .orElseThrow(() -> new BadRuntimeCommandException("invalid runtime control option: " + text));
        return new RuntimeCommand(text, action, equals < 0 ? new Everyone() : target(text.substring(equals + 1)));
    }

    private static Target target(String text) throws BadRuntimeCommandException {
        if (text.isEmpty()) {
            throw badTarget("unspecified process identifier or type");
        }
        if (text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            return new ProcessId(
                    number(text).orElseThrow(() -> badTarget("invalid or unsupported process identifier")));
        }
        int comma = text.indexOf(',');
        String type = comma < 0 ? text : text.substring(0, comma);
        if (type.isEmpty()) {
            throw badTarget("unspecified process type");
        }
        if (!ProcessTypes.exists(type)) {
            throw badTarget("unknown process type \"" + type + "\"");
        }
        return new ProcessType(type, comma < 0 ? Optional.empty() : Optional.of(processNumber(text, comma + 1)));
    }

    private static int processNumber(String text, int start) throws BadRuntimeCommandException {
        String digits = text.substring(start);
        if (digits.isEmpty()) {
            throw badTarget("unspecified process number");
        }
        return number(digits).orElseThrow(() -> badTarget("invalid or unsupported process number \"" + digits + "\""));
    }

    private static Optional<Integer> number(String digits) {
        return Optional.of(digits)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number > 0 && number <= MAX_NUMBER);
    }

    private static BadRuntimeCommandException badTarget(String reason) {
        return new BadRuntimeCommandException("invalid log level control target: " + reason);
    }
}
