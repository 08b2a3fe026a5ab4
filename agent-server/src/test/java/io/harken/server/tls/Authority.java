package io.harken.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** An authority of tests, with a key of RSA, and what it issues. */
public final class Authority {
    /** When the tests take place. */
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final X500Name name;
    private final KeyPair keys;
    private final byte[] certificate;
    private int issued;

    /** How a certificate is signed. */
    enum Signing {
        SHA256("SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption),
        SHA1("SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption),
        MD5("MD5withRSA", PKCSObjectIdentifiers.md5WithRSAEncryption);

        private final String algorithm;
        private final String identifier;

        Signing(String algorithm, ASN1ObjectIdentifier identifier) {
            this.algorithm = algorithm;
            this.identifier = identifier.getId();
        }

        private AlgorithmIdentifier identifier() {
            return new AlgorithmIdentifier(new ASN1ObjectIdentifier(identifier), DERNull.INSTANCE);
        }
    }

    /** A root that is good for nine days. */
    public Authority(String name) {
        this(name, rsa(), NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9)));
    }

    private Authority(String name, KeyPair keys, Instant from, Instant until) {
        this.name = new X500Name(name);
        this.keys = keys;
        this.certificate = issue(name, keys, from, until, Signing.SHA1, true);
    }

    private Authority(String name, KeyPair keys, byte[] certificate) {
        this.name = new X500Name(name);
        this.keys = keys;
        this.certificate = certificate;
    }

    /** The same one with other dates: the name and the key stay. */
    Authority renewed(Instant from, Instant until) {
        return new Authority(name.toString(), keys, from, until);
    }

    /** An authority below this one, for which this one vouches. */
    Authority subordinate(String subject, Signing signing) {
        KeyPair subjectKeys = rsa();
        byte[] issuedFor =
                issue(subject, subjectKeys, NOW.minus(Duration.ofDays(5)), NOW.plus(Duration.ofDays(5)), signing, true);
        return new Authority(subject, subjectKeys, issuedFor);
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Keys of an elliptic curve. */
    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Keys of a curve that the JDK may not know. */
    static KeyPair ecOfAnyCurve(String curve) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(ECNamedCurveTable.getOID(curve), ECNamedCurveTable.getByName(curve)),
                new SecureRandom()));
        AsymmetricCipherKeyPair keys = generator.generateKeyPair();
        try {
            return new KeyPair(
                    new Encoded(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(keys.getPublic())
                            .getEncoded()),
                    new Encoded(PrivateKeyInfoFactory.createPrivateKeyInfo(keys.getPrivate())
                            .getEncoded()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A key of which nothing but its form is known. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Encoded(byte[] getEncoded) implements PublicKey, PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return "DER";
        }
    }

    /** Its own certificate. */
    public byte[] certificate() {
        return certificate;
    }

    KeyPair keys() {
        return keys;
    }

    /** A certificate that is in date. */
    byte[] issue(String subject, KeyPair subjectKeys) {
        return issue(subject, subjectKeys, Signing.SHA256);
    }

    /** A certificate that is in date. */
    byte[] issue(String subject, KeyPair subjectKeys, Signing signing) {
        return issue(subject, subjectKeys, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), signing, false);
    }

    /** The certificate with number {@code n} is the {@code n}-th it issues; its own has number 1. */
    public byte[] issue(String subject, KeyPair subjectKeys, Instant from, Instant until) {
        return issue(subject, subjectKeys, from, until, Signing.SHA256, false);
    }

    private byte[] issue(
            String subject, KeyPair subjectKeys, Instant from, Instant until, Signing signing, boolean isAuthority) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(++issued));
        generator.setSignature(signing.identifier());
        generator.setIssuer(name);
        generator.setStartDate(new Time(Date.from(from)));
        generator.setEndDate(new Time(Date.from(until)));
        generator.setSubject(new X500Name(subject));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()));
        generator.setExtensions(extensions(isAuthority));
        return signed(generator.generateTBSCertificate(), signing);
    }

    private static Extensions extensions(boolean isAuthority) {
        int usage = isAuthority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        try {
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return extensions.generate();
    }

    /** A list of revoked certificates. */
    public byte[] revoke(Instant from, Instant until, int... numbers) {
        V2TBSCertListGenerator generator = new V2TBSCertListGenerator();
        generator.setSignature(Signing.SHA256.identifier());
        generator.setIssuer(name);
        generator.setThisUpdate(new Time(Date.from(from)));
        generator.setNextUpdate(new Time(Date.from(until)));
        for (int number : numbers) {
            generator.addCRLEntry(new ASN1Integer(BigInteger.valueOf(number)), new Time(Date.from(from)), 0);
        }
        return signed(generator.generateTBSCertList(), Signing.SHA256);
    }

    private byte[] signed(ASN1Encodable content, Signing signing) {
        try {
            Signature signature = Signature.getInstance(signing.algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(content.toASN1Primitive().getEncoded("DER"));
            return new DERSequence(
                            new ASN1Encodable[] {content, signing.identifier(), new DERBitString(signature.sign())})
                    .getEncoded("DER");
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes parts of one kind into a file. */
    public static Path pem(Path file, String label, byte[]... parts) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : parts) {
            text.append("-----BEGIN ").append(label).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(part));
            text.append("\n-----END ").append(label).append("-----\n");
        }
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
