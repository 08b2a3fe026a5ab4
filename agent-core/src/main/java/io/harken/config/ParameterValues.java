package io.harken.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a configuration gives to parameters: the last line counts, or all of them where they are repeated. */
final class ParameterValues {
    private final Map<String, ConfigEntry> entries = new HashMap<>();
    private final List<ConfigEntry> repeated = new ArrayList<>();
    private final Problems problems;
    private final KeyConfigReader keys;

    ParameterValues(Problems problems) {
        this.problems = problems;
        this.keys = new KeyConfigReader(problems);
    }

    /** Takes one line of the file. */
    void add(ConfigEntry entry) {
        Optional<Parameter> parameter = ParameterTable.find(entry.name());
        if (parameter.isEmpty()) {
            problems.error("unknown parameter \"" + entry.name() + "\" " + entry.place());
            NearestName.of(entry.name()).ifPresent(name -> problems.hint("Did you mean \"" + name + "\"?"));
            return;
        }
        Optional<String> value = parameter.get().normal(entry.value());
        if (value.isEmpty()) {
            problems.error("wrong value of \"" + entry.name() + "\" " + entry.place());
            problems.hint(
                    "\"" + entry.name() + "\" takes " + parameter.get().takes() + ", not \"" + entry.value() + "\"");
            return;
        }
        if (parameter.get() instanceof Parameter.Repeated) {
            addRepeated(entry);
        } else if (parameter.get() instanceof Parameter.CommandSwitch old) {
            problems.warning(old.deprecation());
            addRepeated(old.rule(entry));
        } else {
            entries.put(entry.name(), entry.withValue(value.get()));
        }
    }

    private void addRepeated(ConfigEntry entry) {
        repeated.add(entry);
        keys.add(entry);
    }

    KeyConfigReader keys() {
        return keys;
    }

    int number(Parameter.WholeNumber parameter) {
        return Integer.parseInt(standing(parameter));
    }

    /** The value, if the parameter was given one; it may be empty. */
    Optional<String> text(Parameter parameter) {
        return entry(parameter).map(ConfigEntry::value);
    }

    /** The value, or what stands for it where the parameter was given none. */
    String standing(Parameter parameter) {
        return text(parameter).orElse(parameter.standard());
    }

    /** Where the value stands, in a sentence. */
    Optional<String> place(Parameter parameter) {
        return entry(parameter).map(entry -> "\"" + entry.name() + "\" is given " + entry.place());
    }

    Optional<ConfigEntry> entry(Parameter parameter) {
        return Optional.ofNullable(entries.get(parameter.name()));
    }

    /** The lines of parameters that may be repeated, and what stands for them, in the order in which they stand. */
    List<ConfigEntry> all(Parameter.Repeated... parameters) {
        List<ConfigEntry> all = new ArrayList<>();
        for (ConfigEntry entry : repeated) {
            for (Parameter parameter : parameters) {
                if (entry.name().equals(parameter.name())) {
                    all.add(entry);
                }
            }
        }
        return all;
    }
}
