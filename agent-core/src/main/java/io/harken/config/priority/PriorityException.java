package io.harken.config.priority;

/** Thrown when a priority string cannot be followed. */
public final class PriorityException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean invalid;

    private PriorityException(String text, boolean invalid) {
        super(text, null, false, false);
        this.invalid = invalid;
    }

    /** GnuTLS cannot either: the words are its own. */
    static PriorityException invalid(String from) {
        return new PriorityException(
                "-50: The request is invalid.: error occurred at position: \"" + from + "\"", true);
    }

    /** Harken does not do what is asked for, and to go on without it would be weaker. */
    static PriorityException unsupported(String option) {
        return new PriorityException(option, false);
    }

    /** Whether the string is wrong, and the message what GnuTLS says of it; else the message is what Harken cannot do. */
    public boolean isInvalid() {
        return invalid;
    }
}
