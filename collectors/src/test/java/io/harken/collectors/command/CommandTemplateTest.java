package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTemplateTest {
    private static final String REFUSAL =
            "Special characters \"\\, ', \", `, *, ?, [, ], {, }, ~, $, !, &, ;, (, ), <, >,"
                    + " |, #, @, 0x0a\" are not allowed in the parameters.";

    @ParameterizedTest
    @CsvSource({
        "echo $1 $2, echo one two",
        "$1$1, oneone",
        "$3-$9, -",
        "$10, one0",
        "$0, $0",
        "<$0> $1, <<$0> $1> one",
        "$$1 $$$1 $a $- $, $1 $one $a $- $",
        "$$$$, $$",
        "$, $",
        "plain, plain",
        "'', ''"
    })
    void parametersAreTextsThatArePutIn(String template, String command) throws NotSupportedException {
        assertEquals(command, new CommandTemplate(template, true).command(new Parameters(List.of("one", "two"))));
    }

    @Test
    void whatWasPutInIsNotLookedAtAgain() throws NotSupportedException {
        assertEquals("$2 $$", new CommandTemplate("$1 $2", true).command(new Parameters(List.of("$2", "$$"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\", "'", "\"", "`", "*", "?", "[", "]", "{", "}", "~", "$", "!", "&", ";", "(", ")", "<", ">", "|",
                "#", "@", "\n"
            })
    void aParameterMayNotHoldASpecialCharacter(String special) {
        CommandTemplate template = new CommandTemplate("echo $2", false);

        NotSupportedException refusal = assertThrows(
                NotSupportedException.class, () -> template.command(new Parameters(List.of("", "a" + special))));

        assertEquals(REFUSAL, refusal.reason());
    }

    @Test
    void allOtherBytesAreNotSpecial() throws NotSupportedException {
        String harmless = "\t\r\u0001%^=+,:-_./ \u007f\u00c3\u00a9\u00ff";

        assertEquals(harmless, new CommandTemplate("$1", false).command(new Parameters(List.of(harmless))));
    }

    @Test
    void aParameterThatIsNotReferredToMayHoldAnything() throws NotSupportedException {
        CommandTemplate template = new CommandTemplate("$2 $$1 $0", false);

        assertEquals("b $1 $2 $$1 $0", template.command(new Parameters(List.of(";", "b", ";"))));
    }
}
