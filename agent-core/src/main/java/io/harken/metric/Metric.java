package io.harken.metric;

/**
 * One item key the agent can answer.
 *
 * @param key the name without parameters
 * @param maxParameters how many parameters it takes; a metric that takes none refuses even {@code key[]}
 * @param example the parameters of a request that works on every host, without brackets; empty for none
 * @param description one sentence for the documentation
 * @param check gets the value
 * @param userParameter what becomes of a user parameter of the same name
 */
public record Metric(
        String key,
        int maxParameters,
        String example,
        String description,
        Check check,
        UserParameterRule userParameter) {
    /** What becomes of a user parameter with the name of a metric. */
    public enum UserParameterRule {
        /** It stops the start: {@code zabbix_agentd} has the key too, and does the same. */
        REFUSED,
        /** It is passed over with a warning: {@code zabbix_agentd} does not have the key, and the metric is the better answer. */
        IGNORED
    }

    /** A metric whose name no user parameter may have. */
    public Metric(String key, int maxParameters, String example, String description, Check check) {
        this(key, maxParameters, example, description, check, UserParameterRule.REFUSED);
    }

    /** A metric without parameters. */
    public Metric(String key, String description, Check check) {
        this(key, 0, "", description, check);
    }

    /** A request that works on every host: the key with its example parameters. */
    public String exampleKey() {
        return example.isEmpty() ? key : key + "[" + example + "]";
    }
}
