package io.harken.collectors.process;

import io.harken.collectors.output.OutputBudget;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object for all processes of a name. */
final class SummaryReport extends Report {
    private final long totalMemory;
    private final Pss pss = new Pss();
    private final Map<String, Group> groups = new LinkedHashMap<>();

    private static final class Group {
        private final ProcessNumbers numbers = new ProcessNumbers();
        private long processes;
    }

    SummaryReport(Selection selection, OutputBudget budget, long totalMemory) {
        super(selection, budget);
        this.totalMemory = totalMemory;
    }

    @Override
    void add(Identity identity, ProcessFiles process) throws IOException {
        if (!process.hasStat()) {
            return;
        }
        Group group = groups.computeIfAbsent(identity.name(), name -> new Group());
        group.processes++;
        group.numbers.add(new ProcessNumbers(process, process.stat().counts(), pss));
    }

    @Override
    void end() throws NotSupportedException, IOException {
        for (Map.Entry<String, Group> group : groups.entrySet()) {
            write(object(group.getKey(), group.getValue()));
        }
    }

    private JsonWriter object(String name, Group group) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("name").value(name);
        json.name("processes").unsigned(group.processes);
        for (Memory memory : Memory.values()) {
            // The greatest values of different moments have no sum.
            if (memory != Memory.HWM && memory != Memory.PEAK) {
                group.numbers.writeMemory(json, memory, totalMemory);
            }
        }
        group.numbers.writeTimes(json);
        group.numbers.writeRest(json);
        return json.endObject();
    }
}
