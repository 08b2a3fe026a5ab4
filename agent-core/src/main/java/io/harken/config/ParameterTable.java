package io.harken.config;

import io.harken.config.Parameter.CommandSwitch;
import io.harken.config.Parameter.Repeated;
import io.harken.config.Parameter.Text;
import io.harken.config.Parameter.TextList;
import io.harken.config.Parameter.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every parameter there is. A new one is a row here, a row in {@code docs/configuration.md} and a line where its value is
 * used. {@code Include} is none: it is part of the syntax.
 */
final class ParameterTable {
    /** The kernel lowers it to its own limit, which is this one unless an administrator changed it. */
    private static final int SOMAXCONN = 4096;

    /** The values of {@code Server} that mean this host. */
    static final String LOCAL_PEERS = "127.0.0.1,::1";

    static final TextList SERVER = new TextList("Server", "");
    static final TextList LISTEN_IP = new TextList("ListenIP", "");
    static final WholeNumber LISTEN_PORT = new WholeNumber("ListenPort", 1024, 32767, 10050);
    static final WholeNumber LISTEN_BACKLOG = new WholeNumber("ListenBacklog", 0, Integer.MAX_VALUE, SOMAXCONN);
    static final WholeNumber START_AGENTS = new WholeNumber("StartAgents", 0, 100, 10);
    static final WholeNumber TIMEOUT = new WholeNumber("Timeout", 1, 30, 3);
    static final Text SOURCE_IP = new Text("SourceIP", "");

    /** Harken's own: {@code zabbix_agentd} does not know it. */
    static final WholeNumber EXCLUDE_OWN_POLLS = new WholeNumber("ExcludeOwnPolls", 0, 1, 0);

    static final TextList HOSTNAME = new TextList("Hostname", "");
    static final Text HOSTNAME_ITEM = new Text("HostnameItem", "system.hostname");
    static final Text HOST_METADATA = new Text("HostMetadata", "");
    static final Text HOST_METADATA_ITEM = new Text("HostMetadataItem", "");

    static final WholeNumber DEBUG_LEVEL = new WholeNumber("DebugLevel", 0, 5, 3);
    static final Text LOG_TYPE = new Text("LogType", "file");
    static final Text LOG_FILE = new Text("LogFile", "");
    static final WholeNumber LOG_FILE_SIZE = new WholeNumber("LogFileSize", 0, 1024, 1);
    static final Text PID_FILE = new Text("PidFile", "/tmp/harken.pid");
    static final WholeNumber ALLOW_ROOT = new WholeNumber("AllowRoot", 0, 1, 0);
    static final Text USER = new Text("User", "zabbix");

    static final Repeated ALIAS = new Repeated("Alias");
    static final Repeated ALLOW_KEY = new Repeated("AllowKey");
    static final Repeated DENY_KEY = new Repeated("DenyKey");
    static final CommandSwitch ENABLE_REMOTE_COMMANDS = new CommandSwitch("EnableRemoteCommands", ALLOW_KEY, DENY_KEY);
    static final Repeated USER_PARAMETER = new Repeated("UserParameter");
    static final Text USER_PARAMETER_DIR = new Text("UserParameterDir", "");
    static final WholeNumber UNSAFE_USER_PARAMETERS = new WholeNumber("UnsafeUserParameters", 0, 1, 0);
    static final WholeNumber LOG_REMOTE_COMMANDS = new WholeNumber("LogRemoteCommands", 0, 1, 0);
    static final Text LOAD_MODULE_PATH = new Text("LoadModulePath", "");
    static final Repeated LOAD_MODULE = new Repeated("LoadModule");

    static final TextList SERVER_ACTIVE = new TextList("ServerActive", "");
    static final Text HOST_INTERFACE = new Text("HostInterface", "");
    static final Text HOST_INTERFACE_ITEM = new Text("HostInterfaceItem", "");

    static final Text TLS_CONNECT = new Text("TLSConnect", "unencrypted");
    static final TextList TLS_ACCEPT = new TextList("TLSAccept", "unencrypted");
    static final Text TLS_CA_FILE = new Text("TLSCAFile", "");
    static final Text TLS_CRL_FILE = new Text("TLSCRLFile", "");
    static final Text TLS_SERVER_CERT_ISSUER = new Text("TLSServerCertIssuer", "");
    static final Text TLS_SERVER_CERT_SUBJECT = new Text("TLSServerCertSubject", "");
    static final Text TLS_CERT_FILE = new Text("TLSCertFile", "");
    static final Text TLS_KEY_FILE = new Text("TLSKeyFile", "");
    static final Text TLS_PSK_IDENTITY = new Text("TLSPSKIdentity", "");
    static final Text TLS_PSK_FILE = new Text("TLSPSKFile", "");
    static final Text TLS_CIPHER_CERT = new Text("TLSCipherCert", "");
    static final Text TLS_CIPHER_PSK = new Text("TLSCipherPSK", "");
    static final Text TLS_CIPHER_ALL = new Text("TLSCipherAll", "");

    private static final List<Parameter> PASSIVE = List.of(
            SERVER,
            LISTEN_IP,
            LISTEN_PORT,
            LISTEN_BACKLOG,
            START_AGENTS,
            TIMEOUT,
            SOURCE_IP,
            EXCLUDE_OWN_POLLS,
            HOSTNAME,
            HOSTNAME_ITEM,
            HOST_METADATA,
            HOST_METADATA_ITEM,
            DEBUG_LEVEL,
            LOG_TYPE,
            LOG_FILE,
            LOG_FILE_SIZE,
            PID_FILE,
            ALLOW_ROOT,
            USER,
            ALIAS,
            ALLOW_KEY,
            DENY_KEY,
            ENABLE_REMOTE_COMMANDS,
            USER_PARAMETER,
            USER_PARAMETER_DIR,
            UNSAFE_USER_PARAMETERS,
            LOG_REMOTE_COMMANDS,
            LOAD_MODULE_PATH,
            LOAD_MODULE);

    /** What only a side matters to that Harken does not have: asking servers what to do, and sending to them. */
    static final List<Parameter> ACTIVE = List.of(
            SERVER_ACTIVE,
            HOST_INTERFACE,
            HOST_INTERFACE_ITEM,
            new WholeNumber("RefreshActiveChecks", 1, 86400, 5),
            new WholeNumber("BufferSend", 1, 3600, 5),
            new WholeNumber("BufferSize", 2, 65535, 100),
            new WholeNumber("MaxLinesPerSecond", 1, 1000, 20),
            new WholeNumber("HeartbeatFrequency", 0, 3600, 60),
            TLS_CONNECT);

    /** What must not be empty, in the order in which it is checked; the first of them is in {@link #ACTIVE}. */
    static final List<Parameter> TLS = List.of(
            TLS_CONNECT,
            TLS_ACCEPT,
            TLS_CA_FILE,
            TLS_CRL_FILE,
            TLS_SERVER_CERT_ISSUER,
            TLS_SERVER_CERT_SUBJECT,
            TLS_CERT_FILE,
            TLS_KEY_FILE,
            TLS_PSK_IDENTITY,
            TLS_PSK_FILE,
            TLS_CIPHER_CERT,
            TLS_CIPHER_PSK,
            TLS_CIPHER_ALL);

    /** What an agent that is built with GnuTLS knows and refuses. */
    static final List<Parameter> OPENSSL_ONLY =
            List.of(new Text("TLSCipherCert13", ""), new Text("TLSCipherPSK13", ""), new Text("TLSCipherAll13", ""));

    /** Each once. To compare records the JVM makes code at run time, a tenth of our start. */
    static final List<Parameter> ROWS = rows();

    private ParameterTable() {}

    private static List<Parameter> rows() {
        List<Parameter> rows = new ArrayList<>(PASSIVE);
        rows.addAll(ACTIVE);
        rows.addAll(TLS.subList(1, TLS.size()));
        rows.addAll(OPENSSL_ONLY);
        return List.copyOf(rows);
    }

    static Optional<Parameter> find(String name) {
        for (Parameter row : ROWS) {
            if (row.name().equals(name)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
