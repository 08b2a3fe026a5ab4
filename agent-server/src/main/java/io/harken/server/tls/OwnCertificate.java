package io.harken.server.tls;

import io.harken.config.SystemError;
import io.harken.config.TlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerContext;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsECDomain;
import org.jspecify.annotations.Nullable;

/** The certificate of the agent, with its private key. */
final class OwnCertificate {
    private final List<X509Certificate> certificates;
    private final TlsCertificate[] chain;
    private final AsymmetricKeyParameter key;
    private final int[] schemes;

    private OwnCertificate(
            List<X509Certificate> certificates, List<TlsCertificate> chain, AsymmetricKeyParameter key, int[] schemes) {
        this.certificates = certificates;
        this.chain = chain.toArray(new TlsCertificate[0]);
        this.key = key;
        this.schemes = schemes;
    }

    /** Reads the certificate and its key, and sees whether they belong together. */
    static OwnCertificate load(TlsConfig.Certificates config, BcTlsCrypto crypto, Demands demands)
            throws KeyFileException {
        Path certificateFile = config.certificateFile();
        Path keyFile = config.keyFile();
        try {
            List<X509Certificate> certificates = X509.certificates(certificateFile);
            if (certificates.isEmpty()) {
                throw new IOException("-34: Base64 decoding error.");
            }
            List<TlsCertificate> chain = new ArrayList<>();
            for (X509Certificate certificate : certificates) {
                chain.add(crypto.createCertificate(certificate.getEncoded()));
            }
            AsymmetricKeyParameter key = PrivateKeyFile.read(keyFile);
            if (!belongTogether(chain.get(0), key)) {
                throw new IOException("-60: The certificate and the given key do not match.");
            }
            return new OwnCertificate(certificates, chain, key, demands.among(schemes(key)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new KeyFileException("cannot load certificate or private key from file \""
                    + KeyFiles.name(certificateFile) + "\" or \"" + KeyFiles.name(keyFile) + "\": " + reason(e));
        }
    }

    /** A parser's own words could quote the key. */
    private static String reason(Exception e) {
        return e instanceof IOException failure ? SystemError.of(failure) : "not a key or a certificate";
    }

    private static boolean belongTogether(TlsCertificate certificate, AsymmetricKeyParameter key) throws IOException {
        AsymmetricKeyParameter other =
                PublicKeyFactory.createKey(org.bouncycastle.asn1.x509.Certificate.getInstance(certificate.getEncoded())
                        .getSubjectPublicKeyInfo());
        if (key instanceof ECPrivateKeyParameters ours && other instanceof ECPublicKeyParameters theirs) {
            ECDomainParameters curve = ours.getParameters();
            return curve.equals(theirs.getParameters())
                    && curve.getG().multiply(ours.getD()).equals(theirs.getQ());
        }
        return key instanceof RSAKeyParameters ours
                && other instanceof RSAKeyParameters theirs
                && ours.getModulus().equals(theirs.getModulus());
    }

    /** With what signatures the key goes. */
    private static int[] schemes(AsymmetricKeyParameter key) throws IOException {
        if (key instanceof RSAKeyParameters) {
            return SignatureSchemes.RSA;
        }
        ECDomainParameters curve = ((ECPrivateKeyParameters) key).getParameters();
        for (int scheme : SignatureSchemes.ECDSA) {
            if (curve.equals(BcTlsECDomain.getDomainParameters(SignatureScheme.getNamedGroup(scheme)))) {
                return new int[] {scheme};
            }
        }
        throw new IOException("The curve of the key is not one of TLS.");
    }

    /** The certificate, and those between it and its authority. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Whether the key is one of RSA; else it is one of an elliptic curve. */
    boolean isRsa() {
        return key instanceof RSAKeyParameters;
    }

    /** Whether there is a signature that it can make. */
    boolean signs(boolean is13) {
        return Arrays.stream(schemes).anyMatch(scheme -> fits(scheme, is13));
    }

    /** What the agent shows to a peer for a key exchange that encrypts to it. */
    TlsCredentials decryptor(BcTlsCrypto crypto) {
        return new BcDefaultTlsCredentialedDecryptor(crypto, new Certificate(chain), key);
    }

    /** What the agent shows to a peer and proves that it is its own. */
    TlsCredentials credentials(TlsServerContext context, BcTlsCrypto crypto) throws IOException {
        boolean is13 = TlsUtils.isTLSv13(context);
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                key,
                is13 ? new Certificate(TlsUtils.EMPTY_BYTES, entries()) : new Certificate(chain),
                scheme(context.getSecurityParametersHandshake().getClientSigAlgs(), is13));
    }

    private CertificateEntry[] entries() {
        CertificateEntry[] entries = new CertificateEntry[chain.length];
        for (int i = 0; i < chain.length; i++) {
            entries[i] = new CertificateEntry(chain[i], null);
        }
        return entries;
    }

    /** The best signature that the peer can verify. Without a list it could only verify one with SHA-1. */
    private SignatureAndHashAlgorithm scheme(@Nullable Vector<?> offered, boolean is13) throws IOException {
        if (offered != null) {
            for (int scheme : schemes) {
                SignatureAndHashAlgorithm algorithm = SignatureScheme.getSignatureAndHashAlgorithm(scheme);
                if (fits(scheme, is13) && offered.contains(algorithm)) {
                    return algorithm;
                }
            }
        }
        throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }

    private static boolean fits(int scheme, boolean is13) {
        return !is13 || SignatureScheme.isRSAPSS(scheme) || SignatureScheme.isECDSA(scheme);
    }
}
