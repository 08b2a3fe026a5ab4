package io.harken.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a configuration while it is read, in the order in which they stand. */
public final class KeyAccessRuleList {
    /** By the text of the pattern: the hash code of a record is made at run time, a tenth of our start. */
    private final Map<String, KeyAccessRule> rules = new LinkedHashMap<>();

    /** Adds a rule below the others, unless there is one with the same pattern already, which is given. */
    public Optional<KeyAccessRule> add(KeyAccessRule rule) {
        return Optional.ofNullable(rules.putIfAbsent(rule.pattern().toString(), rule));
    }

    /** Removes what stands below a rule that matches everything, and gives it in its order. */
    public List<KeyAccessRule> removeUnreachable() {
        List<KeyAccessRule> removed = rules.values().stream()
                .dropWhile(rule -> !rule.pattern().matchesEverything())
                .skip(1)
                .toList();
        return remove(removed);
    }

    /**
     * Removes, and gives from the last on, the rules at the end that allow what is allowed without them. Rules about {@code
     * system.run} have a meaning there, as all that they do not allow is denied; and {@code AllowKey=*} keeps it from being
     * denied, unless another rule has decided that.
     */
    public List<KeyAccessRule> removeRedundant() {
        List<KeyAccessRule> all = new ArrayList<>(rules.values());
        List<KeyAccessRule> removed = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && all.get(i).allows(); i--) {
            KeyPattern pattern = all.get(i).pattern();
            boolean needed = pattern.matchesEverything() ? !decidesCommands() : pattern.namesCommands();
            if (!needed) {
                removed.add(all.get(i));
            }
        }
        return remove(removed);
    }

    private List<KeyAccessRule> remove(List<KeyAccessRule> removed) {
        removed.forEach(rule -> rules.remove(rule.pattern().toString()));
        return removed;
    }

    private boolean decidesCommands() {
        return rules.containsKey(KeyPattern.ALL_COMMANDS.toString());
    }

    /** Whether there is no rule. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether the first rule allows every key, commands too. */
    public boolean allowsEverything() {
        return rules.values().stream()
                .limit(1)
                .anyMatch(rule -> rule.allows() && rule.pattern().matchesEverything());
    }

    /** The rules, and below them the one that denies commands, if none of them has decided that. */
    public KeyAccessRules rules() {
        List<KeyAccessRule> all = new ArrayList<>(rules.values());
        boolean decided = decidesCommands();
        for (KeyAccessRule rule : all) {
            decided |= rule.pattern().matchesEverything();
        }
        if (!decided) {
            all.add(KeyAccessRule.DENY_COMMANDS);
        }
        return new KeyAccessRules(all);
    }
}
