package io.harken.config;

import io.harken.access.KeyAccessRule;
import io.harken.access.KeyAccessRule.Effect;
import io.harken.access.KeyAccessRuleList;
import io.harken.access.KeyAlias;
import io.harken.access.KeyAliases;
import io.harken.access.KeyPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads access rules and aliases, and says what is odd about them when {@code zabbix_agentd} says it. */
final class KeyConfigReader {
    private final Problems problems;
    private final KeyAccessRuleList rules = new KeyAccessRuleList();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private boolean missesRules;

    KeyConfigReader(Problems problems) {
        this.problems = problems;
    }

    /** Takes a line that may be a rule: rules are judged one by one, while the file is read. */
    void add(ConfigEntry entry) {
        if (entry.name().equals(ParameterTable.ALLOW_KEY.name())) {
            addRule(entry, Effect.ALLOW);
        } else if (entry.name().equals(ParameterTable.DENY_KEY.name())) {
            addRule(entry, Effect.DENY);
        }
    }

    private void addRule(ConfigEntry entry, Effect effect) {
        String text = entry.value();
        Optional<KeyPattern> pattern = KeyPattern.parse(text);
        if (pattern.isEmpty()) {
            missesRules = true;
            problems.warning("failed to process " + entry.written() + " access rule \"" + text + "\"");
            problems.error("wrong value of \"" + entry.name() + "\" " + entry.place());
            problems.hint(
                    "\"" + entry.name() + "\" takes an item key, in which * stands for any text, not \"" + text + "\"");
            return;
        }
        rules.add(new KeyAccessRule(effect, pattern.get(), text)).ifPresent(other -> {
            String relation = other.effect() == effect ? "duplicates" : "conflicts with";
            // The blank at the end belongs to the message.
            problems.warning(entry.written() + " access rule \"" + text + "\" was not added because it " + relation
                    + " another rule defined above ");
        });
    }

    /** Judges the rules together, when the whole file has been read. */
    void endRules(List<ConfigEntry> entries) {
        if (rules.isEmpty() || missesRules) {
            return;
        }
        rules.removeUnreachable().forEach(rule -> problems.warning("removed unreachable " + rule + " rule"));
        rules.removeRedundant().forEach(rule -> problems.warning("removed redundant trailing " + rule + " rule"));
        if (rules.isEmpty() || rules.allowsEverything()) {
            problems.error("ERROR: Item key access rules are configured to match all keys, indicating possible"
                    + " configuration problem.  Please remove the rules if that was the purpose.");
            entries.forEach(this::given);
        }
    }

    /** Takes the aliases, which are judged when everything else has been. */
    void addAliases(List<ConfigEntry> entries) {
        entries.forEach(this::addAlias);
    }

    private void addAlias(ConfigEntry entry) {
        try {
            KeyAlias alias = KeyAlias.parse(entry.value());
            if (aliases.putIfAbsent(alias.name(), alias.target()) != null) {
                problems.error("ERROR: failed to add Alias \"" + alias.name() + "\": duplicate name");
                given(entry);
            }
        } catch (KeyAlias.MalformedException e) {
            problems.error(
                    "ERROR: cannot add alias \"" + entry.value() + "\": invalid character at position " + e.position());
            problems.hint("an alias is a name and an item key with \":\" between them, and no blanks around it");
            given(entry);
        }
    }

    KeyConfig config() {
        return new KeyConfig(new KeyAliases(aliases), rules.rules());
    }

    private void given(ConfigEntry entry) {
        problems.hint("\"" + entry.written() + "\" is given " + entry.place());
    }
}
