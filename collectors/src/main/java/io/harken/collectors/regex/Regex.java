package io.harken.collectors.regex;

import io.harken.item.ByteText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of an item key, which {@code zabbix_agentd} gives to PCRE2 with {@code MULTILINE} and {@code UTF}.
 * Expressions, texts and what is found are {@link ByteText}.
 *
 * <p>What neither matches nor does not, because the JDK cannot tell, ends the check: a {@link CompletionException} says why
 * the item is not supported.
 */
public final class Regex {
    private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.UNICODE_CASE;

    /** The longest expression, in bytes. To compile some takes time that grows with the square of their length. */
    private static final int LONGEST = 16 * 1024;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Compiles an expression. */
    public static Regex compile(String expression) throws InvalidRegexException {
        if (expression.length() > LONGEST) {
            throw PcreText.unsupported("more than " + LONGEST + " bytes");
        }
        requireUtf8(expression);
        String java = new PcrePattern(expression).rewrite();
        try {
            return new Regex(Pattern.compile(unicode(java), FLAGS));
        } catch (PatternSyntaxException e) {
            // By the rules of PCRE nothing is wrong with it, so it might match. Most often its compilation ran out of
            // stack.
            throw PcreText.refusal("This regular expression is not supported: " + e.getDescription() + ".");
        }
    }

    private static String unicode(String byteText) {
        return new String(ByteText.bytes(byteText), StandardCharsets.UTF_8);
    }

    private static void requireUtf8(String expression) throws InvalidRegexException {
        ByteBuffer bytes = ByteBuffer.wrap(ByteText.bytes(expression));
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, CharBuffer.allocate(bytes.remaining()), true);
        if (result.isError()) {
            int first = bytes.get(bytes.position()) & 0xFF;
            String what = first >= 0xFE
                    ? "illegal byte (0xfe or 0xff)"
                    : first < 0xC0 ? "isolated byte with 0x80 bit set" : "byte 2 top bits not 0x80";
            throw new PcreText(expression).error("UTF-8 error: " + what, bytes.position());
        }
    }

    /** Whether it matches somewhere in the text; an interruption ends the search. */
    public boolean finds(String text) {
        return finds(text, null);
    }

    /** The same within a budget, if there is one. */
    public boolean finds(String text, @Nullable SearchBudget budget) {
        SubjectText subject = SubjectText.of(text);
        return finds(matcher(subject, budget), subject);
    }

    /** The first match in the text, if there is one; an interruption ends the search. */
    public Optional<MatchResult> find(String text) {
        SubjectText subject = SubjectText.of(text);
        Matcher matcher = matcher(subject, null);
        return finds(matcher, subject)
                ? Optional.of(new ByteMatch(matcher.toMatchResult(), subject))
                : Optional.empty();
    }

    private Matcher matcher(SubjectText subject, @Nullable SearchBudget budget) {
        return pattern.matcher(new InterruptibleText(subject.unicode(), budget))
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }

    /** Looks between bytes that are no UTF-8. */
    private static boolean finds(Matcher matcher, SubjectText subject) {
        try {
            int length = subject.unicode().length();
            for (int begin = 0; begin <= length; ) {
                int end = subject.nextStray(begin);
                if (matcher.region(begin, end).find()) {
                    return true;
                }
                begin = end + 1;
            }
            return false;
        } catch (StackOverflowError e) {
            throw PcreText.refusal("The text is too long for this regular expression.");
        }
    }
}
