package io.harken.server.tls;

import io.harken.config.TlsConfig;
import io.harken.config.priority.Category;
import io.harken.config.priority.Priorities;
import io.harken.config.priority.PriorityException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** Of what the agent can negotiate that which the configuration chooses. */
final class Choice {
    private static final Map<String, Integer> GROUPS = Map.of(
            "X25519", NamedGroup.x25519,
            "X448", NamedGroup.x448,
            "SECP256R1", NamedGroup.secp256r1,
            "SECP384R1", NamedGroup.secp384r1,
            "SECP521R1", NamedGroup.secp521r1);

    private final String parameter;
    private final Priorities priorities;
    private final int[] groups;

    private Choice(String parameter, Priorities priorities) {
        this.parameter = parameter;
        this.priorities = priorities;
        this.groups = priorities.names().getOrDefault(Category.GROUP, List.of()).stream()
                .filter(GROUPS::containsKey)
                .mapToInt(GROUPS::get)
                .toArray();
    }

    /** What a configuration chooses, if it does. */
    static @Nullable Choice of(TlsConfig config) throws KeyFileException {
        if (config.ciphers().isEmpty()) {
            return null;
        }
        TlsConfig.Ciphers ciphers = config.ciphers().get();
        try {
            return new Choice(ciphers.parameter(), Priorities.parse(ciphers.priorities()));
        } catch (PriorityException e) {
            throw new KeyFileException("\"" + ciphers.parameter() + "\": " + e.getMessage());
        }
    }

    /** The choice itself. */
    Priorities priorities() {
        return priorities;
    }

    /**
     * What can be negotiated.
     *
     * @param keys whether a pre-shared key is accepted
     * @param own the certificate of the agent, if certificates are accepted
     * @throws KeyFileException if that is nothing
     */
    Negotiable negotiable(boolean keys, @Nullable OwnCertificate own) throws KeyFileException {
        List<Suite> suites = Suite.ALL.stream()
                .filter(this::isChosen)
                .filter(suite -> (keys && isForKeys(suite)) || (own != null && isFor(own, suite)))
                .sorted(order())
                .toList();
        if (suites.isEmpty()) {
            throw new KeyFileException("\"" + parameter + "\" leaves no cipher suite that Harken serves");
        }
        ProtocolVersion[] versions = Stream.of(ProtocolVersion.TLSv13, ProtocolVersion.TLSv12)
                .filter(version ->
                        suites.stream().anyMatch(suite -> suite.is13() == version.equals(ProtocolVersion.TLSv13)))
                .toArray(ProtocolVersion[]::new);
        return new Negotiable(
                versions,
                suites.stream().mapToInt(Suite::id).toArray(),
                groups,
                priorities.serverDecides(),
                takesKeysIn13());
    }

    private boolean isChosen(Suite suite) {
        return priorities.allows(Category.VERSION, suite.version())
                && priorities.allows(Category.CIPHER, suite.cipher())
                && priorities.allows(Category.MAC, suite.mac())
                && (suite.is13() || priorities.allows(Category.EXCHANGE, suite.exchange()))
                && (!suite.hasGroup() || groups.length > 0);
    }

    /** As GnuTLS takes it: of the exchanges with a key those that keep what was sent secret if the key is lost. */
    private boolean takesKeysIn13() {
        return priorities.allows(Category.EXCHANGE, "ECDHE-PSK") || priorities.allows(Category.EXCHANGE, "DHE-PSK");
    }

    private boolean isForKeys(Suite suite) {
        return suite.takesKeys() && (!suite.is13() || takesKeysIn13());
    }

    /** Who cannot sign by what is chosen cannot verify the signature of a peer either. */
    private static boolean isFor(OwnCertificate own, Suite suite) {
        return switch (suite.exchange()) {
            case "" -> own.signs(true);
            case "ECDHE-RSA", "RSA" -> own.isRsa() && own.signs(false);
            case "ECDHE-ECDSA" -> !own.isRsa() && own.signs(false);
            default -> false;
        };
    }

    /** That of GnuTLS. */
    private Comparator<Suite> order() {
        return Comparator.comparing(Suite::is13)
                .reversed()
                .thenComparing(suite -> priorities.rank(Category.EXCHANGE, suite.exchange()))
                .thenComparing(suite -> priorities.rank(Category.CIPHER, suite.cipher()))
                .thenComparing(suite -> priorities.rank(Category.MAC, suite.mac()));
    }
}
