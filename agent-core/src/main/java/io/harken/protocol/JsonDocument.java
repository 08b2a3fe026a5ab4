package io.harken.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A valid JSON object or array, and where the values near its root are.
 *
 * <p>Only what a passive check can hold is kept: values at most three levels deep. Of members with the same name the
 * first counts.
 */
public final class JsonDocument {
    private static final int KEPT_DEPTH = 3;

    private final String text;
    private final Map<String, Value> values = new HashMap<>();

    private JsonDocument(String text) {
        this.text = text;
    }

    /**
     * A value in the document.
     *
     * @param offset where it begins
     * @param scalar its text up to the first NUL, empty for {@code null}; nothing for an object or array
     */
    public record Value(int offset, Optional<String> scalar) {}

    /** The document in a text, or nothing if the text is not a JSON object or array. */
    public static Optional<JsonDocument> parse(String text) {
        if (!startsLikeADocument(text)) {
            return Optional.empty();
        }
        JsonDocument document = new JsonDocument(text.indexOf('\\') < 0 ? text : UnicodeEscapes.resolve(text));
        try {
            document.read();
            return Optional.of(document);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The value at a path like {@code /data/0/key}. */
    public Optional<Value> at(String pointer) {
        return Optional.ofNullable(values.get(pointer));
    }

    /** The text from an offset on. */
    String from(int offset) {
        return text.substring(offset);
    }

    private static boolean startsLikeADocument(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    private void read() throws IOException {
        try (JsonParser parser = Factory.JSON.createParser(text)) {
            parser.nextToken();
            do {
                keep(parser);
            } while (parser.nextToken() != null && !parser.getParsingContext().inRoot());
            // The root is closed here; a second root value, valid or not, is garbage behind the document.
            if (parser.currentToken() == null || parser.nextToken() != null) {
                throw new IOException("not one document");
            }
        }
    }

    private void keep(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        JsonStreamContext context = parser.getParsingContext();
        if (context.getNestingDepth() > Factory.MAX_DEPTH && !token.isStructStart() && !token.isStructEnd()) {
            throw new IOException("too deep");
        }
        JsonStreamContext place = token.isStructStart() && context.getParent() != null ? context.getParent() : context;
        if (place.getNestingDepth() > KEPT_DEPTH || token == JsonToken.FIELD_NAME || token.isStructEnd()) {
            return;
        }
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        // A name ends at its first NUL, as C reads it.
        String pointer =
                Factory.NUL_AND_REST.matcher(place.pathAsPointer().toString()).replaceAll("");
        values.putIfAbsent(pointer, new Value(offset, scalar(parser)));
    }

    private static Optional<String> scalar(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            return Optional.empty();
        }
        return Optional.of(token == JsonToken.VALUE_NULL ? "" : PassiveCheckRequest.untilNul(parser.getText()));
    }

    /** Loaded with the first JSON request. */
    private static final class Factory {
        /** The depth that {@code zabbix_agentd} 7.0 allows; an empty object or array may be one deeper. */
        private static final int MAX_DEPTH = 65;

        private static final Pattern NUL_AND_REST = Pattern.compile("\0[^/]*");

        private static final JsonFactory JSON = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH + 1)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                .build();
    }
}
