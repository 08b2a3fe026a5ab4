package io.harken.collectors.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTemplateTest {
    @Test
    void anOutputIsBounded() {
        Matcher matcher = Pattern.compile(".*").matcher("x".repeat(100_000));
        assertEquals(true, matcher.find());
        assertEquals(2_000_000, new OutputTemplate("\\0".repeat(20)).of(matcher).length());
        CompletionException e =
                assertThrows(CompletionException.class, () -> new OutputTemplate("\\0".repeat(400_000)).of(matcher));
        assertEquals(
                "The output is longer than 2097152 bytes.",
                assertInstanceOf(NotSupportedException.class, e.getCause()).reason());
    }

    @ParameterizedTest
    @CsvSource({"\\2\\1, ba", "<\\0>, <ab>", "[\\3|\\9], [|]", "\\\\1, \\1", "\\x\\, \\x\\", "plain, plain"})
    void putsGroupsIn(String template, String output) {
        Matcher matcher = Pattern.compile("(a)(b)(c)?").matcher("xabx");
        assertEquals(true, matcher.find());
        assertEquals(output, new OutputTemplate(template).of(matcher));
    }
}
