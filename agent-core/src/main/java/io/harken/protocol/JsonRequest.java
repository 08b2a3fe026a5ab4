package io.harken.protocol;

import io.harken.check.CheckResult.NotSupported;
import io.harken.check.PassiveCheck;
import io.harken.protocol.PassiveCheckRequest.Ask;
import io.harken.protocol.PassiveCheckRequest.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of the 7.0 protocol, judged in the order and the words of {@code zabbix_agentd} 7.0.
 *
 * <p>Of several checks in one request only the first is run, as there.
 */
final class JsonRequest {
    private static final int LONGEST_SCALAR = 2047;
    private static final int QUOTED_BYTES = 64;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final Pattern TIMEOUT = Pattern.compile("0*(\\d{1,9})([smhdw]?)");

    private final JsonDocument document;

    JsonRequest(JsonDocument document) {
        this.document = document;
    }

    PassiveCheckRequest interpret() {
        try {
            requirePassiveChecks();
            requireFirstElement();
            String timeout = member("/data/0/timeout", "timeout", LONGEST_SCALAR);
            String key = member("/data/0/key", "key", Integer.MAX_VALUE);
            return timeout(timeout)
                    .<PassiveCheckRequest>map(parsed -> new Ask(new PassiveCheck(key, parsed), ReplyForm.JSON))
                    .orElseGet(() -> new Refused(ReplyForm.JSON
                            .body(new NotSupported("Unsupported timeout value."))
                            .toString()));
        } catch (Unusable e) {
            return new Refused(ReplyForm.jsonError(String.valueOf(e.getMessage())));
        }
    }

    private void requirePassiveChecks() throws Unusable {
        String request = member("/request", "request", LONGEST_SCALAR);
        if (!request.equals("passive checks")) {
            throw new Unusable("unknown request \"" + request + "\"");
        }
    }

    private void requireFirstElement() throws Unusable {
        JsonDocument.Value data = document.at("/data").orElseThrow(() -> missing("array", "data"));
        String rest = document.from(data.offset());
        if (data.scalar().isPresent()) {
            throw new Unusable(notFound("array", "data") + cannotOpen(rest));
        }
        if (rest.charAt(1) == ']' || rest.charAt(1) == '}') {
            throw new Unusable("received empty \"data\" tag");
        }
        String element = rest.substring(1).stripLeading();
        if (!element.startsWith("{") && !element.startsWith("[")) {
            throw new Unusable(cannotOpen(element));
        }
    }

    private String member(String pointer, String name, int longest) throws Unusable {
        JsonDocument.Value value = document.at(pointer).orElseThrow(() -> missing("object", name));
        return value.scalar()
                .filter(text -> text.length() <= longest)
                .orElseThrow(() -> new Unusable(notFound("object", name) + "cannot close top level object"));
    }

    private static Unusable missing(String kind, String name) {
        return new Unusable(notFound(kind, name) + "cannot find pair with name \"" + name + "\"");
    }

    private static String notFound(String kind, String name) {
        return "cannot find the \"" + name + "\" " + kind + " in the received JSON object: ";
    }

    private static String cannotOpen(String rest) {
        return "cannot open JSON object or array \"" + rest.substring(0, Math.min(QUOTED_BYTES, rest.length())) + "\"";
    }

    /** Digits and a unit, from 1 second to 10 minutes. */
    private static Optional<Duration> timeout(String text) {
        Matcher matcher = TIMEOUT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration timeout = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofSeconds(number);
        };
        return timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0 ? Optional.empty() : Optional.of(timeout);
    }

    /** The request cannot be used at all. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }
}
