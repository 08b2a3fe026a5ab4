package io.harken.collectors.software;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code zabbix_agentd} 7.0 was seen to read. */
class OsReleaseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "PRETTY_NAME=\"Debian GNU/Linux 13\"|Debian GNU/Linux 13",
                "PRETTY_NAME=\" a \"| a",
                "PRETTY_NAME=\"a b  |a b",
                "PRETTY_NAME=\"a\\\"b\"|a\\",
                "PRETTY_NAME=\"a\" # b|a",
                "PRETTY_NAME=word |word",
                "PRETTY_NAME='word'|'word'",
                "PRETTY_NAME=x\"y\"z|x\"y\"z",
                "PRETTY_NAME=\"\"|\"\""
            })
    void isTextInDoubleQuotesOrAWord(String line, String name) {
        assertEquals(Optional.of(name), OsRelease.prettyName("NAME=\"x\"\n" + line + "\nPRETTY_NAME=second\n"));
        assertEquals(Optional.of(name), OsRelease.prettyName(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "PRETTY_NAME",
                "PRETTY_NAME=",
                "PRETTY_NAME= word",
                "PRETTY_NAME=two words",
                "PRETTY_NAME=two\twords",
                "PRETTY_NAME='two words'",
                "PRETTY_NAME=\"\" x",
                "PRETTY_NAMEX=word",
                " PRETTY_NAME=word"
            })
    void passesOverWhatItDoesNotUnderstand(String line) {
        assertEquals(Optional.empty(), OsRelease.prettyName(line + "\n"));
        assertEquals(Optional.of("second"), OsRelease.prettyName(line + "\nPRETTY_NAME=second\n"));
    }

    @Test
    void isNotInAnEmptyFile() {
        assertEquals(Optional.empty(), OsRelease.prettyName(""));
    }
}
