package io.harken.packaging;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a reply of Harken has to agree with those that agentd gives to the same key before and after it. */
enum Agreement {
    /** Equal bytes; errors, too. */
    SAME {
        @Override
        boolean holds(String before, String reply, String after) {
            return reply.equals(before);
        }
    },
    /** Each number lies between those of agentd, everything else is equal: counters. */
    BETWEEN {
        @Override
        boolean holds(String before, String reply, String after) {
            return isWithin(0, before, reply, after);
        }
    },
    /** Each number is at most 2 % beyond those of agentd, everything else is equal. */
    NEAR {
        @Override
        boolean holds(String before, String reply, String after) {
            return isWithin(0.02, before, reply, after);
        }
    },
    /** Both are supported, and what is not a number is equal; of JSON the members and their types. */
    TYPE {
        @Override
        boolean holds(String before, String reply, String after) {
            return !isNotSupported(reply) && form(reply).equals(form(before));
        }
    };

    private static final String FRAME = "frame of ";
    private static final String NOT_SUPPORTED = FRAME + "ZBX_NOTSUPPORTED\0";
    private static final String NOT_SUPPORTED_IN_JSON = "\"data\":[{\"error\":";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.(\\d+))?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the replies agree, each as {@link Outcome#comparable}. */
    abstract boolean holds(String before, String reply, String after);

    /** Whether agentd has to be asked before and after. */
    boolean isMoving() {
        return this == BETWEEN || this == NEAR;
    }

    /** Whether another reading can agree: what is not supported in one agent only does not become so. */
    boolean mayChange(String before, String reply) {
        return this != SAME && isNotSupported(before) == isNotSupported(reply);
    }

    static Agreement of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isNotSupported(String reply) {
        return reply.startsWith(NOT_SUPPORTED) || reply.contains(NOT_SUPPORTED_IN_JSON);
    }

    private static boolean isWithin(double tolerance, String before, String reply, String after) {
        if (!skeleton(before).equals(skeleton(reply)) || !skeleton(after).equals(skeleton(reply))) {
            return false;
        }
        List<Double> low = numbers(before);
        List<Double> values = numbers(reply);
        List<Double> high = numbers(after);
        for (int i = 0; i < values.size(); i++) {
            double least = Math.min(low.get(i), high.get(i));
            double most = Math.max(low.get(i), high.get(i));
            double value = values.get(i);
            if (value < least - Math.abs(least) * tolerance || value > most + Math.abs(most) * tolerance) {
                return false;
            }
        }
        return true;
    }

    private static List<Double> numbers(String reply) {
        List<Double> numbers = new ArrayList<>();
        for (Matcher matcher = NUMBER.matcher(reply); matcher.find(); ) {
            numbers.add(Double.valueOf(matcher.group()));
        }
        return numbers;
    }

    /** The text with each number replaced by its kind: whole, or with so many decimals. */
    private static String skeleton(String text) {
        return NUMBER.matcher(text).replaceAll(Agreement::kind);
    }

    private static String kind(MatchResult number) {
        String decimals = number.group(1);
        return decimals == null ? "0" : "0." + "0".repeat(decimals.length());
    }

    private static String form(String reply) {
        String body = reply.startsWith(FRAME) ? reply.substring(FRAME.length()) : reply;
        if (!body.startsWith("[") && !body.startsWith("{")) {
            return skeleton(body);
        }
        try {
            return form(JSON.readTree(ByteText.bytes(body)));
        } catch (JacksonException e) {
            return skeleton(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(JsonNode node) {
        if (node.isObject()) {
            StringBuilder members = new StringBuilder("{");
            node.properties()
                    .forEach(member -> members.append(member.getKey())
                            .append(':')
                            .append(form(member.getValue()))
                            .append(' '));
            return members.append('}').toString();
        }
        if (node.isArray()) {
            Set<String> forms = new TreeSet<>();
            node.forEach(element -> forms.add(form(element)));
            return forms.toString();
        }
        return node.isIntegralNumber() ? "integer" : node.getNodeType().toString();
    }
}
