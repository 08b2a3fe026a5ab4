package io.harken.collectors.process;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Answers {@code proc.mem}. */
final class ProcessMemory {
    private static final List<String> MODES = List.of("", "sum", "avg", "max", "min");

    private final Path proc;
    private final Accounts accounts;

    ProcessMemory(Path proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
    }

    /** The memory of the processes that match the parameters. */
    ItemValue value(Parameters parameters) throws NotSupportedException, IOException {
        String mode = parameters.get(2);
        if (!MODES.contains(mode)) {
            throw parameters.invalid(2);
        }
        var commandLine = ProcessFilter.expression(parameters.get(3), "fourth");
        Memory memory = Memory.ofParameter(parameters.get(4)).orElseThrow(() -> parameters.invalid(4));
        long total = memory == Memory.PMEM ? TotalMemory.bytes(proc) : 0;
        ProcessFilter filter =
                new ProcessFilter(parameters.get(0), accounts.ofParameter(parameters.get(1)), "", commandLine);
        Amounts amounts = new Amounts(memory);
        ProcessWalk.walk(proc, filter, amounts);
        if (amounts.count == 0 && amounts.missing) {
            throw new NotSupportedException("Cannot get amount of \"" + memory.line() + "\" memory.");
        }
        return memory == Memory.PMEM
                ? ItemValue.floating(amounts.exact(mode) / total * 100)
                : mode.equals("avg")
                        ? ItemValue.floating(amounts.exact(mode))
                        : ItemValue.unsigned(amounts.whole(mode));
    }

    /** The bytes of the processes that were met; those without memory of their own do not count. */
    private static final class Amounts implements ProcessWalk.Visitor {
        private final Memory memory;
        private long count;
        private boolean missing;
        private long sum;
        private long greatest;
        private long least = Long.MAX_VALUE;

        Amounts(Memory memory) {
            this.memory = memory;
        }

        @Override
        public void visit(int pid, ProcessFiles process) throws IOException {
            if (!process.hasStatus()) {
                return;
            }
            long bytes = memory.bytes(process.status());
            if (bytes < 0) {
                missing = true;
                return;
            }
            count++;
            sum += bytes;
            greatest = Math.max(greatest, bytes);
            least = Math.min(least, bytes);
        }

        long whole(String mode) {
            return switch (mode) {
                case "max" -> greatest;
                case "min" -> count == 0 ? 0 : least;
                default -> sum;
            };
        }

        double exact(String mode) {
            if (mode.equals("avg")) {
                return count == 0 ? 0 : (double) sum / count;
            }
            return whole(mode);
        }
    }
}
