package io.harken.collectors.web;

import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the parameters {@code [host,path,port]}: the first may be a URL. */
final class PageParameters {
    private static final int HIGHEST_PORT = 65535;

    /** No name is longer in UTF-8. To encode a label takes time that grows with the square of its length. */
    private static final int LONGEST_HOST = 1024;

    private PageParameters() {}

    /** The URL that they make. */
    static String url(Parameters parameters) throws NotSupportedException {
        String host = parameters.get(0);
        if (host.isEmpty()) {
            throw parameters.invalid(0);
        }
        requirePrintable(host, "hostname");
        return isUrl(host) ? fromUrl(parameters) : fromParts(parameters);
    }

    private static boolean isUrl(String host) {
        int colon = host.indexOf(':');
        return host.chars().anyMatch(c -> "/@#?[]".indexOf(c) >= 0) || (colon >= 0 && colon == host.lastIndexOf(':'));
    }

    private static String fromUrl(Parameters parameters) throws NotSupportedException {
        if (!parameters.get(1).isEmpty() || !parameters.get(2).isEmpty()) {
            throw new NotSupportedException(
                    "Parameters \"path\" and \"port\" must be empty if URL is specified in \"host\".");
        }
        String url = parameters.get(0);
        int end = url.indexOf("://");
        if (end < 0 || url.substring(0, end).chars().anyMatch(c -> "/?#".indexOf(c) >= 0)) {
            return withAsciiHost("http://", url);
        }
        String scheme = url.substring(0, end);
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new NotSupportedException("Unsupported scheme: " + scheme + ".");
        }
        return withAsciiHost(url.substring(0, end + 3), url.substring(end + 3));
    }

    private static String fromParts(Parameters parameters) throws NotSupportedException {
        String path = parameters.get(1);
        requirePrintable(path, "path");
        String port = port(parameters);
        String host = ascii(parameters.get(0));
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + port + "/"
                + (path.startsWith("/") ? path.substring(1) : path);
    }

    private static String port(Parameters parameters) throws NotSupportedException {
        String port = parameters.get(2);
        if (port.isEmpty()) {
            return "";
        }
        String significant = port.replaceFirst("^0+(?=.)", "");
        if (!significant.matches("[0-9]{1,5}") || Integer.parseInt(significant) > HIGHEST_PORT) {
            throw parameters.invalid(2);
        }
        return ":" + significant;
    }

    private static void requirePrintable(String text, String part) throws NotSupportedException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
                throw new NotSupportedException("Incorrect " + part + " expression. Check " + part + " part after: "
                        + text.substring(0, i) + ".");
            }
        }
    }

    /** The text from the authority on, its host in ASCII. */
    private static String withAsciiHost(String scheme, String text) throws NotSupportedException {
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int begin = text.substring(0, end).indexOf('@') + 1;
        return scheme + text.substring(0, begin) + ascii(text.substring(begin, end)) + text.substring(end);
    }

    /** The form of RFC 3490 that name servers understand. */
    private static String ascii(String host) throws NotSupportedException {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        if (host.length() > LONGEST_HOST) {
            throw notEncodable();
        }
        try {
            return IDN.toASCII(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(ByteText.bytes(host)))
                            .toString(),
                    IDN.ALLOW_UNASSIGNED);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw notEncodable();
        }
    }

    private static NotSupportedException notEncodable() {
        return new NotSupportedException("Cannot encode domain name into punycode.");
    }
}
