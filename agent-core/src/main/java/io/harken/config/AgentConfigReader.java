package io.harken.config;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a configuration file: from entries to what they mean. */
public final class AgentConfigReader {
    private AgentConfigReader() {}

    /**
     * Reads a file and the files it includes.
     *
     * @param file the name as it was given, in {@link ByteText}; messages repeat it
     * @param use what the configuration is for
     * @throws ConfigException if the configuration cannot be used that way, with everything that is wrong
     */
    public static AgentConfig read(String file, ConfigUse use) throws ConfigException {
        Problems problems = new Problems();
        ParameterValues values = new ParameterValues(problems);
        if (use != ConfigUse.TEST || isReadable(file)) {
            ConfigFile reader = new ConfigFile(file, problems, values::add);
            reader.read();
            // What could not be read may be what would now be missed.
            if (!reader.incomplete()) {
                validate(values, problems, use);
            }
        }
        return build(problems, new AgentConfigBuilder(values)::build);
    }

    /**
     * Reads what a container is given: a file, or what is mounted where the official image of Zabbix includes it, and then the
     * environment.
     *
     * @param file the name as it was given, in {@link ByteText}, if there is a file
     * @param standardFile the file that there could be
     * @param use what the configuration is for
     * @throws ConfigException if the configuration cannot be used that way, with everything that is wrong
     */
    public static AgentConfig readInContainer(
            Optional<String> file, Path standardFile, ContainerEnvironment environment, ConfigUse use)
            throws ConfigException {
        Problems problems = new Problems();
        ParameterValues values = new ParameterValues(problems);
        ContainerEnvironment.defaults(file.isPresent()).forEach(values::add);
        ConfigFile reader = new ConfigFile(file.orElse(standardFile.toString()), problems, values::add);
        Optional<String> mounted = mounted(standardFile);
        if (file.isEmpty() && mounted.isPresent()) {
            reader.include(mounted.get());
        } else if (file.isPresent() && (use != ConfigUse.TEST || isReadable(file.get()))) {
            reader.read();
        }
        environment.addTo(values, problems);
        if (!reader.incomplete()) {
            validate(values, problems, use);
        }
        if (use != ConfigUse.TEST && use != ConfigUse.CONTROL && !problems.any()) {
            environment.unknown().ifPresent(problems::warning);
        }
        return build(problems, new AgentConfigBuilder(values)::buildInContainer);
    }

    /**
     * What a container without a file reads: what is mounted where the official image of Zabbix includes it.
     *
     * @param standardFile the file that there could be
     * @return as after {@code Include}, in {@link ByteText}; nothing if the folder is not there
     */
    public static Optional<String> mounted(Path standardFile) {
        Path folder = standardFile.resolveSibling("zabbix_agentd.d");
        return Files.exists(folder) ? Optional.of(ByteText.utf8(folder + "/*.conf")) : Optional.empty();
    }

    private static AgentConfig build(Problems problems, Function<List<String>, AgentConfig> builder)
            throws ConfigException {
        List<String> warnings = problems.warnings();
        try {
            return builder.apply(warnings);
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    List.of("ERROR: the locale has no characters for the file name " + ByteText.utf8(e.getInput())));
        }
    }

    private static boolean isReadable(String file) {
        // What may be read is only known when it is opened: access() judges by other rights.
        try (InputStream opened = Files.newInputStream(FileNames.existing(file))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void validate(ParameterValues values, Problems problems, ConfigUse use) {
        ConfigValidation validation = new ConfigValidation(values, problems);
        values.keys().endRules(values.all(ParameterTable.ALLOW_KEY, ParameterTable.DENY_KEY));
        validation.always();
        TlsValidation tls = new TlsValidation(values, problems);
        if (use != ConfigUse.TEST) {
            validation.start(use);
            tls.validate();
        }
        values.keys().addAliases(values.all(ParameterTable.ALIAS));
        if (use != ConfigUse.TEST) {
            // What agentd checks comes first, so that its error is the first line; what only Harken minds follows.
            tls.readCiphers();
            if (use != ConfigUse.CONTROL && !problems.any()) {
                validation.unused();
                tls.unusedCiphers();
            }
        }
    }
}
