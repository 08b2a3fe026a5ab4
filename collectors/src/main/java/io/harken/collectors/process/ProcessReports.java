package io.harken.collectors.process;

import io.harken.collectors.output.OutputBudget;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers {@code proc.get}. */
final class ProcessReports {
    private final Path proc;
    private final Accounts accounts;
    private final OutputBudget budget;

    ProcessReports(Path proc, Accounts accounts, OutputBudget budget) {
        this.proc = proc;
        this.accounts = accounts;
        this.budget = budget;
    }

    /** The processes that match the parameters, as JSON. */
    ItemValue value(Parameters parameters) throws NotSupportedException, IOException {
        String mode = mode(parameters);
        Optional<Predicate<String>> commandLine = ProcessFilter.expression(parameters.get(2), "third");
        ProcessFilter filter = new ProcessFilter("", accounts.ofParameter(parameters.get(1)), "", Optional.empty());
        try (Report report = report(mode, new Report.Selection(parameters.get(0), commandLine))) {
            ProcessWalk.walk(proc, filter, report);
            return report.take();
        }
    }

    private static String mode(Parameters parameters) throws NotSupportedException {
        String mode = parameters.get(3);
        boolean known = switch (mode) {
            case "", "process", "thread" -> true;
            case "summary" -> parameters.get(2).isEmpty();
            default -> false;
        };
        if (!known) {
            throw parameters.invalid(3);
        }
        return mode;
    }

    private Report report(String mode, Report.Selection selection) {
        return switch (mode) {
            case "thread" -> new ThreadReport(selection, budget, new AccountNames(accounts));
            case "summary" -> new SummaryReport(selection, budget, totalMemory());
            default -> new FullReport(selection, budget, new AccountNames(accounts), totalMemory());
        };
    }

    /** The memory of the host, or -1: only one member needs it. */
    private long totalMemory() {
        try {
            return TotalMemory.bytes(proc);
        } catch (IOException e) {
            return -1;
        }
    }
}
