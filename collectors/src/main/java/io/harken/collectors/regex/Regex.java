package io.harken.collectors.regex;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of an item key, which {@code zabbix_agentd} gives to PCRE with {@code MULTILINE}. */
public final class Regex {
    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Compiles an expression, in {@link io.harken.item.ByteText}. */
    public static Regex compile(String expression) throws InvalidRegexException {
        try {
            return new Regex(Pattern.compile(expression, Pattern.MULTILINE));
        } catch (PatternSyntaxException e) {
            throw new InvalidRegexException(String.valueOf(e.getDescription()));
        }
    }

    /** Whether it matches somewhere in the text; an interruption ends the search. */
    public boolean finds(String text) {
        return pattern.matcher(new InterruptibleText(text)).find();
    }

    /** The first match in the text, if there is one; an interruption ends the search. */
    public Optional<MatchResult> find(String text) {
        Matcher matcher = pattern.matcher(new InterruptibleText(text));
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}
