package io.harken.packaging;

import io.harken.item.ByteText;
import io.harken.packaging.AgentPair.Outcomes;
import io.harken.packaging.AgentPair.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The raw bytes of all comparisons, so that nobody has to believe the tests. */
final class ComparisonLog {
    private static final Path FILE = Path.of("target/comparison.log");
    private static final int LONGEST_REQUEST = 4096;

    private ComparisonLog() {}

    static void write(
            String name, List<Step> steps, Outcomes outcomes, List<String> agentdLines, List<String> harkenLines)
            throws IOException {
        StringBuilder entry =
                new StringBuilder("== ").append(Escaped.encode(name)).append('\n');
        steps.forEach(step -> entry.append("   ").append(text(step)).append('\n'));
        entry.append(" agentd ").append(outcomes.agentd()).append('\n');
        entry.append(" harken ").append(outcomes.harken()).append('\n');
        agentdLines.forEach(line -> entry.append(" agentd log ").append(line).append('\n'));
        harkenLines.forEach(line -> entry.append(" harken log ").append(line).append('\n'));
        append(entry.toString());
    }

    static void write(String name, List<Step> steps, Reading reading) throws IOException {
        write(name, steps, new Outcomes(reading.before(), reading.harken()), List.of(), List.of());
        if (!reading.after().equals(reading.before())) {
            append(" agentd " + reading.after() + "\n");
        }
    }

    static void write(String name, String given, CommandRun agentd, CommandRun harken) throws IOException {
        append("== " + name + "\n   " + given + "\n agentd " + agentd + "\n harken " + harken + "\n");
    }

    /** Tests that run at the same time write one after the other. */
    private static synchronized void append(String entry) throws IOException {
        Files.write(FILE, ByteText.bytes(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String text(Step step) {
        if (!(step instanceof Step.Send send)) {
            return step.toString();
        }
        String bytes = send.bytes();
        String shown = Escaped.encode(bytes.substring(0, Math.min(LONGEST_REQUEST, bytes.length())));
        String pause = send.pauseMillis() == 0 ? "" : " (a byte every " + send.pauseMillis() + " ms)";
        return bytes.length() + " bytes " + shown + (bytes.length() > LONGEST_REQUEST ? "..." : "") + pause;
    }
}
