package io.harken.collectors.file;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.OutputTemplate;
import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Keys that look for lines of a file. */
public final class FileSearchCollector implements Collector {
    private static final String EXAMPLE = "/etc/passwd,root";
    private static final int FIRST = 3;
    private static final int LAST = 4;
    private static final int OUTPUT = 5;
    private static final long MAX_LINE = 0xFFFF_FFFFL;

    private final HostPaths host;

    /** Files of a host. */
    public FileSearchCollector(HostPaths host) {
        this.host = host;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "vfs.file.regexp",
                        "file,regexp,<encoding>,<start line>,<end line>,<output>",
                        EXAMPLE,
                        new Documentation(
                                "First line of a file that matches, or what it has for the output.", "", "the file"),
                        (FileReading) this::regexp),
                new Metric(
                        "vfs.file.regmatch",
                        "file,regexp,<encoding>,<start line>,<end line>",
                        EXAMPLE,
                        new Documentation("Whether a line of a file matches: 1 or 0.", "", "the file"),
                        (FileReading) this::regmatch));
    }

    private ItemValue regexp(Parameters parameters) throws NotSupportedException, IOException {
        OutputTemplate output = new OutputTemplate(parameters.get(OUTPUT));
        return ItemValue.string(search(parameters, "Start line parameter must not exceed end line.")
                .map(found -> output.text().isEmpty() ? found.line() : output.of(found.match()))
                .orElse(""));
    }

    private ItemValue regmatch(Parameters parameters) throws NotSupportedException, IOException {
        boolean found =
                search(parameters, "Start line must not exceed end line.").isPresent();
        return ItemValue.unsigned(found ? 1 : 0);
    }

    /** A line and where it matches. */
    private record Found(String line, MatchResult match) {}

    private Optional<Found> search(Parameters parameters, String wrongOrder) throws NotSupportedException, IOException {
        var file = FileStatusCollector.file(host, parameters);
        if (parameters.get(1).isEmpty()) {
            throw parameters.invalid(1);
        }
        long first = line(parameters, FIRST, 0);
        long last = line(parameters, LAST, MAX_LINE);
        if (first > last) {
            throw new NotSupportedException(wrongOrder);
        }
        try (FileContent content = FileContent.open(file)) {
            LineText text = LineText.of(parameters.get(2));
            return search(text.lines(content), text, parameters.get(1), first, last);
        }
    }

    private static Optional<Found> search(LineReader lines, LineText text, String expression, long first, long last)
            throws NotSupportedException {
        Optional<Regex> regex = compile(expression);
        long number = 1;
        for (ByteBuffer line = lines.next(); line != null; line = lines.next()) {
            if (number >= first && regex.isPresent()) {
                String decoded = text.of(line);
                Optional<MatchResult> match = regex.get().find(decoded);
                if (match.isPresent()) {
                    return Optional.of(new Found(decoded, match.get()));
                }
            }
            if (number >= last) {
                break;
            }
            number++;
        }
        return Optional.empty();
    }

    /** As for {@code zabbix_agentd}, what is no expression matches nothing. */
    private static Optional<Regex> compile(String expression) {
        try {
            return Optional.of(Regex.compile(expression));
        } catch (InvalidRegexException e) {
            return Optional.empty();
        }
    }

    private static long line(Parameters parameters, int index, long otherwise) throws NotSupportedException {
        String digits = parameters.get(index);
        if (digits.isEmpty()) {
            return otherwise;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            number = 10 * number + c - '0';
            if (c < '0' || c > '9' || number > MAX_LINE) {
                throw parameters.invalid(index);
            }
        }
        return number;
    }
}
