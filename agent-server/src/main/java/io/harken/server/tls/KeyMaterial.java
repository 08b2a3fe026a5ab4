package io.harken.server.tls;

import io.harken.config.SystemError;
import io.harken.config.TlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * What the files of the configuration hold, and what can be negotiated with it.
 *
 * @param crypto computes
 * @param key the key that both sides have, if one is accepted
 * @param certificates what is needed for certificates, if they are accepted
 * @param negotiable what peers can agree to
 */
record KeyMaterial(
        BcTlsCrypto crypto,
        @Nullable PreSharedKey key,
        @Nullable CertificateAuthentication certificates,
        Negotiable negotiable) {
    /**
     * Reads the files.
     *
     * @param clock tells which certificates are in date
     * @throws KeyFileException for all files that cannot be used, or if nothing can be negotiated
     */
    static KeyMaterial load(TlsConfig config, InstantSource clock) throws KeyFileException {
        BcTlsCrypto crypto = new AgentCrypto();
        Choice choice = Choice.of(config);
        Demands demands = new Demands(choice == null ? null : choice.priorities());
        FileReadings readings = new FileReadings();
        CertificateAuthentication certificates = config.certificates().isPresent()
                ? authentication(config.certificates().get(), crypto, demands, clock, readings)
                : null;
        PreSharedKey key = config.preSharedKey().isPresent()
                ? readings.read(() -> PreSharedKey.load(config.preSharedKey().get()))
                : null;
        readings.finish();
        OwnCertificate own = certificates == null ? null : certificates.own();
        return new KeyMaterial(
                crypto,
                key,
                certificates,
                choice == null ? Negotiable.standard(key != null, own) : choice.negotiable(key != null, own));
    }

    private static @Nullable CertificateAuthentication authentication(
            TlsConfig.Certificates config,
            BcTlsCrypto crypto,
            Demands demands,
            InstantSource clock,
            FileReadings readings) {
        Authorities authorities = readings.read(() -> authorities(config.authorityFile()));
        RevocationLists revoked = config.revocationFile().isPresent()
                ? readings.read(() -> revocationLists(config.revocationFile().get()))
                : new RevocationLists(List.of());
        OwnCertificate own = readings.read(() -> OwnCertificate.load(config, crypto, demands));
        return authorities == null || revoked == null || own == null
                ? null
                : CertificateAuthentication.of(
                        own,
                        new PeerCertificates(authorities, revoked, config.issuer(), config.subject(), demands, clock));
    }

    private static Authorities authorities(Path file) throws KeyFileException {
        try {
            List<X509Certificate> authorities = X509.certificates(file);
            if (authorities.isEmpty()) {
                throw new KeyFileException("no CA certificate(s) in file \"" + KeyFiles.name(file) + "\"");
            }
            return new Authorities(authorities);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new KeyFileException(
                    "cannot parse CA certificate(s) in file \"" + KeyFiles.name(file) + "\": " + reason(e));
        }
    }

    private static RevocationLists revocationLists(Path file) throws KeyFileException {
        try {
            return new RevocationLists(X509.revocationLists(file));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new KeyFileException("cannot parse CRL file \"" + KeyFiles.name(file) + "\": " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException failure ? SystemError.of(failure) : "It is broken.";
    }

    /** The name of the key, or nothing. */
    String identity() {
        return key == null ? "" : key.identity();
    }

    /** The key of this name, if it is the one that is accepted. */
    byte @Nullable [] preSharedKey(byte[] identity) {
        return key == null ? null : key.find(identity);
    }
}
