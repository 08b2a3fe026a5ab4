package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageUrlTest {
    @Test
    void aVeryLongUrlIsRefused() throws Exception {
        String longest = "http://h/" + "\u00E9".repeat(64 * 1024 - "http://h/".length());
        assertEquals("/" + "%e9".repeat(65_527), PageUrl.parse(longest).target());
        PageException e = assertThrows(PageException.class, () -> PageUrl.parse(longest + "x"));
        assertEquals("The URL is longer than 65536 bytes", e.reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://h                      | 80  | h             | h           | /",
                "https://h                     | 443 | h             | h           | /",
                "http://h:8080/x               | 8080| h             | h:8080      | /x",
                "http://h:443/x                | 443 | h             | h:443       | /x",
                "https://h:443/x               | 443 | h             | h           | /x",
                "http://h:/x                   | 80  | h             | h           | /x",
                "http://h:00080/x              | 80  | h             | h           | /x",
                "http:///h/x                   | 80  | h             | h           | /x",
                "http://h?x=y                  | 80  | h             | h           | /?x=y",
                "http://h/x?                   | 80  | h             | h           | /x",
                "http://h/x?a#b?c              | 80  | h             | h           | /x?a",
                "http://h/a/../x/./y/..        | 80  | h             | h           | /x/",
                "http://h/%2e%2E/%2e/x         | 80  | h             | h           | /x",
                "http://h/a//b/..              | 80  | h             | h           | /a//",
                "http://h/..                   | 80  | h             | h           | /",
                "http://h/\u00E9?\u00FC        | 80  | h             | h           | /%e9?\u00FC",
                "http://h/x@y:z                | 80  | h             | h           | /x@y:z",
                "http://H./x                   | 80  | H.            | H.          | /x",
                "http://127.1/x                | 80  | 127.0.0.1     | 127.0.0.1   | /x",
                "http://0x7f.0.0.1/x           | 80  | 127.0.0.1     | 127.0.0.1   | /x",
                "http://%31%32%37.0.0.1/x      | 80  | 127.0.0.1     | 127.0.0.1   | /x",
                "http://2130706433/x           | 80  | 127.0.0.1     | 127.0.0.1   | /x",
                "http://a%41/x                 | 80  | aA            | aA          | /x",
                "http://[::1]:8086/x           | 8086| ::1           | [::1]:8086  | /x",
                "http://[::1%25lo]/x           | 80  | ::1%lo        | [::1]       | /x",
                "http://u:p@h/x                | 80  | h             | h           | /x"
            })
    void isReadAsByLibcurl(String url, int port, String host, String authority, String target) throws Exception {
        PageUrl parsed = PageUrl.parse(url);

        assertEquals(host, parsed.host());
        assertEquals(port, parsed.port());
        assertEquals(authority, parsed.authority());
        assertEquals(target, parsed.target());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://u@h/         | u:",
                "http://u:p@h/       | u:p",
                "http://u:p:q@h/     | u:p:q",
                "http://@h/          | :",
                "http://:p@h/        | :p",
                "http://u%40x:p%3a@h | u@x:p:"
            })
    void aUserIsDecoded(String url, String userInfo) throws Exception {
        assertEquals(userInfo, PageUrl.parse(url).userInfo().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://            | URL rejected: No host part in the URL",
                "http://u:p@/x      | URL rejected: No host part in the URL",
                "http://:80/x       | URL rejected: No host part in the URL",
                "http:////h/        | URL rejected: Unsupported number of slashes following scheme",
                "http://a b/        | URL rejected: Malformed input to a URL function",
                "http://h/a b       | URL rejected: Malformed input to a URL function",
                "http://h:99999/    | URL rejected: Port number was not a decimal number between 0 and 65535",
                "http://h:80x/      | URL rejected: Port number was not a decimal number between 0 and 65535",
                "http://http:h      | URL rejected: Port number was not a decimal number between 0 and 65535",
                "http://[::1]x/     | URL rejected: Port number was not a decimal number between 0 and 65535",
                "http://[           | URL rejected: Bad IPv6 address",
                "http://[zz]/       | URL rejected: Bad IPv6 address",
                "http://[1.2.3.4]/  | URL rejected: Bad IPv6 address",
                "http://a@b@h/      | URL rejected: Bad hostname",
                "http://a!b/        | URL rejected: Bad hostname",
                "http://a\\b/       | URL rejected: Bad hostname",
                "http://a%20b/      | URL rejected: Bad hostname",
                "http://a%00b/      | URL rejected: Bad hostname",
                "http://u:p%00@h/   | URL using bad/illegal format or missing URL"
            })
    void isRefusedAsByLibcurl(String url, String reason) {
        assertEquals(
                reason,
                assertThrows(PageException.class, () -> PageUrl.parse(url)).reason());
    }
}
