package io.harken.server.frame;

/** A complete request frame. */
public sealed interface RequestFrame {
    /**
     * A request.
     *
     * @param text the body, decompressed, in {@link io.harken.item.ByteText}
     */
    record Body(String text) implements RequestFrame {}

    /**
     * A request whose body was longer than any item key; it was read and thrown away.
     *
     * @param length the length of the body in bytes
     */
    record Discarded(long length) implements RequestFrame {}
}
