package io.harken.collectors.web;

import java.io.IOException;

/** A page that cannot be had; the message is in {@link io.harken.item.ByteText}, mostly in the words of libcurl. */
final class PageException extends IOException {
    private static final long serialVersionUID = 1L;

    PageException(String message) {
        super(message);
    }

    /** What went wrong. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
