package io.harken.config;

import java.util.List;
import java.util.Optional;

/** Every parameter there is. A new one is a row here and a line where its value is used. */
final class ParameterTable {
    /** The kernel lowers it to its own limit, which is this one unless an administrator changed it. */
    private static final int SOMAXCONN = 4096;

    static final Parameter.TextList SERVER = new Parameter.TextList("Server");
    static final Parameter.TextList LISTEN_IP = new Parameter.TextList("ListenIP");
    static final Parameter.WholeNumber LISTEN_PORT = new Parameter.WholeNumber("ListenPort", 1024, 32767, 10050);
    static final Parameter.WholeNumber LISTEN_BACKLOG =
            new Parameter.WholeNumber("ListenBacklog", 0, Integer.MAX_VALUE, SOMAXCONN);
    static final Parameter.WholeNumber START_AGENTS = new Parameter.WholeNumber("StartAgents", 0, 100, 10);
    static final Parameter.WholeNumber TIMEOUT = new Parameter.WholeNumber("Timeout", 1, 30, 3);
    static final Parameter.TextList HOSTNAME = new Parameter.TextList("Hostname");
    static final Parameter.Text HOSTNAME_ITEM = new Parameter.Text("HostnameItem");
    static final Parameter.WholeNumber DEBUG_LEVEL = new Parameter.WholeNumber("DebugLevel", 0, 5, 3);
    static final Parameter.Text LOG_TYPE = new Parameter.Text("LogType");
    static final Parameter.Text LOG_FILE = new Parameter.Text("LogFile");
    static final Parameter.WholeNumber LOG_FILE_SIZE = new Parameter.WholeNumber("LogFileSize", 0, 1024, 1);
    static final Parameter.Text PID_FILE = new Parameter.Text("PidFile");

    static final Parameter.Repeated ALIAS = new Parameter.Repeated("Alias");
    static final Parameter.Repeated ALLOW_KEY = new Parameter.Repeated("AllowKey");
    static final Parameter.Repeated DENY_KEY = new Parameter.Repeated("DenyKey");
    static final Parameter.Repeated USER_PARAMETER = new Parameter.Repeated("UserParameter");
    static final Parameter.Text USER_PARAMETER_DIR = new Parameter.Text("UserParameterDir");
    static final Parameter.WholeNumber UNSAFE_USER_PARAMETERS =
            new Parameter.WholeNumber("UnsafeUserParameters", 0, 1, 0);
    static final Parameter.WholeNumber LOG_REMOTE_COMMANDS = new Parameter.WholeNumber("LogRemoteCommands", 0, 1, 0);
    static final Parameter.WholeNumber ALLOW_ROOT = new Parameter.WholeNumber("AllowRoot", 0, 1, 0);
    static final Parameter.Text USER = new Parameter.Text("User");

    static final List<Parameter> ROWS = List.of(
            SERVER,
            LISTEN_IP,
            LISTEN_PORT,
            LISTEN_BACKLOG,
            START_AGENTS,
            TIMEOUT,
            HOSTNAME,
            HOSTNAME_ITEM,
            DEBUG_LEVEL,
            LOG_TYPE,
            LOG_FILE,
            LOG_FILE_SIZE,
            PID_FILE,
            ALIAS,
            ALLOW_KEY,
            DENY_KEY,
            USER_PARAMETER,
            USER_PARAMETER_DIR,
            UNSAFE_USER_PARAMETERS,
            LOG_REMOTE_COMMANDS,
            ALLOW_ROOT,
            USER);

    private ParameterTable() {}

    static Optional<Parameter> find(String name) {
        return ROWS.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
