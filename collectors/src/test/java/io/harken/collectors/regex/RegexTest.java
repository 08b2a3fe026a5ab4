package io.harken.collectors.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;

class RegexTest {
    @Test
    void matchesAnywhereAndEachLineHasABeginning() throws InvalidRegexException {
        assertTrue(Regex.compile("^b$").finds("a\nb\nc"));
        assertFalse(Regex.compile("^b$").finds("abc"));
        assertEquals(
                "2",
                Regex.compile("b(.)").find("a1b2").map(match -> match.group(1)).orElse(""));
        assertTrue(Regex.compile("x").find("abc").map(MatchResult::group).isEmpty());
    }

    @Test
    void anInterruptionEndsTheSearch() throws InvalidRegexException {
        Regex endless = Regex.compile("(a*)*b");
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> endless.finds("a".repeat(100)));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        assertThrows(InvalidRegexException.class, () -> Regex.compile("[a"));
    }
}
