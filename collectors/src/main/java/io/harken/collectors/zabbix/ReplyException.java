package io.harken.collectors.zabbix;

import java.io.IOException;
import java.util.Optional;

/** A reply that is none; the message says why, in the words of {@code zabbix_agentd}. */
final class ReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Optional<String> line;

    ReplyException(String message) {
        super(message);
        this.line = Optional.empty();
    }

    /**
     * The same for a reply that the log tells, too.
     *
     * @param line where {@code {}} is the address of the server
     */
    ReplyException(String message, String line) {
        super(message);
        this.line = Optional.of(line + " Message ignored.");
    }

    /** What the log tells of it. */
    Optional<String> line() {
        return line;
    }
}
