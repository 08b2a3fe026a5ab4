package io.harken.server.tls;

import io.harken.config.ConfigException;
import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.PSKTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsPSKIdentity;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** A peer with the pre-shared key of the agent, which asks it as a server would. */
public final class KeyedPeer {
    private final PSKTlsClient client;

    private KeyedPeer(PSKTlsClient client) {
        this.client = client;
    }

    /**
     * Reads the key.
     *
     * @param config has one
     * @throws ConfigException if it cannot be used
     */
    public static KeyedPeer load(TlsConfig config) throws ConfigException {
        try {
            PreSharedKey key = PreSharedKey.load(config.preSharedKey().orElseThrow());
            Choice choice = Choice.of(config);
            return new KeyedPeer(
                    choice == null
                            ? new PSKTlsClient(new BcTlsCrypto(), key.asPeer())
                            : new ChoosyClient(key.asPeer(), choice.negotiable(true, null)));
        } catch (KeyFileException e) {
            throw e.inConfiguration("ERROR: ");
        }
    }

    /** A client that agrees to the same as the agent. */
    @SuppressWarnings({"JdkObsolete", "rawtypes"}) // As they are in the class that this one extends.
    private static final class ChoosyClient extends PSKTlsClient {
        private final TlsPSKIdentity identity;
        private final Negotiable negotiable;

        ChoosyClient(TlsPSKIdentity identity, Negotiable negotiable) {
            super(new BcTlsCrypto(), identity);
            this.identity = identity;
            this.negotiable = negotiable;
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
        protected Vector<Integer> getSupportedGroups(Vector roles) {
            return new Vector<>(Arrays.stream(negotiable.groups()).boxed().toList());
        }

        @Override
        public @Nullable Vector<TlsPSKExternal> getExternalPSKs() {
            return ProtocolVersion.contains(negotiable.versions(), ProtocolVersion.TLSv13)
                    ? new Vector<>(List.of(new BasicTlsPSKExternal(
                            identity.getPSKIdentity(), getCrypto().createSecret(identity.getPSK()))))
                    : null;
        }
    }

    /**
     * The beginning of the answer to a question, in {@link ByteText}.
     *
     * @param most its greatest length
     */
    public String ask(InputStream in, OutputStream out, String question, int most) throws IOException {
        TlsClientProtocol protocol = new TlsClientProtocol(in, out);
        protocol.connect(client);
        protocol.getOutputStream().write(ByteText.bytes(question));
        return ByteText.of(protocol.getInputStream().readNBytes(most));
    }
}
