package io.harken.server.tls;

import io.harken.config.ConfigException;
import java.util.List;

/**
 * Files of keys or certificates cannot be used, or not as the configuration chooses. The texts say which and why, in
 * {@link io.harken.item.ByteText}.
 */
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** One file. Keeps no cause: what a parser says of a file may quote it. */
    KeyFileException(String problem) {
        this(List.of(problem));
    }

    /** Some files, at least one. */
    KeyFileException(List<String> problems) {
        super(problems.get(0));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a text for each file. */
    List<String> problems() {
        return problems;
    }

    /** The same as problems of a configuration, each after a prefix. */
    ConfigException inConfiguration(String prefix) {
        return new ConfigException(
                problems.stream().map(problem -> prefix + problem).toList());
    }
}
