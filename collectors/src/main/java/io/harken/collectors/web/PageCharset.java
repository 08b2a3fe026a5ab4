package io.harken.collectors.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the charset of a page: in its header, in its byte order mark, in its {@code meta} elements. */
final class PageCharset {
    /** A page names its charset near its beginning. */
    private static final int META_LIMIT = 16 * 1024;

    private static final Pattern IN_CONTENT_TYPE =
            Pattern.compile("(?i)[;\\s]charset\\s*=\\s*(?:\"([^\"]*)|'([^']*)|([^\\s;\"']+))");
    private static final Pattern META = Pattern.compile("<meta\\s([^>]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)|'([^']*)|([^\\s\"']+))");

    private PageCharset() {}

    /** The name of the charset, if the page says it. */
    static Optional<String> find(Optional<String> contentType, String body) {
        Optional<String> named = contentType.flatMap(type -> charset(";" + type));
        return named.or(() -> ofMark(body)).or(() -> ofMeta(body.substring(0, Math.min(body.length(), META_LIMIT))));
    }

    private static Optional<String> charset(String contentType) {
        Matcher matcher = IN_CONTENT_TYPE.matcher(contentType);
        return matcher.find() ? Optional.of(value(matcher, 1)).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    private static Optional<String> ofMark(String body) {
        if (body.startsWith("\u00EF\u00BB\u00BF")) {
            return Optional.of("UTF-8");
        }
        return body.startsWith("\u00FF\u00FE") || body.startsWith("\u00FE\u00FF")
                ? Optional.of("UTF-16")
                : Optional.empty();
    }

    private static Optional<String> ofMeta(String body) {
        Matcher meta = META.matcher(body);
        while (meta.find()) {
            Optional<String> charset = ofAttributes(meta.group(1));
            if (charset.isPresent()) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofAttributes(String attributes) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        Optional<String> content = Optional.empty();
        boolean isContentType = false;
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = value(attribute, 2);
            if (name.equals("charset")) {
                return Optional.of(value);
            }
            isContentType |= name.equals("http-equiv") && value.equalsIgnoreCase("content-type");
            content = name.equals("content") ? charset(";" + value) : content;
        }
        return isContentType ? content : Optional.empty();
    }

    /** The first of three groups that is there: in double quotes, in single ones, without any. */
    private static String value(Matcher matcher, int first) {
        for (int group = first; group < first + 3; group++) {
            String value = matcher.group(group);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /** The charset of a name, if the Java runtime has it. */
    static Optional<Charset> ofName(String name) {
        if (name.equalsIgnoreCase("latin1")) {
            return Optional.of(StandardCharsets.ISO_8859_1);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
