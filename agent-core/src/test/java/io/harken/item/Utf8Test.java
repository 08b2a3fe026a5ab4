package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Utf8Test {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", ""),
                arguments("a\0b", "a\0b"),
                arguments("\303\251", "\303\251"),
                arguments("\356\200\200\357\277\277", "\356\200\200\357\277\277"),
                arguments("\360\237\230\200\364\217\277\277", "\360\237\230\200\364\217\277\277"),
                arguments("\303(", "?("),
                arguments("\342\202(", "?("),
                arguments("\342\303\251", "?\303\251"),
                arguments("\300\257", "?"),
                arguments("\301\200", "?"),
                arguments("\340\200\200", "?"),
                arguments("\355\240\200", "?"),
                arguments("\360\200\200\200", "?"),
                arguments("\364\220\200\200", "?"),
                arguments("\200\200", "??"),
                arguments("\300\200\200", "??"),
                arguments("\370\210\200\200\200", "?"),
                arguments("\370\200", "?"),
                arguments("\370\200\200\200\200\200", "??"),
                arguments("\374\210\200\200\200\200", "?"),
                arguments("\375\200\200\200\200\200\200", "??"),
                arguments("\376\200", "??"),
                arguments("\377", "?"));
    }

    /** As zabbix_agentd 7.0 answers {@code zabbix.stats} with these in it. */
    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNoCharacterBecomesOneQuestionMark(String text, String expected) {
        assertEquals(expected, Utf8.repair(text));
        assertEquals(text.equals(expected), Utf8.isValid(text));
    }

    static Stream<Arguments> cuts() {
        return Stream.of(
                arguments("", 0, ""),
                arguments("a", 0, ""),
                arguments("ab", 1, "a"),
                arguments("ab", 2, "ab"),
                arguments("ab", Integer.MAX_VALUE, "ab"),
                arguments("\303\251\342\202\254", 1, "\303\251"),
                arguments("\303\251\342\202\254", 2, "\303\251\342\202\254"),
                arguments("a\200\200b", 1, "a\200\200"),
                arguments("\200a", 0, "\200"),
                arguments("\303\303", 1, "\303"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aBeginningHasWholeCharacters(String text, int characters, String expected) {
        assertEquals(expected, Utf8.cut(text, characters));
    }
}
