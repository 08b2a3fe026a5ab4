package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code zabbix_agentd} 7.0.22 denied with one {@code DenyKey}. Keys are parted by blanks. */
class KeyPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "k              | k                                | k[] k[a] kk",
                "k[]            | k[] k[\"\"] k[[]]                | k k[a] k[,]",
                "k[\"\"]        | k[] k[\"\"] k[[]]                | k k[a] k[,]",
                "k[*]           | k[] k[a] k[a,b] k[,]             | k kk[a]",
                "k[*,*]         | k[] k[a] k[a,b,c]                | k",
                "k[**]          | k[] k[a]                         | k",
                "k*             | k kk k.k                         | k[] kk[a] j",
                "k*[*]          | k[] k[a] kk[a,b]                 | k kk j[a]",
                "*[*]           | k[] j[a,b]                       | k j",
                "*              | k k[] k[a] j[a,b]                | ^^",
                "**             | k k[] j[a,b]                     | ^^",
                "*[]            | k k[] k[a] j[a,b]                | ^^",
                "*[\"a]         | k k[] k[a] j[a,b]                | ^^",
                "*[\"\"]        | k[] j[\"\"]                      | k k[a]",
                "*[a]           | k[a] j[\"a\"]                    | k k[] k[b]",
                "k[a]           | k[a] k[\"a\"] k[[a]]             | k[a,] k[a,b] k[A] k k[]",
                "k[a,*]         | k[a] k[a,] k[a,b] k[a,b,c]       | k[b,a] k[b] k k[]",
                "k[a,*,*]       | k[a] k[a,b,c]                    | k[b] k",
                "k[*,a]         | k[,a] k[x,a]                     | k[a] k[x,a,b] k[a,x]",
                "k[*,*,a]       | k[,,a] k[x,y,a]                  | k[x,a] k[x,y,z,a]",
                "k[a*]          | k[a] k[abc] k[a*]                | k[ab,c] k[] k[ba]",
                "k[*a*]         | k[a] k[bab]                      | k[b] k[]",
                "k[,]           | k[,] k[\"\",[]]                  | k[] k[,,] k[a,]",
                "k[\"a,b\"]     | k[\"a,b\"] k[[a,b]]              | k[a,b]",
                "k[[a,b]]       | k[\"a,b\"] k[[a,b]]              | k[a,b] k[a]",
                "k[[*]]         | k[] k[a] k[a,b]                  | k",
                "k[\"*\"]       | k[] k[a] k[a,b]                  | k",
                "k[a]b]         | k                                | k[] k[a] k[\"a]b\"]",
                "k[\"a]         | k                                | k[] k[a]",
                "k[[[a]]]       | k                                | k[] k[a] k[[a]]",
                "k[a][b]        | k                                | k[a] k[b]",
                "k.*.x          | k.a.x k..x                       | k.x k.a.y",
                "k-_.*          | k-_. k-_.a                       | k-_",
            })
    void matchesAsZabbixAgentdDoes(String pattern, String matched, String others) throws NotSupportedException {
        for (String key : matched.split(" ", -1)) {
            assertEquals(true, pattern(pattern).matches(ItemKey.parse(key)), key);
        }
        for (String key : others.isEmpty() ? new String[0] : others.split(" ", -1)) {
            assertEquals(false, pattern(pattern).matches(ItemKey.parse(key)), key);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"k[a] | k[ a] | k[a ]", "k[ ] | k[ ] | k[ ,]", "k[a ] | k[ \"a \"] | k[a]"})
    void onlyBlanksBehindAnUnquotedParameterCount(String pattern, String matched, String other)
            throws NotSupportedException {
        assertEquals(true, pattern(pattern).matches(ItemKey.parse(matched)));
        assertEquals(false, pattern(pattern).matches(ItemKey.parse(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[a]",
                "a[",
                "a[b",
                "a[b]c",
                "a[b] ",
                "a b",
                "a]",
                "a,b",
                " a",
                "a\tb",
                "a+b",
                "a?",
                "a\\*",
                "\u00c3\u00a9",
                "a:b"
            })
    void isNoPattern(String text) {
        assertEquals(Optional.empty(), KeyPattern.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "k[a]        | k[\"a\"]",
                "k[a]        | k[ a]",
                "k[a]        | k[[a]]",
                "k[ ]        | k[\"\"]",
                "k[*]        | k[*,**]",
                "k[a,*]      | k[a,*,*,*]",
                "k[*,*,a]    | k[*,**,a]",
                "a*b         | a**b",
                "k[x*]       | k[x**]",
                "k           | k[\"a]",
                "k[a]b]      | k[c]d]",
                "k[[a, b]]   | k[\"a,b\"]",
                "*[*]        | **[**,*]",
                "system.run[*] | system.run[ *,\"*\"]"
            })
    void twoWaysToWriteTheSame(String one, String other) {
        assertEquals(pattern(one), pattern(other));
    }

    /** They match the same keys, and {@code zabbix_agentd} takes none for a duplicate of the other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"k[] | k[ ]", "k[] | k", "* | *[]", "k[a,] | k[a]", "k[,] | k[]", "k[*] | k[*,]", "k | K"})
    void twoPatterns(String one, String other) {
        assertNotEquals(pattern(one), pattern(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "k               | k",
                "k[]             | k[]",
                "k[ ]            | k[\"\"]",
                "k**[a,**,*]     | k*[\"a\",\"*\"]",
                "k[\"]           | k",
                "k[a\"b,\"c,d\"] | k[\"a\\\"b\",\"c,d\"]",
                "k[a\\]          | k[a\\]",
                "k[[a,b\\]]      | k[[a,b\\]]"
            })
    void isWrittenSoThatItCanBeReadAgain(String text, String written) {
        assertEquals(written, pattern(text).toString());
        assertEquals(pattern(text), pattern(written));
    }

    private static KeyPattern pattern(String text) {
        return KeyPattern.parse(text).orElseThrow();
    }
}
