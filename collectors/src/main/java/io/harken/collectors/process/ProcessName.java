package io.harken.collectors.process;

/**
 * The name of a process in {@code proc.get}. The kernel keeps 15 bytes of a name; where the program of the command line
 * begins with them and goes on, that is the name.
 */
final class ProcessName {
    private ProcessName() {}

    /** The name out of that in the status and the first argument of the command line. */
    static String of(String kernelName, String firstArgument) {
        int end = 0;
        while (end < firstArgument.length() && firstArgument.charAt(end) != ' ' && firstArgument.charAt(end) != ':') {
            end++;
        }
        String program = firstArgument.substring(firstArgument.lastIndexOf('/', end - 1) + 1, end);
        return program.startsWith(kernelName) ? program : kernelName;
    }

    /** A name as {@code zabbix_agentd} reads it from the status. */
    static String withoutLeadingBlanks(String name) {
        int begin = 0;
        while (begin < name.length() && (name.charAt(begin) == ' ' || name.charAt(begin) == '\t')) {
            begin++;
        }
        return name.substring(begin);
    }
}
