package io.harken.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Reads a private key in one of the three forms that OpenSSL and GnuTLS write, without a password. */
final class PrivateKeyFile {
    private PrivateKeyFile() {}

    /** The first private key of a file. */
    static AsymmetricKeyParameter read(Path file) throws IOException {
        for (KeyFiles.Block block : KeyFiles.read(file)) {
            if (block.encrypted() || block.label().equals("ENCRYPTED PRIVATE KEY")) {
                throw new IOException("-24: Decryption has failed. It has a password, which cannot be given.");
            }
            // There may also be the parameters of a curve, or the certificate.
            if (block.label().endsWith("PRIVATE KEY")) {
                return key(block);
            }
        }
        throw new IOException("-56: The requested data were not available.");
    }

    private static AsymmetricKeyParameter key(KeyFiles.Block block) throws IOException {
        AsymmetricKeyParameter key;
        try {
            key = switch (block.label()) {
                case "RSA PRIVATE KEY" -> PrivateKeyFactory.createKey(rsa(block.bytes()));
                case "EC PRIVATE KEY" -> PrivateKeyFactory.createKey(ec(block.bytes()));
                default -> PrivateKeyFactory.createKey(block.bytes());
            };
        } catch (IOException | RuntimeException e) {
            // Its text could quote the key.
            throw new IOException("The key is broken.");
        }
        if (key instanceof RSAKeyParameters || key instanceof ECPrivateKeyParameters) {
            return key;
        }
        throw new IOException("The key is neither one of RSA nor one of a curve that is served.");
    }

    private static PrivateKeyInfo rsa(byte[] pkcs1) throws IOException {
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(ASN1Primitive.fromByteArray(pkcs1)));
    }

    private static PrivateKeyInfo ec(byte[] sec1) throws IOException {
        ECPrivateKey key = ECPrivateKey.getInstance(ASN1Primitive.fromByteArray(sec1));
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
    }
}
