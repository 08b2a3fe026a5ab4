package io.harken.config;

import java.util.List;
import java.util.Optional;

/**
 * What the host is called, and what is said of it.
 *
 * @param names the entries of {@code Hostname}; none when the name is to come from the item
 * @param item the key that answers the name when there is no {@code Hostname}
 * @param metadata what is said of the host, {@code HostMetadata}; it may be empty
 * @param metadataItem the key that answers it when there is no {@code HostMetadata}
 */
public record HostConfig(List<String> names, String item, Optional<String> metadata, Optional<String> metadataItem) {
    private static final int MAX_NAME = 128;
    private static final String PUNCTUATION = ". _-";

    /** Copies the list. */
    public HostConfig {
        names = List.copyOf(names);
    }

    /** What is wrong with a name, in the words of the log; nothing if a Zabbix server can know a host by it. */
    public static Optional<String> problem(String name) {
        return reason(name).map(reason -> "invalid \"Hostname\" configuration parameter: '" + name + "': " + reason);
    }

    private static Optional<String> reason(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                return Optional.of("name contains invalid character '" + name.charAt(i) + "'");
            }
        }
        if (name.isEmpty()) {
            return Optional.of("name is empty");
        }
        return name.length() > MAX_NAME
                ? Optional.of("name is too long (max " + MAX_NAME + " characters)")
                : Optional.empty();
    }

    private static boolean isAllowed(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || PUNCTUATION.indexOf(c) >= 0;
    }
}
