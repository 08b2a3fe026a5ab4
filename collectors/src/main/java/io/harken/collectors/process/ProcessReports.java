package io.harken.collectors.process;

import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Answers {@code proc.get}. */
final class ProcessReports {
    /** A report of so many bytes is not accounted for any more once it is made. */
    private static final int FREE = 64 * 1024;

    private final Path proc;
    private final Accounts accounts;

    /** For a report that is made, and for those that wait to be sent. */
    private final Semaphore bytesLeft = new Semaphore(2 * Report.LONGEST, true);

    ProcessReports(Path proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
    }

    /** The processes that match the parameters, as JSON. */
    ItemValue value(Parameters parameters) throws NotSupportedException, IOException {
        String mode = mode(parameters);
        Optional<Regex> commandLine = ProcessFilter.expression(parameters.get(2), "third");
        ProcessFilter filter = new ProcessFilter("", accounts.ofParameter(parameters.get(1)), "", Optional.empty());
        Report report = report(mode, new Report.Selection(parameters.get(0), commandLine));
        acquire();
        int kept = 0;
        try {
            ProcessWalk.walk(proc, filter, report);
            String text = report.text();
            kept = text.length() > FREE ? text.length() : 0;
            return value(text, kept);
        } finally {
            bytesLeft.release(Report.LONGEST - kept);
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

    private Report report(String mode, Report.Selection selection) throws IOException {
        return switch (mode) {
            case "thread" -> new ThreadReport(selection, new AccountNames(accounts));
            case "summary" -> new SummaryReport(selection, totalMemory());
            default -> new FullReport(selection, new AccountNames(accounts), totalMemory());
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

    private void acquire() throws InterruptedIOException {
        try {
            bytesLeft.acquire(Report.LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private ItemValue value(String text, int accounted) {
        return accounted == 0
                ? ItemValue.string(text)
                : new ItemValue(ItemValue.Type.STRING, text, () -> bytesLeft.release(accounted));
    }
}
