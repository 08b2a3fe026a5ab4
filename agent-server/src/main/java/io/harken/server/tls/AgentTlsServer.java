package io.harken.server.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskIdentity;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsPSKIdentityManager;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.jspecify.annotations.Nullable;

/** The choices of one handshake. */
@SuppressWarnings("rawtypes") // As they are in the class that this one extends.
final class AgentTlsServer extends AbstractTlsServer implements TlsPSKIdentityManager {
    private final KeyMaterial keys;
    private final HandshakeFailure failure = new HandshakeFailure();
    private final Negotiable negotiable;
    private boolean established;
    private boolean keyIn13;

    AgentTlsServer(KeyMaterial keys) {
        super(keys.crypto());
        this.keys = keys;
        this.negotiable = keys.negotiable();
    }

    /** Whether no certificates are accepted, nor shown. */
    boolean isByKeyOnly() {
        return keys.certificates() == null;
    }

    /** Whether the handshake is over. */
    boolean isEstablished() {
        return established;
    }

    /** Finds the words for what went wrong. */
    HandshakeFailure failure() {
        return failure;
    }

    /** What a peer says before it is known who it is: a chain of certificates is the longest. */
    @Override
    public int getMaxHandshakeMessageSize() {
        return keys.certificates() == null ? 4 << 10 : 16 << 10;
    }

    @Override
    public void notifyHandshakeComplete() {
        established = true;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return negotiable.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return negotiable.suites();
    }

    @Override
    public int[] getCipherSuites() {
        return keyIn13 ? negotiable.suitesWithKeyIn13() : super.getCipherSuites();
    }

    @Override
    protected boolean preferLocalCipherSuites() {
        return negotiable.serverDecides();
    }

    @Override
    public int[] getSupportedGroups() {
        return negotiable.groups().clone();
    }

    @Override
    public boolean preferLocalSupportedGroups() {
        return negotiable.serverDecides();
    }

    @Override
    protected int getMaximumNegotiableCurveBits() {
        return NamedGroup.getCurveBits(selectECDH(0));
    }

    /** The preferred curve among those that both know; each peer that names none knows the same one. */
    @Override
    protected int selectECDH(int minimumCurveBits) {
        int[] named = context.getSecurityParametersHandshake().getClientSupportedGroups();
        int[] theirs = named == null ? new int[] {NamedGroup.secp256r1} : named;
        int[] ours = negotiable.groups();
        int[] preferred = negotiable.serverDecides() ? ours : theirs;
        int[] others = negotiable.serverDecides() ? theirs : ours;
        return Arrays.stream(preferred)
                .filter(group -> Arrays.stream(others).anyMatch(other -> other == group))
                .findFirst()
                .orElse(-1);
    }

    /** No answers of an authority about our own certificate are passed on. */
    @Override
    protected boolean allowCertificateStatus() {
        return false;
    }

    @Override
    public TlsPSKIdentityManager getPSKIdentityManager() {
        return this;
    }

    @Override
    public byte @Nullable [] getHint() {
        return null;
    }

    @Override
    public byte @Nullable [] getPSK(byte[] identity) {
        byte[] key = keys.preSharedKey(identity);
        if (key == null) {
            failure.unknownIdentity(identity, keys.identity());
        }
        return key;
    }

    @Override
    public @Nullable TlsPSKExternal getExternalPSK(Vector identities) {
        if (!negotiable.takesKeysIn13()) {
            return null;
        }
        for (Object offered : identities) {
            byte[] identity = ((PskIdentity) offered).getIdentity();
            byte[] key = keys.preSharedKey(identity);
            if (key != null) {
                keyIn13 = true;
                return new BasicTlsPSKExternal(identity, getCrypto().createSecret(key));
            }
            failure.unknownIdentity(identity, keys.identity());
        }
        return null;
    }

    @Override
    public @Nullable TlsCredentials getCredentials() throws IOException {
        int exchange = context.getSecurityParametersHandshake().getKeyExchangeAlgorithm();
        if (exchange == KeyExchangeAlgorithm.PSK || exchange == KeyExchangeAlgorithm.ECDHE_PSK) {
            return null;
        }
        OwnCertificate own = certificates().own();
        return exchange == KeyExchangeAlgorithm.RSA
                ? own.decryptor(keys.crypto())
                : own.credentials(context, keys.crypto());
    }

    @Override
    public CertificateRequest getCertificateRequest() throws IOException {
        return certificates().peers().request(context);
    }

    /** In version 1.3 the suite does not say whether there is a key, so this is where it shows that there is none. */
    private CertificateAuthentication certificates() throws TlsFatalAlert {
        CertificateAuthentication certificates = keys.certificates();
        if (certificates == null) {
            throw new TlsFatalAlert(
                    failure.isIdentityUnknown()
                            ? AlertDescription.unknown_psk_identity
                            : AlertDescription.handshake_failure);
        }
        return certificates;
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty()) {
            failure.noCertificate();
            // Version 1.2 has no alert of its own for it.
            throw new TlsFatalAlert(
                    TlsUtils.isTLSv13(context)
                            ? AlertDescription.certificate_required
                            : AlertDescription.handshake_failure);
        }
        List<byte[]> certificates = new ArrayList<>();
        for (TlsCertificate certificate : chain.getCertificateList()) {
            certificates.add(certificate.getEncoded());
        }
        PeerRefusal refusal = certificates().peers().judge(certificates);
        if (refusal != null) {
            failure.certificate(refusal);
            throw new TlsFatalAlert(refusal.alert());
        }
    }
}
