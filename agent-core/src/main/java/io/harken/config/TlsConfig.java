package io.harken.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The protection of connections, where any is accepted: the parameters of TLS.
 *
 * @param acceptsPlain whether connections without TLS are served too
 * @param preSharedKey the key that is accepted, if any is
 * @param certificates the certificates that are accepted, if any are
 * @param ciphers what a connection may use, if that is chosen
 */
public record TlsConfig(
        boolean acceptsPlain,
        Optional<PreSharedKey> preSharedKey,
        Optional<Certificates> certificates,
        Optional<Ciphers> ciphers) {
    /** Connections that may use all that Harken uses by itself. */
    public TlsConfig(boolean acceptsPlain, Optional<PreSharedKey> preSharedKey, Optional<Certificates> certificates) {
        this(acceptsPlain, preSharedKey, certificates, Optional.empty());
    }

    /**
     * What a connection may use.
     *
     * @param parameter the name of the parameter that chooses it
     * @param priorities the choice, a string for {@link io.harken.config.priority.Priorities}
     */
    public record Ciphers(String parameter, String priorities) {}

    /**
     * A key that both sides have.
     *
     * @param identity its name, in {@link io.harken.item.ByteText}
     * @param file holds the key
     */
    public record PreSharedKey(String identity, Path file) {}

    /**
     * The agent's certificate, and whose certificates it trusts.
     *
     * @param certificateFile the agent's certificate and those between it and its authority
     * @param keyFile the private key of the certificate
     * @param authorityFile the authorities whose certificates are trusted
     * @param revocationFile the lists of certificates that are no longer good
     * @param issuer who must have issued the certificate of a server, in {@link io.harken.item.ByteText}
     * @param subject whose the certificate of a server must be, in {@link io.harken.item.ByteText}
     */
    public record Certificates(
            Path certificateFile,
            Path keyFile,
            Path authorityFile,
            Optional<Path> revocationFile,
            Optional<String> issuer,
            Optional<String> subject) {}
}
