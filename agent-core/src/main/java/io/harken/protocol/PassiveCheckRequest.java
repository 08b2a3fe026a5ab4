package io.harken.protocol;

import io.harken.check.PassiveCheck;
import java.time.Duration;

/** What the body of a request frame asks for. */
public sealed interface PassiveCheckRequest {
    /**
     * A passive check.
     *
     * @param check the question
     * @param form the form of the reply
     */
    record Ask(PassiveCheck check, ReplyForm form) implements PassiveCheckRequest {}

    /**
     * A JSON request that is answered without a check.
     *
     * @param reply the body of the reply, in {@link io.harken.item.ByteText}
     */
    record Refused(String reply) implements PassiveCheckRequest {}

    /**
     * Parses a body: a JSON object or array is a request of the 7.0 protocol, all else is the text of an item key.
     *
     * @param body in {@link io.harken.item.ByteText}; it ends at the first NUL, and line ends behind it do not count
     * @param timeout the timeout of a check that brings none
     */
    static PassiveCheckRequest parse(String body, Duration timeout) {
        String text = text(body);
        return JsonDocument.parse(text)
                .map(JsonRequest::new)
                .map(JsonRequest::interpret)
                .orElseGet(() -> new Ask(new PassiveCheck(text, timeout), ReplyForm.PLAIN));
    }

    /** The text of a body: what is before its first NUL, without line ends behind it. */
    static String text(String body) {
        return withoutLineEnd(untilNul(body));
    }

    /** The text before its first NUL, as C reads it. */
    static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
