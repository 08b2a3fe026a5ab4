package io.harken.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A variable of the environment by which the official image of Zabbix is configured, or of Harken's own.
 *
 * @param name the variable
 * @param parameter the parameter that it stands for, or an empty text
 * @param form what its value is
 */
record ContainerVariable(String name, String parameter, Form form) {
    static final String PREFIX = "ZBX_";

    /** What a value is. */
    enum Form {
        /** The value of the parameter. */
        VALUE,
        /** Values of a parameter that may be repeated, between commas that stand in no brackets. */
        VALUES,
        /** Who may ask; all such variables together are one value. */
        PEERS,
        /** The name of a file that holds keys or certificates. */
        KEY_FILE,
        /** What such a file would hold. */
        KEY_TEXT,
        /** {@code true}, or {@code false} where there is nothing to do for Harken. */
        PASSIVE,
        /** Of no use here, and nothing to warn about: image and orchestrators set it by themselves. */
        UNUSED
    }

    /** All of them; a new one is a row here and a row in {@code docs/container.md}. Where it matters, the later one counts. */
    static final List<ContainerVariable> ROWS = Stream.of(
                    rows(Form.PEERS, "SERVER_HOST=Server", "PASSIVESERVERS=Server"),
                    rows(Form.VALUE, "ListenIP", "ListenPort", "ListenBacklog", "StartAgents"),
                    rows(Form.PASSIVE, "PASSIVE_ALLOW=StartAgents"),
                    rows(Form.VALUE, "Timeout", "SourceIP", "Hostname", "HostnameItem"),
                    rows(Form.VALUE, "METADATA=HostMetadata", "METADATAITEM=HostMetadataItem", "DebugLevel"),
                    rows(Form.VALUES, "AllowKey", "DenyKey"),
                    rows(Form.VALUE, "EnableRemoteCommands", "LogRemoteCommands", "UnsafeUserParameters"),
                    rows(Form.VALUES, "LoadModule"),
                    rows(Form.VALUE, "ACTIVESERVERS=ServerActive", "HostInterface", "HostInterfaceItem"),
                    rows(Form.VALUE, "RefreshActiveChecks", "BufferSend", "BufferSize", "MaxLinesPerSecond"),
                    rows(Form.VALUE, "HEARTBEAT_FREQUENCY=HeartbeatFrequency", "TLSConnect", "TLSAccept"),
                    rows(Form.KEY_FILE, "TLSCAFile", "TLSCRLFile", "TLSCertFile", "TLSKeyFile", "TLSPSKFile"),
                    rows(Form.VALUE, "TLSServerCertIssuer", "TLSServerCertSubject", "TLSPSKIdentity"),
                    rows(Form.VALUE, "TLSCipherCert", "TLSCipherPSK", "TLSCipherAll"),
                    rows(Form.VALUE, "TLSCipherCert13", "TLSCipherPSK13", "TLSCipherAll13"),
                    rows(Form.KEY_TEXT, "TLSCA=", "TLSCRL=", "TLSCERT=", "TLSKEY=", "TLSPSK="),
                    rows(Form.UNUSED, "SERVER_PORT=", "ACTIVE_ALLOW=", "CLEAR_ENV="),
                    List.of(new ContainerVariable("HARKEN_EXCLUDE_OWN_POLLS", "ExcludeOwnPolls", Form.VALUE)))
            .flatMap(List::stream)
            .toList();

    /** Whether a variable is one of these, or has the form of those of the official image. */
    static boolean isMeant(String name) {
        return name.startsWith(PREFIX) || ROWS.stream().anyMatch(row -> row.name.equals(name));
    }

    /** Rows that are alike: a parameter whose variable has its name, or a variable, an equals sign and its parameter. */
    private static List<ContainerVariable> rows(Form form, String... names) {
        return Stream.of(names).map(name -> row(form, name)).toList();
    }

    private static ContainerVariable row(Form form, String name) {
        int equals = name.indexOf('=');
        return equals < 0
                ? new ContainerVariable(PREFIX + name.toUpperCase(Locale.ROOT), name, form)
                : new ContainerVariable(PREFIX + name.substring(0, equals), name.substring(equals + 1), form);
    }
}
