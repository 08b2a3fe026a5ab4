package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAliasesTest {
    private static final KeyAliases ALIASES = aliases(
            "ping:agent.ping",
            "p[a]:k[exact]",
            "p[*]:k[*]",
            "one[*]:k[x,*]",
            "bare[*]:k",
            "k[*]:j[*]",
            "q[\"x\"]:k[quoted]",
            "z[ *]:k[blank]",
            "s[*]:k[star]",
            "back:ping");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "ping        | agent.ping",
                "ping[]      | ping[]",
                "p           | p",
                "p[a]        | k[exact]",
                "p[\"a\"]    | k[a]",
                "p[a,b]      | k[a,b]",
                "p[]         | k[]",
                "p[*]        | k[*]",
                "one[a]      | k[x,*]",
                "bare[a,b]   | k",
                "bare        | bare",
                "k           | k",
                "k[a]        | j[a]",
                "q[\"x\"]    | k[quoted]",
                "q[x]        | q[x]",
                "z[ *]       | k[blank]",
                "z[a]        | z[a]",
                "back        | ping",
                "agent.ping  | agent.ping",
                "pi          | pi",
                "pp[a]       | pp[a]"
            })
    void aKeyStandsForAnother(String request, String expected) throws NotSupportedException {
        assertEquals(ItemKey.parse(expected), ALIASES.resolve(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p[a]]", "p[a", "bare[a]b", "p[a] ", "p [a]", "bare["})
    void onlyAValidKeyStandsForAnother(String request) {
        NotSupportedException refusal =
                assertThrows(NotSupportedException.class, () -> ALIASES.resolve(request), request);

        assertEquals("Invalid item key format.", refusal.reason());
    }

    @Test
    void theNamesComeLastFirst() {
        assertEquals(
                List.of("c[a]", "b[*]", "a"), aliases("a:k", "b[*]:k", "c[a]:k").names());
        assertEquals(List.of(), KeyAliases.none().names());
    }

    /** Positions are those in the messages of {@code zabbix_agentd} 7.0.22. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^                | 1",
                "a                 | 2",
                "a:                | 3",
                ":a                | 1",
                "a:b:c             | 4",
                "a::b              | 3",
                "a : b             | 2",
                "a: b              | 3",
                "a[:b              | 5",
                "a[b               | 4",
                "a[                | 3",
                "a[*]:b[           | 8",
                "a[x]y:b           | 5",
                "a[x] :b           | 5",
                "a:b]              | 4",
                "a:b[x]z           | 7",
                "a:b[x],c          | 7",
                "*:c               | 1",
                "a*:c              | 2",
                "a:c*              | 4",
                "a[\"x]:b          | 8",
                "a[\"b\"c]:d       | 6",
                "a[[b]c]:d         | 6",
                "a[[[\"x\"]]]:c    | 4",
                "a[[\"x\"y]]:c     | 7",
                "a[[ [x]]]:b       | 5",
                "a[\"\\\"]:b       | 9",
                "a[b]:c[\"d\"e]    | 11"
            })
    void saysWhereAnAliasIsWrong(String text, int position) {
        KeyAlias.MalformedException refusal =
                assertThrows(KeyAlias.MalformedException.class, () -> KeyAlias.parse(text));

        assertEquals(position, refusal.position());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a:b               | a            | b",
                "a[x:y]:b          | a[x:y]       | b",
                "a[\"x:y\"]:b      | a[\"x:y\"]   | b",
                "a[[x:y]]:b[:]     | a[[x:y]]     | b[:]",
                "a[ \"b\" ]:c[ [d] ] | a[ \"b\" ] | c[ [d] ]",
                "a[*]:b[*]         | a[*]         | b[*]"
            })
    void twoKeysAreAnAlias(String text, String name, String target) throws KeyAlias.MalformedException {
        assertEquals(new KeyAlias(name, target), KeyAlias.parse(text));
    }

    private static KeyAliases aliases(String... texts) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String text : texts) {
            try {
                KeyAlias alias = KeyAlias.parse(text);
                targets.put(alias.name(), alias.target());
            } catch (KeyAlias.MalformedException e) {
                throw new AssertionError(text, e);
            }
        }
        return new KeyAliases(targets);
    }
}
