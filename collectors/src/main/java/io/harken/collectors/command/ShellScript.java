package io.harken.collectors.command;

/**
 * The scripts between the agent and a command.
 *
 * <p>The JDK encodes arguments in the charset of the locale, which has no place for arbitrary bytes, and cannot make a
 * process group. So a shell is started in a session of its own, says its process id, which is that of the group, reads
 * the command as a line of ASCII and becomes the shell of the command.
 */
final class ShellScript {
    /** A single argument may have so many bytes, its NUL included (execve(2), MAX_ARG_STRLEN). */
    static final int MAX_ARGUMENT = 131_072;

    /**
     * As a child of {@code zabbix_agentd}, a command has the umask 0002 and is not reached by SIGPIPE, SIGUSR1 and SIGUSR2
     * (which {@code zabbix_agentd} blocks; a shell can only ignore them). The underscore keeps the line
     * ends at the end of the command from the command substitution.
     */
    static final String RUN = "echo $$ >&2; IFS= read -r harken_line || exit; trap '' PIPE USR1 USR2; umask 0002; "
            + "set -- \"$(printf %b_ \"$harken_line\")\"; "
            + "exec /bin/sh -c \"${1%_}\" sh </dev/null 2>&1";

    /**
     * Reads the line of a command and passes it on to a shell that outlives this one. The program that the agent starts must
     * not end before: the JDK then closes what it writes to.
     */
    static final String DETACH = "IFS= read -r harken_line || exit; "
            + "printf '%s\\n' \"$harken_line\" | \"$1\" --fork /bin/sh -c \"$2\" sh";

    /** Ends a process group; who is still there a second after SIGTERM is killed. */
    static final String END_GROUP = "kill -s TERM -- \"-$1\"; sleep 1; kill -s KILL -- \"-$1\"";

    private ShellScript() {}

    /** The line that tells the script its command, in ASCII: an argument of {@code printf %b}. */
    static String line(String command) {
        StringBuilder line = new StringBuilder(command.length() + 1);
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c < ' ' || c > '~' || c == '\\') {
                line.append("\\0").append((char) ('0' + (c >> 6)));
                line.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
            } else {
                line.append(c);
            }
        }
        return line.append('\n').toString();
    }
}
