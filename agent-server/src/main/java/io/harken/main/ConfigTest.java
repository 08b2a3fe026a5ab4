package io.harken.main;

import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import io.harken.config.TlsConfig;
import io.harken.server.tls.TransportSecurity;
import io.harken.stats.CertificateExpiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says whether a configuration is right: {@code -T}. */
final class ConfigTest {
    private final Terminal terminal;
    private final ConfigurationSource source;
    private final Surroundings surroundings;

    ConfigTest(Terminal terminal, ConfigurationSource source, Surroundings surroundings) {
        this.terminal = terminal;
        this.source = source;
        this.surroundings = surroundings;
    }

    /** Checks the file after {@code -c}, else the standard file, and gives the exit code. */
    int run(Optional<String> given) throws ConfigException {
        Optional<String> file = source.container().isPresent()
                ? source.file(given)
                : given.or(() -> Optional.of(source.standardFile().toString()));
        terminal.print("Validating "
                + file.map(name -> "configuration file \"" + name + "\"").orElse(source.inContainer()));
        AgentConfig config = source.read(file, ConfigUse.VALIDATE);
        terminal.complain(config.warnings());
        if (config.tls().isPresent()) {
            testKeys(config.tls().get());
        }
        try (Assembly assembly = new Assembly(config, surroundings)) {
            assembly.name().required();
            terminal.complain(assembly.use(config.commands()));
        } catch (UserParameterException e) {
            throw e.stopping("ERROR: ");
        }
        terminal.print("Validation successful");
        return 0;
    }

    private void testKeys(TlsConfig config) throws ConfigException {
        try (TransportSecurity security = TransportSecurity.load(config, surroundings.wallClock())) {
            terminal.complain(security.warnings());
            security.expiry().ifPresent(this::print);
        }
    }

    private void print(CertificateExpiry expiry) {
        print("TLSCertFile", expiry.certificate());
        print("TLSCAFile", expiry.authorities());
        expiry.revocationLists().ifPresent(end -> print("TLSCRLFile", end));
    }

    private void print(String parameter, Instant end) {
        Duration left = Duration.between(surroundings.wallClock().instant(), end);
        terminal.print("\"" + parameter + "\" is good until " + end
                + (left.isNegative() ? ", which has passed" : ": days left " + left.toDays()));
    }
}
