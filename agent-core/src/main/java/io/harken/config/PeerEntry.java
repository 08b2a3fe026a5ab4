package io.harken.config;

import io.harken.item.ByteText;

/** One entry of the {@code Server} parameter. */
public sealed interface PeerEntry {
    /**
     * An address or a network.
     *
     * @param address the 4 or 16 bytes of the address, in {@link ByteText}
     * @param prefix how many leading bits count: 32 or 128 for a single address
     */
    record Network(String address, int prefix) implements PeerEntry {
        /** The bytes of the address, 4 or 16, in a fresh array. */
        public byte[] addressBytes() {
            return ByteText.bytes(address);
        }
    }

    /**
     * A name that is resolved for every connection.
     *
     * @param name the name as written
     */
    record HostName(String name) implements PeerEntry {}
}
