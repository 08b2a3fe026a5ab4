package io.harken.collectors.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegexTest {
    @Test
    void matchesAnywhereAndEachLineHasABeginning() throws InvalidRegexException {
        assertTrue(Regex.compile("^b$").finds("a\nb\nc"));
        assertTrue(Regex.compile("^$").finds(""));
        assertFalse(Regex.compile("^b$").finds("abc"));
        assertEquals("2", group("b(.)", "a1b2", 1));
        assertTrue(Regex.compile("x").find("abc").isEmpty());
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "matches.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void matchesAsPcre(String expression, String text, String match) throws InvalidRegexException {
        String found = group(expression, ByteText.utf8(text.translateEscapes()), 0);
        assertEquals(ByteText.utf8(match.translateEscapes()), "<" + found + ">", expression);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "errors.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void tellsTheErrorsOfPcre(String expression, String error) {
        InvalidRegexException e =
                assertThrows(InvalidRegexException.class, () -> Regex.compile(ByteText.utf8(expression)), expression);
        assertEquals(error, e.reason());
    }

    @Test
    void nothingMatchesWhatIsNoUtf8() throws InvalidRegexException {
        String text = "bad\u00fftext \u00c3";

        assertEquals("bad", group("b.*", text, 0));
        assertEquals("text ", group("t.*", text, 0));
        assertEquals("d", group("d(?!t)", text, 0));
        assertFalse(Regex.compile("bad.text").finds(text));
        assertFalse(Regex.compile("[^x]t").finds("bad\u00fft"));
        assertFalse(Regex.compile("^text").finds(text));
        assertFalse(Regex.compile("bad$").finds(text));
        assertTrue(Regex.compile("\\btext\\b").finds(text));
        MatchResult match = Regex.compile("te(x)t( y)?").find(text).orElseThrow();
        assertEquals(4, match.start());
        assertEquals(8, match.end());
        assertEquals(6, match.start(1));
        assertEquals(-1, match.start(2));
    }

    @Test
    void anExpressionMustBeUtf8() {
        InvalidRegexException e = assertThrows(InvalidRegexException.class, () -> Regex.compile("bad\u00ff"));
        assertEquals("UTF-8 error: illegal byte (0xfe or 0xff), position 3, flags:0x2400", e.reason());
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
    void aTextThatIsTooLongForTheStackIsARefusal() throws InvalidRegexException {
        Regex deep = Regex.compile("^(a|b)*$");
        assertRefused(assertThrows(CompletionException.class, () -> deep.finds("ab".repeat(1_000_000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\K",
                "(?R)",
                "(a)(?1)",
                "(?|(a)|(b))",
                "(?(1)a|b)",
                "(?U)a",
                "(*UCP)a",
                "a(*FAIL)",
                "(?&n)",
                "\\g<1>"
            })
    void whatTheJdkCannotDoIsARefusalAndNotAnError(String expression) {
        assertRefused(assertThrows(CompletionException.class, () -> Regex.compile(expression)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"{ }", "{1 }", "{1,a }", "[[:a x]", "[[.a x]", "[:a x]"})
    @Timeout(10)
    void theTimeToReadAnExpressionGrowsOnlyWithItsLength(String part, String end) throws InvalidRegexException {
        String expression = part.repeat(60_000 / part.length()) + end;
        assertFalse(new PcrePattern(expression).rewrite().isEmpty());
    }

    @Test
    void aVeryLongExpressionIsARefusal() throws InvalidRegexException {
        assertTrue(Regex.compile("a".repeat(16_384)).finds("a".repeat(16_384)));
        CompletionException e = assertThrows(CompletionException.class, () -> Regex.compile("a".repeat(16_385)));
        assertEquals(
                "Regular expressions with more than 16384 bytes are not supported.",
                assertRefused(e).reason());
    }

    @Test
    void anExpressionThatTakesTooMuchStackIsARefusalAndNotOneThatMatchesNothing() throws Exception {
        CompletableFuture<Regex> compiled = new CompletableFuture<>();
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        compiled.complete(Regex.compile("^".repeat(16_000)));
                    } catch (InvalidRegexException | CompletionException e) {
                        compiled.completeExceptionally(e);
                    }
                },
                "small",
                256 * 1024);
        small.start();
        CompletionException e = assertThrows(CompletionException.class, compiled::join);
        assertEquals(
                "This regular expression is not supported: Stack overflow during pattern compilation.",
                assertRefused(e).reason());
    }

    private static NotSupportedException assertRefused(CompletionException e) {
        return assertInstanceOf(NotSupportedException.class, e.getCause());
    }

    private static String group(String expression, String text, int number) throws InvalidRegexException {
        MatchResult match = Regex.compile(ByteText.utf8(expression)).find(text).orElseThrow();
        return match.group(number);
    }
}
