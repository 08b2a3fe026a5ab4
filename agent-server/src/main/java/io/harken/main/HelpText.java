package io.harken.main;

/** What {@code -h} prints, and its beginning that is printed when an option cannot be understood. */
final class HelpText {
    static final String USAGE = """
            Usage:
              harken [-c config-file] [-f]
              harken [-c config-file] -p
              harken [-c config-file] -t item-key
              harken [-c config-file] -T
              harken [-c config-file] -R runtime-command
              harken [-c config-file] --healthcheck
              harken -h
              harken -V""";

    static final String HELP = USAGE + """


            Answers a Zabbix server, proxy or zabbix_get: a passive agent for Linux.

            Options:
              -c, --config config-file   Read this configuration file. Without the option
                                         /etc/zabbix/harken.conf is read if it exists;
                                         if not, the agent runs in the foreground, answers
                                         this host only and logs to the console.
              -f, --foreground           Stay in the foreground. Without the option the agent
                                         goes to the background, and the command ends as soon
                                         as the agent listens, or says why it cannot.
              -p, --print                Answer an example of every item key, then exit.
              -t, --test item-key        Answer this item key, then exit.
              -T, --test-config          Say whether the configuration is right, then exit.
              -R, --runtime-control runtime-command
                                         Tell the agent that runs with this configuration:
                  userparameter_reload        read the UserParameter lines again
                  tls_reload                  read the keys and certificates again
                  log_level_increase[=target] log more
                  log_level_decrease[=target] log less
                                         A target is a process id or one of the process types
                                         of zabbix_agentd (main, collector, listener), also
                                         with a number (listener,2); here all are one process.
                  --healthcheck          Ask the agent that listens where this configuration
                                         says for agent.ping, then exit: 0 if it answers.
              -h, --help                 Print this text, then exit.
              -V, --version              Print the version, then exit.

            Signals: HUP, INT, TERM and USR2 end the agent.

            Example: harken -c /etc/zabbix/zabbix_agentd.conf -t 'tcp.status[listen]'""";

    private HelpText() {}
}
