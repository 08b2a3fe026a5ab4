package io.harken.item;

/**
 * The refusal of an item: it becomes {@code ZBX_NOTSUPPORTED} with this message.
 *
 * <p>It is an expected outcome, so it carries no stack trace.
 */
public final class NotSupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal with its cause as the user will read it, in {@link ByteText}. */
    public NotSupportedException(String message) {
        super(message, null, false, false);
    }

    /** The cause as the user will read it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
