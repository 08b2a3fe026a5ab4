package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageParametersTest {
    @Test
    @Timeout(10)
    void aVeryLongHostIsNotEncoded() {
        StringBuilder host = new StringBuilder();
        for (int c = 0x4E00; c < 0x9000; c++) {
            host.append(ByteText.utf8(String.valueOf((char) c)).repeat(20));
        }
        assertEquals(
                "Cannot encode domain name into punycode.",
                assertThrows(
                                NotSupportedException.class,
                                () -> PageParameters.url(new Parameters(List.of(host.toString()))))
                        .reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h|''|''              | http://h/",
                "h|x|''               | http://h/x",
                "h|/x|080             | http://h:80/x",
                "h|//x|''             | http://h//x",
                "::1|x|8080           | http://[::1]:8080/x",
                "a:b:c|''|''          | http://[a:b:c]/",
                "h/x|''|''            | http://h/x",
                "h:81|''|''           | http://h:81",
                "/x|''|''             | http:///x",
                "h?u=ftp://x|''|''    | http://h?u=ftp://x",
                "HTTP://h/x|''|''     | HTTP://h/x",
                "https://h|''|''      | https://h",
                "b\u00C3\u00BCcher.example|x|'' | http://xn--bcher-kva.example/x",
                "u@b\u00C3\u00BCcher.example/\u00FF|''|'' | http://u@xn--bcher-kva.example/\u00FF"
            })
    void makeAUrl(String host, String path, String port, String url) throws Exception {
        assertEquals(url, PageParameters.url(new Parameters(List.of(host, path, port))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''|''             | Invalid first parameter.",
                "h|''|x               | Invalid third parameter.",
                "h|''|65536           | Invalid third parameter.",
                "h|''|-1              | Invalid third parameter.",
                "http://h|x|''        | Parameters \"path\" and \"port\" must be empty if URL is specified in \"host\".",
                "h/|''|80             | Parameters \"path\" and \"port\" must be empty if URL is specified in \"host\".",
                "ftp://h|''|''        | Unsupported scheme: ftp.",
                "://h|''|''           | Unsupported scheme: .",
                "a\u0001b|''|''       | Incorrect hostname expression. Check hostname part after: a.",
                "h|a\u007Fb|''        | Incorrect path expression. Check path part after: a.",
                "b\u00FCcher|''|''    | Cannot encode domain name into punycode."
            })
    void areRefusedAsByZabbixAgentd(String host, String path, String port, String reason) {
        Parameters parameters = new Parameters(List.of(host, path, port));
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> PageParameters.url(parameters))
                        .reason());
    }
}
