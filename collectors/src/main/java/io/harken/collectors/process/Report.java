package io.harken.collectors.process;

import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;

/** A JSON array about processes, as it grows. */
abstract class Report implements ProcessWalk.Visitor, AutoCloseable {
    /** A command line is in memory so many times on its way into the report. */
    private static final long COPIES = 6;

    private final Selection selection;
    private final OutputText text;

    /**
     * Which processes a report is about, beside those of a user.
     *
     * @param name the {@link ProcessName}; empty for any
     * @param commandLine what must be found in the command line, if it matters
     */
    record Selection(String name, Optional<Predicate<String>> commandLine) {
        /** The name that begins so may be the one that is wanted: it is this one, or a longer one. */
        boolean mayBe(String kernelName) {
            return name.isEmpty() || name.startsWith(kernelName);
        }

        boolean matches(String processName, String processCommandLine) {
            return (name.isEmpty() || name.equals(processName))
                    && (commandLine.isEmpty() || commandLine.get().test(processCommandLine));
        }
    }

    Report(Selection selection, OutputBudget budget) {
        this.selection = selection;
        this.text = new OutputText(budget);
    }

    @Override
    public void visit(int pid, ProcessFiles process) throws NotSupportedException, IOException {
        if (!process.hasStatus() || process.status().number("Uid:") < 0) {
            return;
        }
        String kernelName = ProcessName.withoutLeadingBlanks(process.status().text("Name:"));
        if (!selection.mayBe(kernelName)) {
            return;
        }
        if (!process.hasMemory()) {
            visit(pid, process, kernelName, "", "");
        } else if (process.hasCommandLine()) {
            reserve(COPIES * process.commandLine().length());
            String first = process.commandLine().first();
            // As for zabbix_agentd: without a first argument the others are not shown either.
            String all = first.isEmpty() ? "" : process.commandLine().joined();
            visit(pid, process, kernelName, first, all);
            text.release();
        }
    }

    private void visit(int pid, ProcessFiles process, String kernelName, String first, String commandLine)
            throws NotSupportedException, IOException {
        String name = ProcessName.of(kernelName, first);
        if (selection.matches(name, commandLine)) {
            add(new Identity(pid, name, commandLine), process);
        }
    }

    /** Who a process is. */
    record Identity(int pid, String name, String commandLine) {}

    /** Takes a process whose status has been read. */
    abstract void add(Identity identity, ProcessFiles process) throws NotSupportedException, IOException;

    /** Writes what is known only at the end. */
    void end() throws NotSupportedException, IOException {}

    /** Writes an object. */
    final void write(JsonWriter object) throws NotSupportedException, IOException {
        append(text.length() == 0 ? "[" : ",");
        append(object.toString());
    }

    /** The whole array; nothing is left here. */
    final ItemValue take() throws NotSupportedException, IOException {
        end();
        append(text.length() == 0 ? "[]" : "]");
        return text.take(ItemValue.Type.STRING, "");
    }

    private void reserve(long size) throws InterruptedIOException {
        try {
            text.reserve(size);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void append(String json) throws NotSupportedException, InterruptedIOException {
        if (text.length() + json.length() > OutputBudget.LONGEST) {
            throw new NotSupportedException("The list of processes is too long.");
        }
        try {
            text.append(ByteBuffer.wrap(ByteText.bytes(json)), json.length());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public final void close() {
        text.close();
    }
}
