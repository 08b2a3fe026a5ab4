package io.harken.collectors.regex;

/** A regular expression that is none; the message says why. It is an expected outcome, so it carries no stack trace. */
public final class InvalidRegexException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidRegexException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong, in {@link io.harken.item.ByteText}. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
