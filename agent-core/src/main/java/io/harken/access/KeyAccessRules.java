package io.harken.access;

import io.harken.item.ItemKey;
import java.util.List;

/**
 * Which keys may be asked: the first rule that matches decides, and what no rule matches is allowed.
 *
 * @param rules the rules in their order
 */
public record KeyAccessRules(List<KeyAccessRule> rules) {
    /** Copies the list. */
    public KeyAccessRules {
        rules = List.copyOf(rules);
    }

    /** No rule: whatever is asked, commands too. For the keys that the configuration itself asks. */
    public static KeyAccessRules none() {
        return new KeyAccessRules(List.of());
    }

    /** Whether a key may be asked. */
    public boolean allows(ItemKey key) {
        for (KeyAccessRule rule : rules) {
            if (rule.pattern().matches(key)) {
                return rule.allows();
            }
        }
        return true;
    }
}
