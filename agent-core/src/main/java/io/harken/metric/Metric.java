package io.harken.metric;

/**
 * One item key the agent can answer.
 *
 * @param key the name without parameters
 * @param maxParameters how many parameters it takes; a metric that takes none refuses even {@code key[]}
 * @param example the parameters of a request that works on every host, without brackets; empty for none
 * @param description one sentence for the documentation
 * @param check gets the value
 */
public record Metric(String key, int maxParameters, String example, String description, Check check) {
    /** A metric without parameters. */
    public Metric(String key, String description, Check check) {
        this(key, 0, "", description, check);
    }

    /** A request that works on every host: the key with its example parameters. */
    public String exampleKey() {
        return example.isEmpty() ? key : key + "[" + example + "]";
    }
}
