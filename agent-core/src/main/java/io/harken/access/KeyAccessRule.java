package io.harken.access;

/**
 * A rule of what may be asked.
 *
 * @param effect what it says of the keys it matches
 * @param pattern which these are
 * @param text the pattern as it was written, for messages
 */
public record KeyAccessRule(Effect effect, KeyPattern pattern, String text) {
    /** What a rule says, by the parameter that says it. */
    public enum Effect {
        /** The key is answered. */
        ALLOW("AllowKey"),
        /** The key is answered as if there were none of its name. */
        DENY("DenyKey");

        private final String parameter;

        Effect(String parameter) {
            this.parameter = parameter;
        }
    }

    /** The rule that nobody needs to write. */
    static final KeyAccessRule DENY_COMMANDS = new KeyAccessRule(Effect.DENY, KeyPattern.ALL_COMMANDS, "system.run[*]");

    boolean allows() {
        return effect == Effect.ALLOW;
    }

    /** The rule in the words of every message about it. */
    @Override
    public String toString() {
        return effect.parameter + " \"" + text + "\"";
    }
}
