package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {
    private static Optional<Proxy> proxy(String url, String... environment) throws PageException {
        Map<String, String> variables = Map.of(environment[0], environment[1]);
        return Proxy.of(PageUrl.parse(url), variables);
    }

    @Test
    void eachSchemeHasItsVariable() throws Exception {
        Optional<Proxy> expected = Optional.of(new Proxy("p", 3128, Optional.empty()));
        assertEquals(expected, proxy("http://h", "http_proxy", "http://p:3128"));
        assertEquals(expected, proxy("http://h", "http_proxy", "p:3128/"));
        assertEquals(Optional.empty(), proxy("http://h", "HTTP_PROXY", "http://p:3128"));
        assertEquals(Optional.empty(), proxy("http://h", "https_proxy", "http://p:3128"));
        assertEquals(expected, proxy("https://h", "https_proxy", "http://p:3128"));
        assertEquals(expected, proxy("https://h", "HTTPS_PROXY", "http://p:3128"));
        assertEquals(expected, proxy("https://h", "ALL_PROXY", "http://p:3128"));
    }

    @Test
    void aProxyHasAUserAndADefaultPort() throws Exception {
        assertEquals(
                Optional.of(new Proxy("p", 1080, Optional.of("u:p"))), proxy("http://h", "all_proxy", "http://u:p@p"));
    }

    @Test
    void onlyHttpIsSpokenToProxies() {
        assertEquals(
                "Unsupported proxy scheme for 'ftp://p'",
                assertThrows(PageException.class, () -> proxy("http://h", "http_proxy", "ftp://p"))
                        .reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                 | h               | true",
                "example.com       | example.com     | true",
                "example.com       | www.example.com | true",
                "EXAMPLE.com.      | www.example.com | true",
                ".example.com      | example.com     | true",
                "x,com             | example.com     | true",
                "ple.com           | example.com     | false",
                "www.example.com   | example.com     | false",
                "example.com:80    | example.com     | false",
                "''                | example.com     | false",
                "127.0.0.1         | 127.0.0.1       | true",
                "127.0.0.0/8       | 127.0.0.1       | true",
                "126.0.0.0/8       | 127.0.0.1       | false",
                "127.0.0.0/33      | 127.0.0.1       | false",
                "::1               | ::1             | true",
                "::/64             | ::1             | true",
                "127.0.0.1         | ::1             | false"
            })
    void exceptionsAreDomainsAndNetworks(String list, String host, boolean isException) {
        assertEquals(isException, ProxyExceptions.contain(list, host));
    }
}
