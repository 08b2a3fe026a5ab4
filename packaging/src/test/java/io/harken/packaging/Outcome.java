package io.harken.packaging;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a connection.
 *
 * @param reply all bytes that came, in {@link io.harken.item.ByteText}
 * @param end how the agent ended it
 * @param duration from the connection to its end
 */
record Outcome(String reply, End end, Duration duration) {
    /** The frame of a reply: its length and its body. */
    private static final Pattern FRAME = Pattern.compile("ZBXD\\x01(.{4})\\x00{4}(.*)", Pattern.DOTALL);

    /** The only bytes that may differ: which 7.0 release is spoken. */
    private static final Pattern RELEASE = Pattern.compile("^(\\{\"version\":\")?7\\.0\\.\\d+(?=$|\")");

    private static final int HEADER = 13;

    enum End {
        FIN,
        RESET,
        /** The agent did not close. */
        OPEN
    }

    /** What is behind the header of the reply. */
    String body() {
        return reply.substring(Math.min(reply.length(), HEADER));
    }

    /** The reply, with its release made the same; a length that fits the body is left out, as it depends on that. */
    String comparable() {
        Matcher frame = FRAME.matcher(reply);
        boolean whole = frame.matches()
                && frame.group(1).equals(Step.littleEndian(frame.group(2).length(), Integer.BYTES));
        return whole ? "frame of " + RELEASE.matcher(frame.group(2)).replaceFirst("$17.0.x") : reply;
    }

    @Override
    public String toString() {
        return "%-5s %5d ms  %s".formatted(end, duration.toMillis(), Escaped.encode(reply));
    }
}
