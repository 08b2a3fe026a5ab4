package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItemKeyFuzzTest {
    @Test
    void nothingButARefusalComesOutOfAnyText() {
        Fuzz.run(100_000, random -> {
            try {
                ItemKey.parse(Fuzz.text(random, "kk[[]],,\"\"\\\\  \t\n\0\u00ff", 24));
            } catch (NotSupportedException e) {
                assertEquals("Invalid item key format.", e.reason());
            }
        });
    }

    @Test
    void quotedParametersComeBackAsTheyWere() {
        Fuzz.run(20_000, random -> {
            List<String> parameters = parameters(random);
            String text =
                    parameters.stream().map(ItemKeyFuzzTest::quoted).collect(Collectors.joining(" , ", "k[ ", " ]"));

            assertEquals(new ItemKey("k", parameters), parsed(text));
        });
    }

    /** A value that ends in a backslash cannot be quoted: there is no escape for it. */
    private static List<String> parameters(SplittableRandom random) {
        return Stream.generate(() -> Fuzz.text(random, "a ,[]\"\\\u0080", 8).replaceFirst("\\\\+$", ""))
                .limit(1 + random.nextInt(5))
                .toList();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\\\"") + '"';
    }

    private static ItemKey parsed(String text) {
        try {
            return ItemKey.parse(text);
        } catch (NotSupportedException e) {
            throw new AssertionError(text, e);
        }
    }
}
