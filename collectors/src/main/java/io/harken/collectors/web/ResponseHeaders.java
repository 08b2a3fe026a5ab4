package io.harken.collectors.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The headers of one response, in {@link io.harken.item.ByteText}. */
final class ResponseHeaders {
    private final int status;
    private final List<String> lines = new ArrayList<>();

    ResponseHeaders(int status) {
        this.status = status;
    }

    void add(String line) {
        lines.add(line);
    }

    int status() {
        return status;
    }

    /** Whether another response follows: all of 1xx but the change of the protocol. */
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    boolean hasBody() {
        return status != 204 && status != 304;
    }

    /** The values of a header, given in lower case. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon == name.length()
                    && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** The words of a header whose value is a list, in lower case. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String value : values(name)) {
            for (String word : value.toLowerCase(Locale.ROOT).split(",", -1)) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    Optional<String> contentType() {
        return values("content-type").stream().findFirst();
    }

    /** The length that is announced; none if it is none that could be had. */
    OptionalLong contentLength() throws PageException {
        OptionalLong length = OptionalLong.empty();
        for (String value : values("content-length")) {
            if (!value.matches("[0-9].*")) {
                throw new PageException("Invalid Content-Length: value");
            }
            String digits = value.replaceFirst("[^0-9].*", "");
            length = digits.length() > 18 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
        }
        return length;
    }
}
