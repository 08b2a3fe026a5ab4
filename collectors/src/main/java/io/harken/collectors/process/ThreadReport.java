package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile.Outcome;
import io.harken.collectors.host.ProcessList;
import io.harken.collectors.output.OutputBudget;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;

/** An object for each thread of each process. */
final class ThreadReport extends Report {
    private final AccountNames accounts;
    private final LabelledLines status = new LabelledLines();
    private final ProcessStat stat = new ProcessStat();

    ThreadReport(Selection selection, OutputBudget budget, AccountNames accounts) {
        super(selection, budget);
        this.accounts = accounts;
    }

    @Override
    void add(Identity identity, ProcessFiles process) throws NotSupportedException, IOException {
        String tasks = process.folder() + "task";
        for (int tid : ProcessList.threads(tasks)) {
            String folder = tasks + "/" + tid + "/";
            if (status.read(folder + "status") == Outcome.READ && stat.read(folder + "stat") == Outcome.READ) {
                write(identity, process.status(), tid);
            }
        }
    }

    private void write(Identity identity, LabelledLines process, int tid) throws NotSupportedException, IOException {
        ProcessStat.Counts counts = stat.counts();
        JsonWriter json = new JsonWriter().beginObject();
        json.name("pid").unsigned(identity.pid());
        json.name("ppid").signed(process.number("PPid:"));
        json.name("name").value(identity.name());
        accounts.write(json, process);
        json.name("tid").unsigned(tid);
        json.name("tname").value(ProcessName.withoutLeadingBlanks(status.text("Name:")));
        ProcessNumbers.writeTimes(json, counts.userTicks(), counts.systemTicks());
        json.name("state").value(status.parenthesized("State:"));
        json.name("ctx_switches").signed(ProcessNumbers.contextSwitches(status));
        json.name("page_faults").signed(counts.majorFaults());
        write(json.endObject());
    }
}
