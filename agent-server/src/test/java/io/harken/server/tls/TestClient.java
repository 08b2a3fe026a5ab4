package io.harken.server.tls;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Vector;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.BasicTlsPSKIdentity;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsPSKIdentity;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What a peer offers, and what it has learnt when the handshake is over. */
@SuppressWarnings("rawtypes") // As they are in the class that this one extends.
final class TestClient extends AbstractTlsClient implements TlsAuthentication {
    private final ProtocolVersion version;
    private final int[] suites;
    private byte @Nullable [] identity;
    private byte @Nullable [] key;
    private @Nullable KeyPair keys;
    private byte @Nullable [][] chain;
    private boolean established;
    private @Nullable Short alert;

    private TestClient(ProtocolVersion version, int... suites) {
        super(new BcTlsCrypto());
        this.version = version;
        this.suites = suites;
    }

    /** A peer that knows one version and some suites, the preferred first. */
    static TestClient of(ProtocolVersion version, int... suites) {
        return new TestClient(version, suites);
    }

    TestClient withKey(byte[] identity, byte[] key) {
        this.identity = identity;
        this.key = key;
        return this;
    }

    TestClient withCertificate(KeyPair keys, byte[]... chain) {
        this.keys = keys;
        this.chain = chain;
        return this;
    }

    boolean isEstablished() {
        return established;
    }

    /** The suite that was agreed on. */
    int suite() {
        return context.getSecurityParametersConnection().getCipherSuite();
    }

    /** The alert that ended the handshake. */
    @Nullable
    Short alert() {
        return alert;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return version.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return suites.clone();
    }

    @Override
    public @Nullable TlsPSKIdentity getPSKIdentity() {
        return identity == null ? null : new BasicTlsPSKIdentity(identity, key);
    }

    @Override
    public @Nullable Vector getExternalPSKs() {
        if (identity == null || !version.equals(ProtocolVersion.TLSv13)) {
            return null;
        }
        Vector<BasicTlsPSKExternal> offered = new Vector<>();
        offered.add(new BasicTlsPSKExternal(identity, getCrypto().createSecret(key)));
        return offered;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return this;
    }

    @Override
    public void notifyServerCertificate(TlsServerCertificate certificate) {}

    @Override
    public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        if (chain == null || keys == null) {
            return null;
        }
        CertificateEntry[] entries = new CertificateEntry[chain.length];
        TlsCertificate[] certificates = new TlsCertificate[chain.length];
        for (int i = 0; i < chain.length; i++) {
            certificates[i] = getCrypto().createCertificate(chain[i]);
            entries[i] = new CertificateEntry(certificates[i], null);
        }
        boolean is13 = TlsUtils.isTLSv13(context);
        boolean isRsa = keys.getPrivate().getAlgorithm().equals("RSA");
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                (BcTlsCrypto) getCrypto(),
                PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()),
                is13 ? new Certificate(request.getCertificateRequestContext(), entries) : new Certificate(certificates),
                SignatureScheme.getSignatureAndHashAlgorithm(
                        isRsa ? SignatureScheme.rsa_pss_rsae_sha256 : SignatureScheme.ecdsa_secp256r1_sha256));
    }

    @Override
    public void notifyHandshakeComplete() {
        established = true;
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        alert = description;
    }
}
