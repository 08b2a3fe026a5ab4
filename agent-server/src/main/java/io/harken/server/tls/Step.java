package io.harken.server.tls;

import org.jspecify.annotations.Nullable;

/**
 * What came of one step of a conversation.
 *
 * @param toPeer bytes for the peer
 * @param fromPeer what the peer said, in the clear
 * @param established whether the handshake is over
 * @param ended whether the peer has said that nothing more comes
 * @param failure why the conversation is over, if something went wrong
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Step(
        byte[] toPeer,
        byte[] fromPeer,
        boolean established,
        boolean ended,
        @Nullable Failure failure) {
    /**
     * What went wrong, in the words of the log and in {@link io.harken.item.ByteText}.
     *
     * @param error a line of its own, if there is one
     * @param detail another one, if there is one
     * @param reason why the connection is not accepted; {@code {}} is the address of the peer
     * @param text what has failed, without where
     */
    record Failure(@Nullable String error, @Nullable String detail, String reason, String text) {}
}
