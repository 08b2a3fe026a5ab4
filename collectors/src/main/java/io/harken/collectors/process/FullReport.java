package io.harken.collectors.process;

import io.harken.json.JsonWriter;
import java.io.IOException;

/** An object for each process. */
final class FullReport extends Report {
    private final AccountNames accounts;
    private final long totalMemory;
    private final Pss pss = new Pss();

    FullReport(Selection selection, AccountNames accounts, long totalMemory) {
        super(selection);
        this.accounts = accounts;
        this.totalMemory = totalMemory;
    }

    @Override
    void add(JsonWriter json, Identity identity, ProcessFiles process) throws IOException {
        if (!process.hasStat()) {
            return;
        }
        LabelledLines status = process.status();
        ProcessNumbers numbers = new ProcessNumbers(process, process.stat().counts(), pss);
        json.beginObject();
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
        json.endObject();
    }
}
