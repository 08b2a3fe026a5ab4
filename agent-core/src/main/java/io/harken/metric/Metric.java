package io.harken.metric;

/**
 * One item key the agent can answer.
 *
 * @param key the name without parameters
 * @param parameters the names of the parameters as the manual of Zabbix writes them, {@code fs,<mode>}; empty for a metric that
 *     takes none and refuses even {@code key[]}; {@code *} for any number
 * @param example the parameters of a request that works on every host, without brackets; empty for none
 * @param documentation what the documentation says of it
 * @param check gets the value
 * @param userParameter what becomes of a user parameter of the same name
 */
public record Metric(
        String key,
        String parameters,
        String example,
        Documentation documentation,
        Check check,
        UserParameterRule userParameter) {
    /** The parameters of a metric that takes any number of them. */
    public static final String ANY = "*";

    /**
     * What the documentation says of a metric.
     *
     * @param text one sentence
     * @param unit the unit of the value; empty for a text or a mere number
     * @param source where the value comes from: a file, a call, a manual page; empty if it is the agent itself
     */
    public record Documentation(String text, String unit, String source) {}

    /** What becomes of a user parameter with the name of a metric. */
    public enum UserParameterRule {
        /** It stops the start: {@code zabbix_agentd} has the key too, and does the same. */
        REFUSED,
        /** It is passed over with a warning: {@code zabbix_agentd} does not have the key, and the metric is the better answer. */
        IGNORED,
        /** It answers instead, with a warning: {@code zabbix_agentd} does not have the key, and the user may mean another thing. */
        PREFERRED
    }

    /** A metric whose name no user parameter may have. */
    public Metric(String key, String parameters, String example, Documentation documentation, Check check) {
        this(key, parameters, example, documentation, check, UserParameterRule.REFUSED);
    }

    /** A metric without parameters. */
    public Metric(String key, Documentation documentation, Check check) {
        this(key, "", "", documentation, check);
    }

    /** How many parameters it takes. */
    public int maxParameters() {
        if (parameters.equals(ANY)) {
            return Integer.MAX_VALUE;
        }
        int names = parameters.isEmpty() ? 0 : 1;
        for (int i = 0; i < parameters.length(); i++) {
            names += parameters.charAt(i) == ',' ? 1 : 0;
        }
        return names;
    }

    /** A request that works on every host: the key with its example parameters. */
    public String exampleKey() {
        return example.isEmpty() ? key : key + "[" + example + "]";
    }
}
