package io.harken.collectors.software;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** The installed packages, as the package managers of the host know them. */
public final class PackageCollector implements Collector {
    private static final String ALL = "all";

    private final PackageQueries queries;
    private final Surroundings surroundings;

    /** The packages of a host whose package managers the commands run. */
    public PackageCollector(ShellCommands commands, Surroundings surroundings) {
        this.queries = new PackageQueries(commands, surroundings.nanoClock());
        this.surroundings = surroundings;
    }

    @Override
    public List<Metric> metrics() {
        String source = "dpkg(1), pkgtool(8), rpm(8), pacman(8), portage(5)";
        return List.of(
                new Metric(
                        "system.sw.packages",
                        "<regexp>,<manager>,<format>",
                        "",
                        new Documentation("Names of the installed packages.", "", source),
                        (Check.FromTools) this::names),
                new Metric(
                        "system.sw.packages.get",
                        "<regexp>,<manager>",
                        "",
                        new Documentation("Installed packages, as JSON.", "", source),
                        (Check.FromTools) this::details));
    }

    private ItemValue names(Parameters parameters, Duration timeout) throws NotSupportedException {
        boolean full = switch (parameters.get(2)) {
            case "", "full" -> true;
            case "short" -> false;
            default -> throw parameters.invalid(2);
        };
        Predicate<String> filter = filter(parameters.get(0));
        StringJoiner lines = new StringJoiner("\n");
        List<String> merged = new ArrayList<>();
        for (Entry<PackageManager, String> output :
                outputs(parameters, PackageManager::listCommand, timeout).entrySet()) {
            List<String> names = new ArrayList<>();
            output.getValue()
                    .lines()
                    .forEach(line -> output.getKey().listed(line).filter(filter).ifPresent(names::add));
            names.sort(null);
            merged.addAll(names);
            String title = "[" + output.getKey().title() + "]";
            lines.add(names.isEmpty() ? title : title + " " + String.join(", ", names));
        }
        merged.sort(null);
        return ItemValue.text(full ? lines.toString() : String.join(", ", merged));
    }

    private ItemValue details(Parameters parameters, Duration timeout) throws NotSupportedException {
        Predicate<String> filter = filter(parameters.get(0));
        JsonWriter json = new JsonWriter().beginArray();
        outputs(parameters, PackageManager::detailsCommand, timeout)
                .forEach((manager, output) -> manager.packages(output, surroundings.timeZone()).stream()
                        .filter(each -> filter.test(each.name()))
                        .forEach(each -> each.write(json, manager.title())));
        return ItemValue.text(json.endArray().toString());
    }

    private Map<PackageManager, String> outputs(Parameters parameters, PackageQueries.Command command, Duration timeout)
            throws NotSupportedException {
        String manager = parameters.get(1);
        Map<PackageManager, String> outputs = queries.ask(
                each -> manager.isEmpty() || manager.equals(ALL) || manager.equals(each.title()), command, timeout);
        if (outputs.isEmpty()) {
            throw new NotSupportedException("Cannot obtain package information.");
        }
        return outputs;
    }

    /** As for {@code zabbix_agentd}, an expression that is none matches nothing. */
    private static Predicate<String> filter(String expression) {
        if (expression.isEmpty() || expression.equals(ALL)) {
            return name -> true;
        }
        try {
            return Regex.compile(expression)::finds;
        } catch (InvalidRegexException e) {
            return name -> false;
        }
    }
}
