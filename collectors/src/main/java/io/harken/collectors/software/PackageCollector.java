package io.harken.collectors.software;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.output.OutputBudget;
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
import java.io.IOException;
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
    private final OutputBudget budget;
    private final Surroundings surroundings;

    /** The packages of a host whose package managers the commands run. */
    public PackageCollector(ShellCommands commands, Surroundings surroundings) {
        this.queries = new PackageQueries(commands, surroundings.nanoClock());
        this.budget = commands.budget();
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

    private ItemValue names(Parameters parameters, Duration timeout) throws NotSupportedException, IOException {
        boolean full = switch (parameters.get(2)) {
            case "", "full" -> true;
            case "short" -> false;
            default -> throw parameters.invalid(2);
        };
        Predicate<String> filter = filter(parameters.get(0));
        return ask(parameters, PackageManager::listCommand, outputs -> names(outputs, filter, full), timeout);
    }

    private ItemValue names(Map<PackageManager, String> outputs, Predicate<String> filter, boolean full)
            throws NotSupportedException, IOException {
        StringJoiner lines = new StringJoiner("\n");
        List<String> merged = new ArrayList<>();
        outputs.forEach((manager, output) -> {
            List<String> names = new ArrayList<>();
            output.lines().forEach(line -> manager.listed(line).filter(filter).ifPresent(names::add));
            names.sort(null);
            merged.addAll(names);
            String title = "[" + manager.title() + "]";
            lines.add(names.isEmpty() ? title : title + " " + String.join(", ", names));
        });
        merged.sort(null);
        try (PackageText text = new PackageText(budget)) {
            text.append(full ? lines.toString() : String.join(", ", merged));
            return text.take();
        }
    }

    private ItemValue details(Parameters parameters, Duration timeout) throws NotSupportedException, IOException {
        Predicate<String> filter = filter(parameters.get(0));
        return ask(parameters, PackageManager::detailsCommand, outputs -> details(outputs, filter), timeout);
    }

    private ItemValue details(Map<PackageManager, String> outputs, Predicate<String> filter)
            throws NotSupportedException, IOException {
        try (PackageText text = new PackageText(budget)) {
            for (Entry<PackageManager, String> output : outputs.entrySet()) {
                PackageManager manager = output.getKey();
                for (InstalledPackage each : manager.packages(output.getValue(), surroundings.timeZone())) {
                    if (filter.test(each.name())) {
                        JsonWriter json = new JsonWriter();
                        each.write(json, manager.title());
                        text.append((text.isEmpty() ? "[" : ",") + json);
                    }
                }
            }
            text.append(text.isEmpty() ? "[]" : "]");
            return text.take();
        }
    }

    private ItemValue ask(
            Parameters parameters, PackageQueries.Command command, PackageQueries.Use use, Duration timeout)
            throws NotSupportedException, IOException {
        String manager = parameters.get(1);
        return queries.ask(
                each -> manager.isEmpty() || manager.equals(ALL) || manager.equals(each.title()),
                command,
                outputs -> {
                    if (outputs.isEmpty()) {
                        throw new NotSupportedException("Cannot obtain package information.");
                    }
                    return use.value(outputs);
                },
                timeout);
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
