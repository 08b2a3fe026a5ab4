package io.harken.collectors.web;

import io.harken.item.ByteText;
import io.harken.item.Utf8;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Makes UTF-8 of the body of a page, as {@code zabbix_agentd} does. */
final class PageText {
    private static final String FALLBACK = "windows-1252";

    private PageText() {}

    /** The body as UTF-8, in {@link ByteText}. */
    static String of(byte[] body, Optional<String> contentType) {
        String bytes = ByteText.of(body);
        Optional<String> named = PageCharset.find(contentType, bytes);
        String name = named.orElseGet(() -> Utf8.isValid(bytes) ? "UTF-8" : FALLBACK);
        Optional<Charset> charset = name.equalsIgnoreCase("UTF-8") ? Optional.empty() : PageCharset.ofName(name);
        String text = charset.map(other -> convert(body, other)).orElse(bytes);
        return Utf8.repair(text);
    }

    /** The text up to the first bytes that are none. */
    private static String convert(byte[] body, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) (body.length * (double) decoder.maxCharsPerByte()) + 1);
        decoder.decode(ByteBuffer.wrap(body), text, true);
        text.flip();
        boolean hasMark = text.hasRemaining() && text.get(0) == '\uFEFF';
        return ByteText.utf8(text.toString().substring(hasMark ? 1 : 0));
    }
}
