package io.harken.config;

import io.harken.access.KeyAccessRules;
import io.harken.access.KeyAliases;

/**
 * What keys mean and which may be asked.
 *
 * @param aliases the keys that stand for others
 * @param rules which keys may be asked
 */
public record KeyConfig(KeyAliases aliases, KeyAccessRules rules) {
    /** Neither aliases nor rules: what the configuration itself asks, as {@code HostnameItem}, knows none. */
    public static KeyConfig unrestricted() {
        return new KeyConfig(KeyAliases.none(), KeyAccessRules.none());
    }

    /** The aliases only: {@code HostMetadataItem} may ask everything. */
    public KeyConfig withoutRules() {
        return new KeyConfig(aliases, KeyAccessRules.none());
    }
}
