package io.harken.collectors.process;

import io.harken.collectors.regex.Regex;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.Optional;

/** A JSON array about processes, as it grows. */
abstract class Report implements ProcessWalk.Visitor {
    /** Room for 10,000 processes, in bytes. */
    static final int LONGEST = 8 * 1024 * 1024;

    private final Selection selection;
    private final JsonWriter json = new JsonWriter().beginArray();

    /**
     * Which processes a report is about, beside those of a user.
     *
     * @param name the {@link ProcessName}; empty for any
     * @param commandLine what must be found in the command line, if it matters
     */
    record Selection(String name, Optional<Regex> commandLine) {
        /** The name that begins so may be the one that is wanted: it is this one, or a longer one. */
        boolean mayBe(String kernelName) {
            return name.isEmpty() || name.startsWith(kernelName);
        }

        boolean matches(String processName, String processCommandLine) {
            return (name.isEmpty() || name.equals(processName))
                    && (commandLine.isEmpty() || commandLine.get().finds(processCommandLine));
        }
    }

    Report(Selection selection) {
        this.selection = selection;
    }

    @Override
    public void visit(int pid, ProcessFiles process) throws IOException {
        if (!process.hasStatus() || process.status().number("Uid:") < 0) {
            return;
        }
        String kernelName = ProcessName.withoutLeadingBlanks(process.status().text("Name:"));
        if (!selection.mayBe(kernelName)) {
            return;
        }
        String first = "";
        String commandLine = "";
        if (process.hasMemory()) {
            if (!process.hasCommandLine()) {
                return;
            }
            first = process.commandLine().first();
            // As for zabbix_agentd: without a first argument the others are not shown either.
            commandLine = first.isEmpty() ? "" : process.commandLine().joined();
        }
        String name = ProcessName.of(kernelName, first);
        if (selection.matches(name, commandLine)) {
            add(json, new Identity(pid, name, commandLine), process);
            requireRoom();
        }
    }

    /** Who a process is. */
    record Identity(int pid, String name, String commandLine) {}

    /** Takes a process whose status has been read. */
    abstract void add(JsonWriter json, Identity identity, ProcessFiles process) throws IOException;

    /** Writes what is known only at the end. */
    void end(JsonWriter json) {}

    /** The whole array. */
    final String text() throws IOException {
        end(json);
        requireRoom();
        return json.endArray().toString();
    }

    private void requireRoom() throws IOException {
        if (json.length() >= LONGEST) {
            throw new IOException("The processes fill more than " + LONGEST + " bytes.");
        }
    }
}
