package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.access.KeyAccessRule.Effect;
import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are written {@code +k} for {@code AllowKey=k} and {@code -k} for {@code DenyKey=k}. */
class KeyAccessRuleListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^                         | k k[a] system.run             | system.run[] system.run[a]",
                "-k                         | j k[a] system.run             | k system.run[a]",
                "+k[a] -k[*]                | k k[a]                        | k[b] k[]",
                "-k[*] +k[a]                | k                             | k[a] k[b]",
                "+k -*                      | k                             | j k[] system.run[a]",
                "-k[*] +k                   | k j                           | k[a]",
                "-k +*                      | j system.run[a]               | k",
                "+system.run[a]             | system.run[a] k               | system.run[a,wait] system.run[b]",
                "+system.run[a*]            | system.run[a] system.run[ab]  | system.run[b]",
                "+system.run[*]             | system.run[] system.run[a,b]  | ^^",
                "+system.run                | system.run k                  | system.run[a]",
                "-system.run[*] +k          | k system.run                  | system.run[a]",
                "-system.run[a] +system.run[*] | system.run[b]              | system.run[a]",
                "+system.run[a] +*          | system.run[a] system.run[b] k | ^^",
                "-system.*                  | k system.x[]                  | system.run system.x system.run[a]",
                "-*[*]                      | k system.run                  | k[] system.run[a]",
            })
    void theFirstRuleThatMatchesDecides(String rules, String allowed, String denied) throws NotSupportedException {
        KeyAccessRuleList list = list(rules);
        list.removeUnreachable();
        list.removeRedundant();
        for (String key : words(allowed).toList()) {
            assertTrue(list.rules().allows(ItemKey.parse(key)), key);
        }
        for (String key : words(denied).toList()) {
            assertFalse(list.rules().allows(ItemKey.parse(key)), key);
        }
    }

    @Test
    void noRulesAllowCommandsToo() throws NotSupportedException {
        assertTrue(KeyAccessRules.none().allows(ItemKey.parse("system.run[a]")));
    }

    @Test
    void aPatternIsTakenOnce() {
        KeyAccessRuleList list = list("-k[a]");

        assertEquals(Optional.of(rule("-k[a]")), list.add(rule("-k[\"a\"]")));
        assertEquals(Optional.of(rule("-k[a]")), list.add(rule("+k[ a]")));
        assertEquals(Optional.empty(), list.add(rule("-k[b]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-* -a +b            | -a +b",
                "-a +* -b +c         | -b +c",
                "-*[] -*             | -*",
                "-** +x              | +x",
                "-*[*] +x            | ''",
                "-* +system.run[*]   | +system.run[*]",
                "-a -b               | ''"
            })
    void whatStandsBelowARuleForEverythingIsUnreachable(String rules, String removed) {
        assertEquals(rules(removed), list(rules).removeUnreachable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-a +b                                 | +b",
                "-a +b +c                              | +c +b",
                "+a -b                                 | ''",
                "+a                                    | +a",
                "-a +*                                 | ''",
                "+a +*                                 | +a",
                "-system.run[*] +*                     | +*",
                "-a -system.run[*] +b +*               | +* +b",
                "+system.run[*] +*                     | +*",
                "+system.run[a] +*                     | ''",
                "+system.run[a] +b +system.run[c] +d   | +d +b",
                "+a +system.run[a] +b -c +system.run[d] +e +f | +f +e",
                "+system.run +a                        | +a",
                "+system.run*                          | +system.run*",
                "+*[*]                                 | +*[*]"
            })
    void whatIsAllowedAtTheEndAnywayIsRedundant(String rules, String removed) {
        assertEquals(rules(removed), list(rules).removeRedundant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+*", "+**", "+*[]", "+* -a"})
    void everythingIsAllowed(String rules) {
        assertTrue(list(rules).allowsEverything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-*", "+system.run[a] +*", "-a +*", "+*[*]"})
    void notEverythingIsAllowed(String rules) {
        assertFalse(list(rules).allowsEverything());
    }

    @Test
    void aRuleIsNamedByItsParameterAndItsText() {
        assertEquals("DenyKey \"k[**]\"", rule("-k[**]").toString());
        assertEquals("AllowKey \"k\"", rule("+k").toString());
    }

    private static KeyAccessRuleList list(String rules) {
        KeyAccessRuleList list = new KeyAccessRuleList();
        rules(rules).forEach(list::add);
        return list;
    }

    private static List<KeyAccessRule> rules(String texts) {
        return words(texts).map(KeyAccessRuleListTest::rule).toList();
    }

    private static KeyAccessRule rule(String text) {
        String pattern = text.substring(1);
        Effect effect = text.charAt(0) == '+' ? Effect.ALLOW : Effect.DENY;
        return new KeyAccessRule(effect, KeyPattern.parse(pattern).orElseThrow(), pattern);
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(" +", -1));
    }
}
