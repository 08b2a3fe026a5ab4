package io.harken.collectors.web;

import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.util.Optional;

/**
 * The address of a page, read as libcurl reads it. All texts are {@link ByteText}.
 *
 * @param secure whether it is asked by TLS
 * @param userInfo {@code user:password}, decoded
 * @param host a name, or an address without brackets
 * @param port 0 to 65535
 * @param target path and query, at least {@code /}
 */
record PageUrl(boolean secure, Optional<String> userInfo, String host, int port, String target) {
    /** Longer ones libcurl would send; no server takes them. */
    private static final int LONGEST = 64 * 1024;

    private static final int HIGHEST_PORT = 65535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final String NOT_IN_HOSTS = " \r\n\t/:#?!@{}[]\\$'\"^`*<>=;,+&()%\0";

    /** Reads a URL whose scheme is http or https. */
    static PageUrl parse(String url) throws PageException {
        if (url.length() > LONGEST) {
            throw new PageException("The URL is longer than " + LONGEST + " bytes");
        }
        String text = cutAt(url, '#');
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new PageException("URL rejected: Malformed input to a URL function");
        }
        int colon = text.indexOf("://");
        boolean secure = colon == "https".length();
        int begin = colon + 1;
        while (begin < text.length() && text.charAt(begin) == '/') {
            begin++;
        }
        if (begin - colon - 1 > 3) {
            throw new PageException("URL rejected: Unsupported number of slashes following scheme");
        }
        int end = authorityEnd(text, begin);
        String authority = text.substring(begin, end);
        int at = authority.indexOf('@');
        String hostAndPort = authority.substring(at + 1);
        int portColon = hostAndPort.indexOf(':', hostAndPort.startsWith("[") ? closingBracket(hostAndPort) : 0);
        String host = hostname(portColon < 0 ? hostAndPort : hostAndPort.substring(0, portColon));
        String port = portColon < 0 ? "" : hostAndPort.substring(portColon + 1);
        return new PageUrl(
                secure,
                at < 0 ? Optional.empty() : Optional.of(userInfo(authority.substring(0, at))),
                host,
                port.isEmpty() ? defaultPort(secure) : port(port),
                PageTarget.normalize(text.substring(end)));
    }

    private static int authorityEnd(String text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static int closingBracket(String hostAndPort) throws PageException {
        int bracket = hostAndPort.indexOf(']');
        if (bracket < 0) {
            throw new PageException("URL rejected: Bad IPv6 address");
        }
        if (bracket + 1 < hostAndPort.length() && hostAndPort.charAt(bracket + 1) != ':') {
            throw badPort();
        }
        return bracket;
    }

    private static String hostname(String text) throws PageException {
        if (text.startsWith("[")) {
            return ipv6(text.substring(1, text.length() - 1));
        }
        if (text.isEmpty()) {
            throw new PageException("URL rejected: No host part in the URL");
        }
        Optional<String> ipv4 = IpText.resolve(text);
        if (ipv4.isPresent()) {
            byte[] bytes = ByteText.bytes(ipv4.get());
            return (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + "." + (bytes[3] & 0xFF);
        }
        String name = PercentText.decode(text);
        if (name.chars().anyMatch(c -> NOT_IN_HOSTS.indexOf(c) >= 0)) {
            throw new PageException("URL rejected: Bad hostname");
        }
        return name.equals(text) ? name : hostname(name);
    }

    /** The zone of an address, behind {@code %} or {@code %25}, is for the connection only. */
    private static String ipv6(String text) throws PageException {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.indexOf(':') < 0 || IpText.resolve(address).isEmpty()) {
            throw new PageException("URL rejected: Bad IPv6 address");
        }
        return text.replace("%25", "%");
    }

    private static String userInfo(String text) throws PageException {
        String decoded = PercentText.decode(text);
        if (decoded.indexOf('\0') >= 0) {
            throw new PageException("URL using bad/illegal format or missing URL");
        }
        return text.indexOf(':') < 0 ? decoded + ":" : decoded;
    }

    private static int port(String digits) throws PageException {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (!significant.matches("[0-9]{1,5}") || Integer.parseInt(significant) > HIGHEST_PORT) {
            throw badPort();
        }
        return Integer.parseInt(significant);
    }

    private static PageException badPort() {
        return new PageException("URL rejected: Port number was not a decimal number between 0 and 65535");
    }

    private static int defaultPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    private static String cutAt(String text, char c) {
        int index = text.indexOf(c);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Host and port as a URL and the header {@code Host} name them: an address of IPv6 in brackets, no ordinary port. */
    String authority() {
        return port == defaultPort(secure) ? bracketedHost() : bracketedHost() + ":" + port;
    }

    /** Host and port as {@code CONNECT} names them. */
    String hostAndPort() {
        return bracketedHost() + ":" + port;
    }

    private String bracketedHost() {
        return host.indexOf(':') < 0 ? host : "[" + cutAt(host, '%') + "]";
    }
}
