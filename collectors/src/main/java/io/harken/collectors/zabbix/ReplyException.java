package io.harken.collectors.zabbix;

import java.io.IOException;

/** A reply that is none; the message says why, in the words of {@code zabbix_agentd}. */
final class ReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    ReplyException(String message) {
        super(message);
    }
}
