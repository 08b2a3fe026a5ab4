package io.harken.main;

/** What {@code -h} prints, and its beginning that is printed when an option cannot be understood. */
final class HelpText {
    static final String USAGE = """
            Usage:
              harken [-c config-file] [-f]
              harken [-c config-file] -p
              harken [-c config-file] -t item-key
              harken [-c config-file] -T
              harken -h
              harken -V""";

    static final String HELP = USAGE + """


            Answers a Zabbix server, proxy or zabbix_get: a passive agent for Linux.

            Options:
              -c, --config config-file   Read this configuration file. Without the option
                                         /etc/zabbix/harken.conf is read if it exists;
                                         if not, the agent runs in the foreground, answers
                                         this host only and logs to the console.
              -f, --foreground           Stay in the foreground.
              -p, --print                Answer an example of every item key, then exit.
              -t, --test item-key        Answer this item key, then exit.
              -T, --test-config          Say whether the configuration is right, then exit.
              -h, --help                 Print this text, then exit.
              -V, --version              Print the version, then exit.

            Example: harken -c /etc/zabbix/zabbix_agentd.conf -t 'tcp.status[listen]'""";

    private HelpText() {}
}
