package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ByteText;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are those of zabbix_agentd 7.0.22. */
class PageTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html; charset=iso-8859-1    | caf\u00E9          | caf\u00C3\u00A9",
                "text/html; CHARSET = ISO-8859-1  | caf\u00E9          | caf\u00C3\u00A9",
                "text/html;charset=\"iso-8859-1\";x=y | caf\u00E9      | caf\u00C3\u00A9",
                "text/html; charset='latin1'      | caf\u00E9          | caf\u00C3\u00A9",
                "x; charset=koi8-r                | \u00D5\u00E1       | \u00D1\u0083\u00D0\u0090",
                "x; charset=UTF-16LE              | '\u00FF\u00FEc\0a\0' | ca",
                "x; charset=us-ascii              | a\u00E9b           | a",
                "x; charset=utf-8                 | \u00EF\u00BB\u00BFa | \u00EF\u00BB\u00BFa",
                "x; charset=utf-8                 | a\u00E9b\u00E2\u0082c\u00ED\u00A0\u0080\u00FFd\u0080\u0080 | a?b?c??d??",
                "x; charset=no-such               | caf\u00E9          | caf?",
                "x; charset=                      | caf\u00E9\u0080    | caf\u00C3\u00A9\u00E2\u0082\u00AC",
                "x                                | caf\u00C3\u00A9    | caf\u00C3\u00A9",
                "''                               | caf\u00E9          | caf\u00C3\u00A9",
                "''                               | '\u00FF\u00FEc\0a\0' | ca",
                "''                               | '\u00FE\u00FF\0c\0a' | ca",
                "''                               | \u00EF\u00BB\u00BFca\u00E9 | \u00EF\u00BB\u00BFca?",
                "''  | <meta charset=\"iso-8859-15\">\u00A4  | <meta charset=\"iso-8859-15\">\u00E2\u0082\u00AC",
                "''  | <meta charset=iso-8859-15>\u00A4  | <meta charset=iso-8859-15>\u00E2\u0082\u00AC",
                "''  | <META charset=iso-8859-15>\u00A4  | <META charset=iso-8859-15>\u00C2\u00A4",
                "''  | <meta x><meta content=\"y; charset=iso-8859-15\" http-equiv=content-type>\u00A4 "
                        + "| <meta x><meta content=\"y; charset=iso-8859-15\" http-equiv=content-type>\u00E2\u0082\u00AC",
                "''  | <meta http-equiv=\"refresh\" content=\"y; charset=iso-8859-15\">\u00A4 "
                        + "| <meta http-equiv=\"refresh\" content=\"y; charset=iso-8859-15\">\u00C2\u00A4",
            })
    void aBodyBecomesUtf8(String contentType, String body, String text) {
        assertEquals(
                text, PageText.of(ByteText.bytes(body), Optional.of(contentType).filter(type -> !type.isEmpty())));
    }
}
