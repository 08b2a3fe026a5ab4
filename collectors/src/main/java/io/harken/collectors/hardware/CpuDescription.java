package io.harken.collectors.hardware;

import io.harken.collectors.host.ScannedNumber;
import io.harken.item.NotSupportedException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Describes processors from the lines of {@code /proc/cpuinfo} (proc_cpuinfo(5)), as {@code zabbix_agentd} does. */
final class CpuDescription {
    private static final long KILO = 1000;
    private static final long MEGA = 1_000_000;

    /** What {@code zabbix_agentd} makes of a number that is too great, and takes for none. */
    private static final long NO_FREQUENCY = -1;

    private final StringBuilder text = new StringBuilder();
    private final OptionalInt only;
    private final Part wanted;
    private final MaxFrequencies maxFrequencies;

    private int cpu = -1;
    private boolean found;
    private long current = NO_FREQUENCY;
    private long max = NO_FREQUENCY;

    /** What may be asked for. */
    enum Part {
        FULL,
        CURRENT_FREQUENCY,
        MAX_FREQUENCY,
        MODEL,
        VENDOR
    }

    /** The greatest frequencies of processors, which are not in the file. */
    @FunctionalInterface
    interface MaxFrequencies {
        /** The frequency in kHz of the processor of a number, if it is known. */
        OptionalLong of(int cpu);
    }

    /**
     * A description without any processor so far.
     *
     * @param only the processor to describe, or all of them
     */
    CpuDescription(OptionalInt only, Part wanted, MaxFrequencies maxFrequencies) {
        this.only = only;
        this.wanted = wanted;
        this.maxFrequencies = maxFrequencies;
    }

    /** Takes the next line. */
    void add(String line) throws NotSupportedException {
        int value = line.indexOf(':') + 1;
        if (value == 0) {
            return;
        }
        if (line.startsWith("processor")) {
            begin(ScannedNumber.unsigned(line, value));
        } else if (!isWanted()) {
            return;
        } else if (line.startsWith("vendor_id")) {
            append(Part.VENDOR, line.substring(value));
        } else if (line.startsWith("model name")) {
            append(Part.MODEL, line.substring(value));
        } else if (line.startsWith("cpu MHz") && wants(Part.CURRENT_FREQUENCY)) {
            current = ScannedNumber.unsigned(line, value)
                    .orElseThrow(() -> new NotSupportedException("Cannot obtain CPU frequency."));
            found = true;
        }
    }

    /** The description, when there are no more lines. */
    String end() throws NotSupportedException {
        appendFrequencies();
        if (!found) {
            throw new NotSupportedException("Cannot obtain CPU information.");
        }
        // Everything was appended with a separator before it.
        return text.substring(Math.min(1, text.length()));
    }

    private void begin(OptionalLong number) {
        appendFrequencies();
        // On other machines than most there is another text, and the processors are not told apart.
        cpu = number.isPresent() ? (int) number.getAsLong() : Math.max(cpu, 0);
        if (!isWanted()) {
            return;
        }
        if (only.isEmpty() || wanted == Part.FULL) {
            text.append("\nprocessor ").append(cpu).append(':');
        }
        if (wants(Part.MAX_FREQUENCY)) {
            OptionalLong known = maxFrequencies.of(cpu);
            found |= known.isPresent();
            max = known.orElse(NO_FREQUENCY);
        }
    }

    private boolean isWanted() {
        return only.isEmpty() || only.getAsInt() == cpu;
    }

    private boolean wants(Part part) {
        return wanted == Part.FULL || wanted == part;
    }

    private void append(Part part, String value) {
        String stripped = value.stripLeading();
        if (wants(part) && !stripped.isEmpty()) {
            text.append(' ').append(stripped);
            found = true;
        }
    }

    private void appendFrequencies() {
        if (current != NO_FREQUENCY) {
            appendCurrent();
        }
        if (max != NO_FREQUENCY) {
            appendMax();
        }
        current = NO_FREQUENCY;
        max = NO_FREQUENCY;
    }

    private void appendCurrent() {
        if (wanted == Part.FULL) {
            text.append(" working at ").append(Long.toUnsignedString(current)).append("MHz");
        } else {
            appendFrequency(current, current * MEGA);
        }
    }

    private void appendMax() {
        if (wanted == Part.FULL) {
            text.append(" (maximum ").append(max / KILO).append("MHz)");
        } else {
            appendFrequency(max / KILO, max * KILO);
        }
    }

    private void appendFrequency(long megahertz, long hertz) {
        text.append(' ');
        if (only.isEmpty()) {
            text.append(Long.toUnsignedString(megahertz)).append("MHz");
        } else {
            text.append(Long.toUnsignedString(hertz));
        }
    }
}
