package io.harken.config;

import io.harken.config.TlsConfig.Certificates;
import io.harken.config.TlsConfig.Ciphers;
import io.harken.config.TlsConfig.PreSharedKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns the parameters of TLS into what the server is given. */
final class TlsConfigBuilder {
    private final ParameterValues values;

    TlsConfigBuilder(ParameterValues values) {
        this.values = values;
    }

    /** What is accepted; nothing where that is plain connections only. */
    Optional<TlsConfig> build() {
        List<String> modes =
                values.text(ParameterTable.TLS_ACCEPT).map(Blanks::items).orElse(List.of());
        boolean psk = modes.contains(TlsValidation.PSK);
        boolean cert = modes.contains(TlsValidation.CERT);
        if (!psk && !cert) {
            return Optional.empty();
        }
        return Optional.of(new TlsConfig(
                modes.contains(TlsValidation.UNENCRYPTED),
                psk ? Optional.of(preSharedKey()) : Optional.empty(),
                cert ? Optional.of(certificates()) : Optional.empty(),
                ciphers(TlsValidation.cipherParameter(psk, cert))));
    }

    private Optional<Ciphers> ciphers(Parameter parameter) {
        return values.text(parameter).map(text -> new Ciphers(parameter.name(), text));
    }

    private PreSharedKey preSharedKey() {
        return new PreSharedKey(values.standing(ParameterTable.TLS_PSK_IDENTITY), path(ParameterTable.TLS_PSK_FILE));
    }

    private Certificates certificates() {
        return new Certificates(
                path(ParameterTable.TLS_CERT_FILE),
                path(ParameterTable.TLS_KEY_FILE),
                path(ParameterTable.TLS_CA_FILE),
                values.text(ParameterTable.TLS_CRL_FILE).map(FileNames::path),
                values.text(ParameterTable.TLS_SERVER_CERT_ISSUER),
                values.text(ParameterTable.TLS_SERVER_CERT_SUBJECT));
    }

    private Path path(Parameter parameter) {
        return FileNames.path(values.standing(parameter));
    }
}
