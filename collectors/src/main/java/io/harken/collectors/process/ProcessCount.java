package io.harken.collectors.process;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Path;

/** Answers {@code proc.num}. */
final class ProcessCount {
    private final Path proc;
    private final Accounts accounts;

    ProcessCount(Path proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
    }

    /** The number of processes that match the parameters. */
    ItemValue value(Parameters parameters) throws NotSupportedException, IOException {
        String state = state(parameters);
        var commandLine = ProcessFilter.expression(parameters.get(3), "fourth");
        ProcessFilter filter =
                new ProcessFilter(parameters.get(0), accounts.ofParameter(parameters.get(1)), state, commandLine);
        Counter counter = new Counter();
        ProcessWalk.walk(proc, filter, counter);
        return ItemValue.unsigned(counter.count);
    }

    private static String state(Parameters parameters) throws NotSupportedException {
        return switch (parameters.get(2)) {
            case "", "all" -> "";
            case "run" -> "R";
            case "sleep" -> "S";
            case "zomb" -> "Z";
            case "disk" -> "D";
            case "trace" -> "T";
            default -> throw parameters.invalid(2);
        };
    }

    private static final class Counter implements ProcessWalk.Visitor {
        private long count;

        @Override
        public void visit(int pid, ProcessFiles process) {
            count++;
        }
    }
}
