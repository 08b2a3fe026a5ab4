package io.harken.collectors.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTemplateTest {
    @ParameterizedTest
    @CsvSource({"\\2\\1, ba", "<\\0>, <ab>", "[\\3|\\9], [|]", "\\\\1, \\1", "\\x\\, \\x\\", "plain, plain"})
    void putsGroupsIn(String template, String output) {
        Matcher matcher = Pattern.compile("(a)(b)(c)?").matcher("xabx");
        assertEquals(true, matcher.find());
        assertEquals(output, new OutputTemplate(template).of(matcher));
    }
}
