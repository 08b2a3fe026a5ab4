package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.Fuzz;
import io.harken.item.ItemKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class KeyPatternFuzzTest {
    private static final String STARS = "aab***,] \"[";

    @Test
    void everyPatternIsWrittenSoThatItCanBeReadAgain() {
        Fuzz.run(100_000, random -> {
            String text =
                    Fuzz.text(random, "k*.", 3) + "[" + Fuzz.text(random, "ab*,,[[]]\"\"\\\\  \t\0\u00ff", 16) + "]";
            KeyPattern.parse(text)
                    .ifPresent(pattern -> assertEquals(
                            pattern, KeyPattern.parse(pattern.toString()).orElseThrow(), text));
        });
    }

    @Test
    void aNameNeedsItsCharactersAndBracketsTheirEnd() {
        Fuzz.run(50_000, random -> {
            String text = Fuzz.text(random, "ab.*- [],\"\\\u0080", 10);
            boolean form = text.matches("(?s)[ab.*-]+(\\[.*])?");
            assertEquals(form, KeyPattern.parse(text).isPresent(), text);
        });
    }

    @Test
    void matchesAsTheModelDoes() {
        Fuzz.run(100_000, random -> {
            String name = Fuzz.text(random, "ab.**", 4) + "b";
            List<String> parameters = texts(random, STARS);
            ItemKey key = new ItemKey(Fuzz.text(random, "aab.", 4) + "b", texts(random, "aab*,] \"["));
            KeyPattern pattern = KeyPattern.parse(name + brackets(parameters)).orElseThrow();

            boolean expected = globs(name, key.name()) && matches(parameters, key.parameters(), parameters.isEmpty());
            assertEquals(expected, pattern.matches(key), () -> pattern + " and " + key);
        });
    }

    @Test
    void longPatternsOfStarsComeToAnEnd() {
        Fuzz.run(20, random -> {
            String pattern = "*" + Fuzz.text(random, "a***", 2000) + "*b";
            String value = "a".repeat(10_000) + Fuzz.text(random, "ab", 4);

            assertEquals(
                    globs(pattern.replaceAll("\\*+", "*"), value),
                    KeyPattern.parse("k[" + pattern + "]").orElseThrow().matches(new ItemKey("k", List.of(value))));
        });
    }

    private static List<String> texts(SplittableRandom random, String alphabet) {
        return Stream.generate(() -> Fuzz.text(random, alphabet, 4))
                .limit(random.nextInt(4))
                .toList();
    }

    private static String brackets(List<String> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .map(value -> '"' + value.replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(" , ", "[ ", "]"));
    }

    /** The first form against the first value, and so on; a star that ends the forms is for all values that are left. */
    private static boolean matches(List<String> forms, List<String> values, boolean ended) {
        if (forms.isEmpty()) {
            return ended && values.isEmpty();
        }
        if (values.isEmpty()) {
            return ended && isStars(forms);
        }
        if (isStars(forms)) {
            return true;
        }
        return globs(forms.get(0), values.get(0))
                && matches(forms.subList(1, forms.size()), values.subList(1, values.size()), true);
    }

    private static boolean isStars(List<String> forms) {
        return forms.stream().allMatch(form -> form.matches("\\*+"));
    }

    /** Which beginnings of the value each beginning of the form matches, one character of the form after the other. */
    private static boolean globs(String form, String value) {
        boolean[] reached = new boolean[value.length() + 1];
        reached[0] = true;
        for (int at = 0; at < form.length(); at++) {
            char c = form.charAt(at);
            boolean[] next = new boolean[reached.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = c == '*'
                        ? reached[i] || (i > 0 && next[i - 1])
                        : i > 0 && reached[i - 1] && value.charAt(i - 1) == c;
            }
            reached = next;
        }
        return reached[value.length()];
    }
}
