package io.harken.main;

/** Says what needs no agent: the help, the version, what is wrong with the options. */
final class CommandLineReply {
    private final Terminal terminal;

    CommandLineReply(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Says it and gives the exit code. */
    int give(CommandLine asked) {
        if (asked instanceof CommandLine.Misspelt misspelt) {
            terminal.complain(misspelt.complaint());
            terminal.print(HelpText.USAGE);
            return 1;
        }
        if (asked instanceof CommandLine.Refused refused) {
            terminal.complain(refused.complaints());
            return 1;
        }
        if (asked instanceof CommandLine.Help) {
            terminal.print(HelpText.HELP);
        } else {
            VersionText.lines().forEach(terminal::print);
        }
        return 0;
    }
}
