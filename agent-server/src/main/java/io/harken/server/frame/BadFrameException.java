package io.harken.server.frame;

import io.netty.handler.codec.DecoderException;

/** Bytes that are no request frame. The connection is closed without an answer, and a line is logged. */
public final class BadFrameException extends DecoderException {
    private static final long serialVersionUID = 1L;

    private final boolean warning;

    private BadFrameException(String format, boolean warning) {
        super(format);
        this.warning = warning;
    }

    /** A frame that {@code zabbix_agentd} warns about; {@code {}} in the text is the peer's address. */
    static BadFrameException warned(String format) {
        return new BadFrameException(format, true);
    }

    /** A frame that {@code zabbix_agentd} drops in silence. */
    static BadFrameException silent(String format) {
        return new BadFrameException(format, false);
    }

    /** Whether the line is a warning; else it is for debugging only. */
    public boolean isWarning() {
        return warning;
    }

    /** The line to log, with {@code {}} for the address of the peer. */
    public String format() {
        return String.valueOf(getMessage());
    }
}
