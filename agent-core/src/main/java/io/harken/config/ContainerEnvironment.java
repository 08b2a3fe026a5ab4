package io.harken.config;

import io.harken.item.ByteText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a container is told in its environment, in the words of the official image of Zabbix. */
public final class ContainerEnvironment {
    private static final String KEY_FOLDER = "/var/lib/zabbix/enc/";

    /** What is set, by its name, in {@link ByteText}. */
    private final Map<String, String> variables;

    private ContainerEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The environment of a container; nothing where the image does not say by {@code HARKEN_CONTAINER=1} that it is one. */
    public static Optional<ContainerEnvironment> of(Map<String, String> environment) {
        if (!"1".equals(environment.get("HARKEN_CONTAINER"))) {
            return Optional.empty();
        }
        Map<String, String> variables = new TreeMap<>();
        environment.forEach((name, value) -> {
            String trimmed = Blanks.trim(ByteText.utf8(value));
            // Whoever starts a container can often not unset what the image sets, only empty it.
            if (ContainerVariable.isMeant(name) && !trimmed.isEmpty()) {
                variables.put(name, trimmed);
            }
        });
        return Optional.of(new ContainerEnvironment(variables));
    }

    /** What holds in a container unless something else is said. Without a file there is nobody else to say who may ask. */
    static List<ConfigEntry> defaults(boolean hasFile) {
        String place = "by default in a container";
        ConfigEntry console = new ConfigEntry(ParameterTable.LOG_TYPE.name(), "console", place);
        ConfigEntry local = new ConfigEntry(ParameterTable.SERVER.name(), ParameterTable.LOCAL_PEERS, place);
        return hasFile ? List.of(console) : List.of(console, local);
    }

    /** Gives the variables to the parameters that they stand for. */
    void addTo(ParameterValues values, Problems problems) {
        server().ifPresent(values::add);
        for (ContainerVariable variable : ContainerVariable.ROWS) {
            String value = variables.get(variable.name());
            if (value != null) {
                add(variable, value, values, problems);
            }
        }
    }

    /** The host itself may ask, too, so that a health check is answered. */
    private Optional<ConfigEntry> server() {
        List<String> given = ContainerVariable.ROWS.stream()
                .filter(variable -> variable.form() == ContainerVariable.Form.PEERS)
                .map(ContainerVariable::name)
                .filter(variables::containsKey)
                .toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String peers = Stream.concat(given.stream().map(variables::get), Stream.of(ParameterTable.LOCAL_PEERS))
                .flatMap(list -> PeerList.texts(list).stream())
                .map(Blanks::trim)
                .distinct()
                .collect(Collectors.joining(","));
        return Optional.of(new ConfigEntry(ParameterTable.SERVER.name(), peers, place(String.join(", ", given))));
    }

    private static void add(ContainerVariable variable, String value, ParameterValues values, Problems problems) {
        String place = place(variable.name());
        switch (variable.form()) {
            case VALUE -> values.add(new ConfigEntry(variable.parameter(), value, place));
            case VALUES ->
                ItemKeyList.split(value)
                        .forEach(each -> values.add(new ConfigEntry(variable.parameter(), each, place)));
            case KEY_FILE ->
                values.add(new ConfigEntry(
                        variable.parameter(), value.startsWith("/") ? value : KEY_FOLDER + value, place));
            case KEY_TEXT ->
                problems.error(
                        "\"" + variable.name() + "\" cannot be used: put its text into a file and name that with \""
                                + variable.name() + "FILE\"");
            case PASSIVE -> addPassive(variable, value, values, problems);
            case PEERS, UNUSED -> {}
        }
    }

    private static void addPassive(
            ContainerVariable variable, String value, ParameterValues values, Problems problems) {
        if (value.equalsIgnoreCase("false")) {
            values.add(new ConfigEntry(variable.parameter(), "0", place(variable.name())));
        } else if (!value.equalsIgnoreCase("true")) {
            problems.error("\"" + variable.name() + "\" takes true or false, not \"" + value + "\"");
        }
    }

    /** The variables that have the form of the others and are none of them. */
    Optional<String> unknown() {
        String names = variables.keySet().stream()
                .filter(name -> ContainerVariable.ROWS.stream()
                        .noneMatch(known -> known.name().equals(name)))
                .map(ContainerEnvironment::withNearest)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("unknown in the environment: " + names);
    }

    private static String withNearest(String name) {
        Stream<String> known = ContainerVariable.ROWS.stream()
                .map(ContainerVariable::name)
                .filter(other -> other.startsWith(ContainerVariable.PREFIX))
                .map(ContainerEnvironment::bare);
        return NearestName.of(bare(name), known)
                .map(near -> name + " (did you mean " + ContainerVariable.PREFIX + near + "?)")
                .orElse(name);
    }

    /** Without what all have in common, which would make them seem nearer than they are. */
    private static String bare(String name) {
        return name.substring(ContainerVariable.PREFIX.length());
    }

    private static String place(String variables) {
        return "in the environment (" + variables + ")";
    }
}
