package io.harken.server.tls;

/**
 * Why the certificate of a peer is not good.
 *
 * @param reason as in the log; {@code {}} is the address of the peer
 * @param alert what the peer is told, a number of RFC 8446 section 6
 */
record PeerRefusal(String reason, short alert) {}
