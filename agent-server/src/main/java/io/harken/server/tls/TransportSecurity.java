package io.harken.server.tls;

import io.harken.config.ConfigException;
import io.harken.config.TlsConfig;
import io.harken.stats.CertificateExpiry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts TLS in front of connections that want it, and refuses plain ones where they are not accepted. */
public final class TransportSecurity implements AutoCloseable {
    private final InstantSource clock;
    private final TlsWorkers workers = new TlsWorkers(Runtime.getRuntime().availableProcessors());
    private final Handshakes handshakes = new Handshakes();
    private volatile InUse inUse;

    private TransportSecurity(InUse inUse, InstantSource clock) {
        this.inUse = inUse;
        this.clock = clock;
    }

    /** What connections that come now are served by. */
    private record InUse(TlsConfig config, KeyMaterial keys) {}

    /**
     * Reads the files of a configuration.
     *
     * @param clock tells which certificates are in date
     * @throws ConfigException for all files that cannot be used
     */
    public static TransportSecurity load(TlsConfig config, InstantSource clock) throws ConfigException {
        try {
            return new TransportSecurity(new InUse(config, KeyMaterial.load(config, clock)), clock);
        } catch (KeyFileException e) {
            throw e.inConfiguration("ERROR: ");
        }
    }

    /**
     * Reads the files of a configuration, and serves connections that come from now on by it.
     *
     * @throws ConfigException for all files that cannot be used; what was in use before still is
     */
    public void use(TlsConfig config) throws ConfigException {
        try {
            inUse = new InUse(config, KeyMaterial.load(config, clock));
        } catch (KeyFileException e) {
            throw e.inConfiguration("");
        }
    }

    /** What is odd about the files and stops nothing. */
    public List<String> warnings() {
        InUse current = inUse;
        List<String> warnings = new ArrayList<>();
        current.config
                .preSharedKey()
                .flatMap(key -> KeyFiles.openness("TLSPSKFile", key.file()))
                .ifPresent(warnings::add);
        current.config
                .certificates()
                .flatMap(certificates -> KeyFiles.openness("TLSKeyFile", certificates.keyFile()))
                .ifPresent(warnings::add);
        CertificateAuthentication certificates = current.keys.certificates();
        if (certificates != null) {
            Instant now = clock.instant();
            PeerCertificates peers = certificates.peers();
            for (String name : peers.authorities().unusable(now)) {
                warnings.add("Warning: \"TLSCAFile\" has an authority that is not in date and not trusted: " + name);
            }
            for (String name : peers.revoked().lapsed(now)) {
                warnings.add("Warning: \"TLSCRLFile\" has a list that is not in date: " + name);
            }
            peers.distrust(certificates.own().certificates())
                    .map(why -> "Warning: \"TLSCertFile\" is not good for who trusts \"TLSCAFile\": " + why)
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    /** When the certificates are no longer good, if any are used. */
    public Optional<CertificateExpiry> expiry() {
        return Optional.ofNullable(inUse.keys.certificates()).map(CertificateAuthentication::expiry);
    }

    /**
     * The handler of a connection that reads its first byte, and stays only if that begins a handshake.
     *
     * @param acknowledge has the kernel tell the peer at once what has come
     */
    public ChannelHandler handler(TlsConnection connection, Consumer<Channel> acknowledge) {
        InUse current = inUse;
        return new FirstByteHandler(
                current.config.acceptsPlain(),
                connection,
                () -> new TlsHandler(new TlsConversation(current.keys), workers, handshakes, connection, acknowledge));
    }

    @Override
    public void close() {
        workers.close();
    }
}
