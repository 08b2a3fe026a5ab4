package io.harken.collectors.regex;

import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A match in a text of bytes, whose parts are bytes again. */
record ByteMatch(MatchResult match, SubjectText text) implements MatchResult {
    @Override
    public int start() {
        return start(0);
    }

    @Override
    public int start(int group) {
        return match.start(group) < 0 ? -1 : text.bytes(0, match.start(group)).length();
    }

    @Override
    public int end() {
        return end(0);
    }

    @Override
    public int end(int group) {
        return match.end(group) < 0 ? -1 : text.bytes(0, match.end(group)).length();
    }

    @Override
    public String group() {
        return text.bytes(match.start(), match.end());
    }

    @Override
    public @Nullable String group(int group) {
        return match.start(group) < 0 ? null : text.bytes(match.start(group), match.end(group));
    }

    @Override
    public int groupCount() {
        return match.groupCount();
    }
}
