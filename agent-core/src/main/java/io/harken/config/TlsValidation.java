package io.harken.config;

import static io.harken.config.ParameterTable.SERVER_ACTIVE;
import static io.harken.config.ParameterTable.START_AGENTS;
import static io.harken.config.ParameterTable.TLS_ACCEPT;
import static io.harken.config.ParameterTable.TLS_CA_FILE;
import static io.harken.config.ParameterTable.TLS_CERT_FILE;
import static io.harken.config.ParameterTable.TLS_CIPHER_ALL;
import static io.harken.config.ParameterTable.TLS_CIPHER_CERT;
import static io.harken.config.ParameterTable.TLS_CIPHER_PSK;
import static io.harken.config.ParameterTable.TLS_CONNECT;
import static io.harken.config.ParameterTable.TLS_CRL_FILE;
import static io.harken.config.ParameterTable.TLS_KEY_FILE;
import static io.harken.config.ParameterTable.TLS_PSK_FILE;
import static io.harken.config.ParameterTable.TLS_PSK_IDENTITY;
import static io.harken.config.ParameterTable.TLS_SERVER_CERT_ISSUER;
import static io.harken.config.ParameterTable.TLS_SERVER_CERT_SUBJECT;

import io.harken.config.priority.Priorities;
import io.harken.config.priority.PriorityException;
import java.util.List;

/** What must hold between the parameters of TLS, checked in the order of {@code zabbix_agentd}. */
final class TlsValidation {
    static final String UNENCRYPTED = "unencrypted";
    static final String PSK = "psk";
    static final String CERT = "cert";
    private static final List<String> MODES = List.of(UNENCRYPTED, PSK, CERT);

    private final ParameterValues values;
    private final Problems problems;

    TlsValidation(ParameterValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void validate() {
        for (Parameter parameter : ParameterTable.TLS) {
            if (values.text(parameter).filter(String::isEmpty).isPresent()) {
                error("configuration parameter \"" + parameter.name() + "\" is defined but empty", parameter);
            }
        }
        List<String> connect = values.text(TLS_CONNECT).map(List::of).orElse(List.of());
        boolean connectKnown = knows(TLS_CONNECT, connect);
        boolean acceptKnown = knows(TLS_ACCEPT, accepted());
        pairs();
        if (!values.standing(SERVER_ACTIVE).isEmpty()) {
            mode(TLS_CONNECT, connectKnown ? connect : List.of());
        }
        if (values.number(START_AGENTS) != 0) {
            mode(TLS_ACCEPT, acceptKnown ? accepted() : List.of());
        }
        ciphers();
    }

    /** Reads what is chosen for connections that are accepted; {@code zabbix_agentd} does so when it has started. */
    void readCiphers() {
        boolean psk = accepted().contains(PSK);
        boolean cert = accepted().contains(CERT);
        read(cert, TLS_CIPHER_CERT, "\"ciphersuites_cert\" with TLSCipherCert or --tls-cipher parameter");
        read(psk, TLS_CIPHER_PSK, "\"ciphersuites_psk\" with TLSCipherPSK or --tls-cipher parameter");
        read(psk && cert, TLS_CIPHER_ALL, "\"ciphersuites_all\" with TLSCipherAll parameter");
    }

    private void read(boolean used, Parameter parameter, String purpose) {
        if (!used || !isGiven(parameter)) {
            return;
        }
        try {
            Priorities.parse(values.standing(parameter));
        } catch (PriorityException e) {
            if (e.isInvalid()) {
                error("gnutls_priority_init() for " + purpose + " failed: " + e.getMessage(), parameter);
                problems.hint(
                        "it takes a priority string of GnuTLS, as NORMAL or NONE:+VERS-TLS1.2:..., not one of OpenSSL");
            } else {
                error("Harken cannot do \"" + e.getMessage() + "\"", parameter);
            }
        }
    }

    /** Says which choices there is no use for. */
    void unusedCiphers() {
        boolean psk = accepted().contains(PSK);
        boolean cert = accepted().contains(CERT);
        if (!psk && !cert) {
            return;
        }
        for (Parameter parameter : List.of(TLS_CIPHER_CERT, TLS_CIPHER_PSK, TLS_CIPHER_ALL)) {
            if (isGiven(parameter) && !parameter.equals(cipherParameter(psk, cert))) {
                problems.warning("not used, because of \"TLSAccept\": " + parameter.name());
            }
        }
    }

    /** Which parameter says what connections may use; at least one kind is accepted. */
    static Parameter cipherParameter(boolean psk, boolean cert) {
        if (psk && cert) {
            return TLS_CIPHER_ALL;
        }
        return psk ? TLS_CIPHER_PSK : TLS_CIPHER_CERT;
    }

    private List<String> accepted() {
        return values.text(TLS_ACCEPT).map(Blanks::items).orElse(List.of());
    }

    /** Says whether all modes exist; an empty value has been complained about already. */
    private boolean knows(Parameter parameter, List<String> modes) {
        boolean known = MODES.containsAll(modes);
        if (!known && !values.standing(parameter).isEmpty()) {
            error("invalid value of \"" + parameter.name() + "\" parameter", parameter);
            problems.hint("the modes are " + String.join(", ", MODES) + ", in lower case");
        }
        return known;
    }

    /** What is of no use without something else. */
    private void pairs() {
        requires(TLS_CERT_FILE, TLS_KEY_FILE);
        requires(TLS_KEY_FILE, TLS_CERT_FILE);
        requires(TLS_CERT_FILE, TLS_CA_FILE);
        requires(TLS_CA_FILE, TLS_CERT_FILE);
        requires(TLS_CRL_FILE, TLS_CERT_FILE);
        requires(TLS_SERVER_CERT_ISSUER, TLS_CERT_FILE);
        requires(TLS_SERVER_CERT_SUBJECT, TLS_CERT_FILE);
        requires(TLS_PSK_FILE, TLS_PSK_IDENTITY);
        requires(TLS_PSK_IDENTITY, TLS_PSK_FILE);
    }

    /** A mode needs its files, and the files need a parameter that says when they are used. */
    private void mode(Parameter parameter, List<String> modes) {
        requires(TLS_CERT_FILE, parameter);
        requires(TLS_PSK_FILE, parameter);
        needs(modes.contains(CERT), parameter, TLS_CERT_FILE);
        needs(modes.contains(PSK), parameter, TLS_PSK_FILE);
    }

    private void ciphers() {
        requires(TLS_CIPHER_CERT, TLS_CERT_FILE);
        requires(TLS_CIPHER_PSK, TLS_PSK_IDENTITY);
        if (isGiven(TLS_CIPHER_ALL) && !isGiven(TLS_CERT_FILE) && !isGiven(TLS_PSK_IDENTITY)) {
            error(
                    "parameter \"TLSCipherAll\" is defined, but neither \"TLSCertFile\" nor \"TLSPSKIdentity\" is defined",
                    TLS_CIPHER_ALL);
        }
    }

    private void requires(Parameter given, Parameter missing) {
        if (isGiven(given) && !isGiven(missing)) {
            error(
                    "parameter \"" + given.name() + "\" is defined, but \"" + missing.name() + "\" is not defined",
                    given);
        }
    }

    private void needs(boolean used, Parameter parameter, Parameter missing) {
        if (used && !isGiven(missing)) {
            error(
                    "parameter \"" + parameter.name() + "\" value requires \"" + missing.name()
                            + "\", but it is not defined",
                    parameter);
        }
    }

    private boolean isGiven(Parameter parameter) {
        return values.entry(parameter).isPresent();
    }

    private void error(String text, Parameter culprit) {
        problems.error("ERROR: " + text);
        values.place(culprit).ifPresent(problems::hint);
    }
}
