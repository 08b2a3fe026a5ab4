package io.harken.collectors.systemd;

import java.io.IOException;

/** An error that a call was answered with; the connection goes on. */
final class DBusErrorException extends IOException {
    private static final long serialVersionUID = 1L;

    /** An error with its text, in {@link io.harken.item.ByteText}. */
    DBusErrorException(String text) {
        super(text);
    }
}
