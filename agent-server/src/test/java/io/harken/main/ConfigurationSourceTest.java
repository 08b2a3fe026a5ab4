package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import io.harken.config.ContainerEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSourceTest {
    private static final String GOOD = "Server=::1\nLogType=console\n";

    @TempDir
    private Path folder;

    @Test
    void readsTheFileThatIsGiven() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), GOOD + "ListenPort=2000\n");

        Configuration configuration = host().load(Optional.of(file.toString()), ConfigUse.FOREGROUND);

        assertEquals(2000, configuration.config().listen().port());
        assertEquals("using configuration file: " + file, configuration.origin());
    }

    @Test
    void readsTheStandardFileIfThereIsOne() throws Exception {
        Files.writeString(standard(), GOOD + "ListenPort=2001\n");

        Configuration configuration = host().load(Optional.empty(), ConfigUse.FOREGROUND);

        assertEquals(2001, configuration.config().listen().port());
        assertEquals("using configuration file: " + standard(), configuration.origin());
    }

    @Test
    void withoutAFileTakesTheDefaultsAndSaysSo() throws Exception {
        Configuration configuration = host().load(Optional.empty(), ConfigUse.FOREGROUND);

        assertEquals(AgentConfig.defaults(), configuration.config());
        assertEquals("no configuration file: using built-in defaults (no " + standard() + ")", configuration.origin());
    }

    @Test
    void aMissingFileThatWasGivenIsAnError() {
        Optional<String> missing = Optional.of(standard().toString());

        assertThrows(ConfigException.class, () -> host().load(missing, ConfigUse.FOREGROUND));
        assertThrows(ConfigException.class, () -> container(Map.of()).load(missing, ConfigUse.FOREGROUND));
    }

    @Test
    void readsTheFileAgain() throws Exception {
        Files.writeString(standard(), GOOD + "ListenPort=2001\n");
        Configuration configuration = host().load(Optional.empty(), ConfigUse.FOREGROUND);

        Files.writeString(standard(), GOOD + "ListenPort=2002\n");

        assertEquals(2002, configuration.reread().listen().port());
    }

    @Test
    void inAContainerTheEnvironmentCountsToo() throws Exception {
        Files.writeString(standard(), GOOD + "ListenPort=2001\nTimeout=7\n");

        Configuration configuration =
                container(Map.of("ZBX_LISTENPORT", "2002")).load(Optional.empty(), ConfigUse.FOREGROUND);

        assertEquals(2002, configuration.config().listen().port());
        assertEquals(7, configuration.config().timeout().toSeconds());
        assertEquals("using configuration file: " + standard() + " and the environment", configuration.origin());
    }

    @Test
    void inAContainerNoFileIsNeeded() throws Exception {
        Configuration configuration =
                container(Map.of("ZBX_LISTENPORT", "2002")).load(Optional.empty(), ConfigUse.FOREGROUND);

        assertEquals(2002, configuration.config().listen().port());
        assertEquals(
                "no configuration file: using built-in defaults and the environment (no " + standard() + ")",
                configuration.origin());
    }

    @Test
    void inAContainerWhatIsMountedIsNamed() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("zabbix_agentd.d"));
        Files.writeString(mounted.resolve("timeout.conf"), "Timeout=7\n");
        Configuration configuration = container(Map.of()).load(Optional.empty(), ConfigUse.FOREGROUND);

        assertEquals(7, configuration.config().timeout().toSeconds());
        assertEquals(
                "no configuration file: using " + mounted + "/*.conf and the environment (no " + standard() + ")",
                configuration.origin());
    }

    private ConfigurationSource host() {
        return new ConfigurationSource(standard(), Optional.empty());
    }

    private ConfigurationSource container(Map<String, String> variables) {
        return new ConfigurationSource(standard(), environment(variables));
    }

    private static Optional<ContainerEnvironment> environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("HARKEN_CONTAINER", "1");
        return ContainerEnvironment.of(all);
    }

    private Path standard() {
        return folder.resolve("standard.conf");
    }
}
