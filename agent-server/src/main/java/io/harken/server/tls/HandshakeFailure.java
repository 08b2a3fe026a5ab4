package io.harken.server.tls;

import io.harken.item.ByteText;
import io.harken.server.tls.Step.Failure;
import java.util.Map;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words for a handshake that went wrong: those of {@code zabbix_agentd}, which are those of GnuTLS with its numbers.
 *
 * <p>What the peer sent is in them only where {@code zabbix_agentd} repeats it, and never anything secret.
 */
final class HandshakeFailure {
    private static final String NO_CERTIFICATE = "-49 No certificate was found.";

    /** What the alert that we send stands for. */
    private static final Map<Short, String> SENT = Map.of(
            AlertDescription.unexpected_message, "-15 An unexpected TLS packet was received.",
            AlertDescription.bad_record_mac, "-24 Decryption has failed.",
            AlertDescription.decrypt_error, "-24 Decryption has failed.",
            AlertDescription.record_overflow, "-417 A TLS record packet with invalid length was received.",
            AlertDescription.decode_error, "-9 Error decoding the received TLS packet.",
            AlertDescription.handshake_failure, "-87 No supported cipher suites have been found.",
            AlertDescription.illegal_parameter, "-55 An illegal parameter has been received.",
            AlertDescription.protocol_version, "-8 A packet with illegal or unsupported version was received.",
            AlertDescription.unknown_psk_identity, "-31 Error in password/key file.");

    private @Nullable String unknownIdentity;
    private @Nullable PeerRefusal certificate;
    private boolean withoutCertificate;

    /** The peer has named a key that there is not. */
    void unknownIdentity(byte[] identity, String available) {
        unknownIdentity = "cannot find requested PSK identity \""
                + ByteText.cut(ByteText.of(identity), PreSharedKey.LONGEST_IDENTITY)
                        .replaceAll("\\p{Cntrl}", "?")
                + "\", available PSK identity \"" + available + "\"";
    }

    /** Whether a key was named that there is not. */
    boolean isIdentityUnknown() {
        return unknownIdentity != null;
    }

    /** The peer has shown a certificate that is not good. */
    void certificate(PeerRefusal refusal) {
        certificate = refusal;
    }

    /** The peer has shown no certificate. */
    void noCertificate() {
        withoutCertificate = true;
    }

    /** The words for an error. */
    Failure of(Throwable e) {
        if (certificate != null) {
            return new Failure(null, null, certificate.reason(), certificate.reason());
        }
        String text = withoutCertificate ? NO_CERTIFICATE : text(e);
        return new Failure(
                unknownIdentity,
                "zbx_tls_accept() gnutls_handshake() returned: " + text,
                "from {}: zbx_tls_accept(): gnutls_handshake() failed: " + text,
                text);
    }

    private static String text(Throwable e) {
        if (e instanceof EndedEarlyException) {
            return "-110 The TLS connection was non-properly terminated.";
        }
        if (e instanceof TlsFatalAlertReceived received) {
            return "-12 A TLS fatal alert has been received: " + name(received.getAlertDescription());
        }
        if (e instanceof TlsFatalAlert sent) {
            String known = SENT.get(sent.getAlertDescription());
            return known == null ? name(sent.getAlertDescription()) : known;
        }
        return ByteText.utf8(e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private static String name(short alert) {
        return AlertDescription.getName(alert);
    }
}
