package io.harken.collectors.process;

import io.harken.collectors.output.OutputBudget;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;

/** An object for each process. */
final class FullReport extends Report {
    private final AccountNames accounts;
    private final long totalMemory;
    private final Pss pss = new Pss();

    FullReport(Selection selection, OutputBudget budget, AccountNames accounts, long totalMemory) {
        super(selection, budget);
        this.accounts = accounts;
        this.totalMemory = totalMemory;
    }

    @Override
    void add(Identity identity, ProcessFiles process) throws NotSupportedException, IOException {
        if (!process.hasStat()) {
            return;
        }
        LabelledLines status = process.status();
        ProcessNumbers numbers = new ProcessNumbers(process, process.stat().counts(), pss);
        JsonWriter json = new JsonWriter().beginObject();
        json.name("pid").unsigned(identity.pid());
        json.name("ppid").signed(status.number("PPid:"));
        json.name("name").value(identity.name());
        json.name("cmdline").value(identity.commandLine());
        accounts.write(json, status);
        for (Memory memory : Memory.values()) {
            numbers.writeMemory(json, memory, totalMemory);
        }
        numbers.writeTimes(json);
        json.name("state").value(status.parenthesized("State:"));
        numbers.writeRest(json);
        write(json.endObject());
    }
}
