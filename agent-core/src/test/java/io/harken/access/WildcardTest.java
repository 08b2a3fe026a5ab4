package io.harken.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "*, abc, true",
        "a, a, true",
        "a, A, false",
        "a, ab, false",
        "ab, a, false",
        "a*, a, true",
        "a*, ba, false",
        "*a, a, true",
        "*a, aab, false",
        "a*b, ab, true",
        "a*b, axbxb, true",
        "a*b, axbx, false",
        "*ab*, xaab, true",
        "*ab*, xaxb, false",
        "a*b*c, abbc, true",
        "a*b*c, acbc, true",
        "a*b*c, acb, false",
        "a.c, abc, false",
        "a?c, abc, false",
        "a\\*, a\\b, true",
        "a\\*, a*, false",
    })
    void aStarIsAnyTextAndNothingElseIsSpecial(String pattern, String text, boolean matches) {
        assertEquals(matches, new Wildcard(pattern).matches(text));
    }

    @Test
    void starsInARowAreOne() {
        assertEquals(new Wildcard("a*b*"), new Wildcard("a***b**"));
        assertTrue(new Wildcard("**").isAnything());
        assertFalse(new Wildcard("*a").isAnything());
    }

    /** A thousand stars over a long text: trying every way to share the text among them would never end. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void manyStarsTakeNoLongerThanTheProductOfTheLengths() {
        Wildcard pattern = new Wildcard("*a".repeat(1000) + "b");

        assertFalse(pattern.matches("a".repeat(20_000)));
        assertTrue(pattern.matches("a".repeat(20_000) + "b"));
    }
}
