package io.harken.collectors.web;

import io.harken.item.ByteText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A proxy of the environment, as libcurl finds it.
 *
 * @param host a name or an address
 * @param userInfo {@code user:password}
 */
record Proxy(String host, int port, Optional<String> userInfo) {
    private static final int DEFAULT_PORT = 1080;

    /** The proxy for a page, if there is one. {@code HTTP_PROXY} does not count: a web server could be made to set it. */
    static Optional<Proxy> of(PageUrl url, Map<String, String> environment) throws PageException {
        String proxy = variable(
                environment, url.secure() ? new String[] {"https_proxy", "HTTPS_PROXY"} : new String[] {"http_proxy"});
        if (proxy.isEmpty()) {
            proxy = variable(environment, "all_proxy", "ALL_PROXY");
        }
        if (proxy.isEmpty() || ProxyExceptions.contain(variable(environment, "no_proxy", "NO_PROXY"), url.host())) {
            return Optional.empty();
        }
        return Optional.of(parse(ByteText.utf8(proxy)));
    }

    private static Proxy parse(String text) throws PageException {
        int end = text.indexOf("://");
        String scheme = end < 0 ? "http" : text.substring(0, end).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw new PageException("Unsupported proxy scheme for '" + text + "'");
        }
        String rest = end < 0 ? text : text.substring(end + 3);
        PageUrl url = PageUrl.parse("http://" + rest);
        // A port that is not there is not that of the scheme.
        boolean hasPort = rest.replaceFirst("[/?].*", "").matches(".*:[0-9]+");
        return new Proxy(url.host(), hasPort ? url.port() : DEFAULT_PORT, url.userInfo());
    }

    private static String variable(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
