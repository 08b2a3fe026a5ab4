package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.item.ItemKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables are written as {@code NAME=value}, without {@code ZBX_}. */
class ContainerEnvironmentTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "true"})
    void withoutTheWordOfTheImageItIsNoContainer(String word) {
        assertEquals(Optional.empty(), ContainerEnvironment.of(Map.of("ZBX_TIMEOUT", "5")));
        assertEquals(Optional.empty(), ContainerEnvironment.of(Map.of("ZBX_TIMEOUT", "5", "HARKEN_CONTAINER", word)));
    }

    @Test
    void saysWhatHoldsWhenNothingIsSaid() throws Exception {
        AgentConfig config = read();

        assertEquals(List.of(), config.listen().addresses());
        assertEquals(10050, config.listen().port());
        assertEquals("127.0.0.1,::1", config.server().text());
        assertEquals(Duration.ofSeconds(3), config.timeout());
        assertEquals(new LogConfig(LogType.CONSOLE, Optional.empty(), 1, 3), config.log());
        assertEquals(Optional.empty(), config.pidFile());
        assertEquals(List.of(), config.warnings());
    }

    @Test
    void variablesStandForParameters() throws Exception {
        AgentConfig config = read(
                "LISTENIP=127.0.0.1, ::1",
                "LISTENPORT=10051",
                "LISTENBACKLOG=16",
                "STARTAGENTS=5",
                "TIMEOUT= 30 ",
                "HOSTNAME=first,second",
                "HOSTNAMEITEM=agent.ping",
                "METADATA=web",
                "METADATAITEM=agent.version",
                "DEBUGLEVEL=4",
                "UNSAFEUSERPARAMETERS=1",
                "LOGREMOTECOMMANDS=1");

        assertEquals(new ListenConfig(List.of("127.0.0.1", "::1"), 10051, 16), config.listen());
        assertEquals(5, config.startAgents());
        assertEquals(Duration.ofSeconds(30), config.timeout());
        assertEquals(
                new HostConfig(
                        List.of("first", "second"), "agent.ping", Optional.of("web"), Optional.of("agent.version")),
                config.host());
        assertEquals(4, config.log().debugLevel());
        assertEquals(new CommandConfig(List.of(), Optional.empty(), true, true), config.commands());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "SERVER_HOST=zabbix-server zabbix-server,127.0.0.1,::1",
                "PASSIVESERVERS=10.0.0.0/8 10.0.0.0/8,127.0.0.1,::1",
                "SERVER_HOST=a;PASSIVESERVERS=b,c a,b,c,127.0.0.1,::1",
                "SERVER_HOST=a,;PASSIVESERVERS=b, a,b,127.0.0.1,::1",
                "SERVER_HOST=::1,a;PASSIVESERVERS=a ::1,a,127.0.0.1",
                "PASSIVE_ALLOW=True 127.0.0.1,::1",
            })
    void theHostItselfMayAskBesideTheServers(String variables, String server) throws Exception {
        assertEquals(server, read(variables.split(";")).server().text());
    }

    @Test
    void rulesAreSeparatedByCommasAndThoseThatAllowComeFirst() throws Exception {
        AgentConfig config = read("DENYKEY=system.run[*]", "ALLOWKEY=system.run[id],system.run[a,b]");

        assertTrue(config.keys().rules().allows(ItemKey.parse("system.run[id]")));
        assertTrue(config.keys().rules().allows(ItemKey.parse("system.run[a,b]")));
        assertFalse(config.keys().rules().allows(ItemKey.parse("system.run[b]")));
    }

    @ParameterizedTest
    @CsvSource({"psk, /var/lib/zabbix/enc/psk", "a/psk, /var/lib/zabbix/enc/a/psk", "/run/secrets/psk, /run/secrets/psk"
    })
    void filesWithKeysMayLieAnywhere(String value, String file) {
        Problems problems = new Problems();
        ParameterValues values = new ParameterValues(problems);

        environment("TLSPSKFILE=" + value).addTo(values, problems);

        assertEquals(Optional.of(file), values.text(ParameterTable.TLS_PSK_FILE));
    }

    @Test
    void theEnvironmentComesAfterTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), """
                Server=192.0.2.1
                Timeout=7
                DebugLevel=5
                LogType=file
                LogFile=/tmp/a.log
                PidFile=/tmp/a.pid
                DenyKey=a
                """);

        AgentConfig config = read(Optional.of(file), "TIMEOUT=8", "DENYKEY=b");

        assertEquals("192.0.2.1", config.server().text());
        assertEquals(Duration.ofSeconds(8), config.timeout());
        assertEquals(new LogConfig(LogType.FILE, Optional.of(Path.of("/tmp/a.log")), 1, 5), config.log());
        assertEquals(Optional.of(Path.of("/tmp/a.pid")), config.pidFile());
        assertFalse(config.keys().rules().allows(ItemKey.parse("a")));
        assertFalse(config.keys().rules().allows(ItemKey.parse("b")));
    }

    @Test
    void aServerInTheEnvironmentReplacesThatOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), "Server=192.0.2.1\n");

        AgentConfig config = read(Optional.of(file), "SERVER_HOST=192.0.2.2");

        assertEquals("192.0.2.2,127.0.0.1,::1", config.server().text());
    }

    @Test
    void aFileMustSayWhoMayAsk() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), "Timeout=7\n");

        assertEquals(
                "ERROR: StartAgents is not 0, parameter \"Server\" must be defined",
                problems(Optional.of(file)).get(0));
    }

    @Test
    void readsWhatIsMountedWhereTheOfficialImageIncludesIt() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("zabbix_agentd.d"));
        Files.writeString(mounted.resolve("a.conf"), "UserParameter=a,echo 1\nTimeout=7\nInclude=more.conf\n");
        Files.writeString(mounted.resolve("a.txt"), "Bad=1\n");
        Files.writeString(folder.resolve("more.conf"), "DebugLevel=4\n");

        AgentConfig config = read("TIMEOUT=8");

        assertEquals(
                List.of(new ConfigEntry(
                        "UserParameter", "a,echo 1", mounted.resolve("a.conf").toString(), 1)),
                config.commands().userParameters());
        assertEquals(Duration.ofSeconds(8), config.timeout());
        assertEquals(4, config.log().debugLevel());
    }

    @Test
    void aFileIsReadInsteadOfWhatIsMounted() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("zabbix_agentd.d")).resolve("a.conf"), "Bad=1\n");
        Path file = Files.writeString(folder.resolve("a.conf"), "Server=::1\n");

        assertEquals("::1", read(Optional.of(file)).server().text());
    }

    @Test
    void saysWhatCannotBeReadOfWhatIsMounted() throws Exception {
        Files.writeString(folder.resolve("zabbix_agentd.d"), "");

        assertEquals(
                List.of(
                        folder + "/zabbix_agentd.d/*.conf: base path is not a directory",
                        "\"" + folder
                                + "/zabbix_agentd.d/*.conf\" is included in a container without a configuration file"),
                problems(Optional.empty()));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments(
                        "TIMEOUT=31",
                        "wrong value of \"Timeout\" in the environment (ZBX_TIMEOUT)",
                        "\"Timeout\" takes a whole number from 1 to 30, not \"31\""),
                arguments(
                        "ALLOWKEY=a b",
                        "Warning: failed to process AllowKey access rule \"a b\"",
                        "wrong value of \"AllowKey\" in the environment (ZBX_ALLOWKEY)"),
                arguments(
                        "HOSTNAME=a/b",
                        "ERROR: invalid \"Hostname\" configuration parameter: 'a/b': name contains invalid character"
                                + " '/'",
                        "\"Hostname\" is given in the environment (ZBX_HOSTNAME)"),
                arguments(
                        "SERVER_HOST=a:1;PASSIVESERVERS=b",
                        "ERROR: invalid entry in \"Server\" configuration parameter: \"a:1\"",
                        "\"Server\" is given in the environment (ZBX_SERVER_HOST, ZBX_PASSIVESERVERS)"),
                arguments(
                        "PASSIVE_ALLOW=false;STARTAGENTS=3",
                        "ERROR: either active or passive checks must be enabled",
                        "\"StartAgents\" is given in the environment (ZBX_PASSIVE_ALLOW)"),
                arguments("PASSIVE_ALLOW=no", "\"ZBX_PASSIVE_ALLOW\" takes true or false, not \"no\"", null),
                arguments(
                        "TLSPSK=1234",
                        "\"ZBX_TLSPSK\" cannot be used: put its text into a file and name that with"
                                + " \"ZBX_TLSPSKFILE\"",
                        null),
                arguments(
                        "TLSACCEPT=psk;TLSPSKFILE=/psk;TLSPSKIDENTITY=i;TLSCIPHERPSK=x",
                        "ERROR: gnutls_priority_init() for \"ciphersuites_psk\" with TLSCipherPSK or --tls-cipher"
                                + " parameter failed: -50: The request is invalid.: error occurred at position: \"x\"",
                        "\"TLSCipherPSK\" is given in the environment (ZBX_TLSCIPHERPSK)"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhichVariableIsWrong(String variables, String problem, String hint) {
        List<String> problems = problems(Optional.empty(), variables.split(";"));

        assertEquals(problem, problems.get(0));
        assertEquals(hint, problems.size() > 1 ? problems.get(1) : null);
    }

    @Test
    void whatIsEmptyIsNotSet() throws Exception {
        AgentConfig config = read("TIMEOUT=", "SERVER_HOST= ", "HOSTNAME=\t", "TLSPSK=", "PASSIVE_ALLOW=", "FOO=");

        assertEquals(read(), config);
    }

    @Test
    void namesWhatIsUnknownInOneWarning() throws Exception {
        assertEquals(
                List.of(
                        "Warning: unknown in the environment: ZBX_HOSTNAMES (did you mean ZBX_HOSTNAME?), ZBX_NODEADDRESS"),
                read("NODEADDRESS=a", "HOSTNAMES=b").warnings());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTROL", "TEST"})
    void whatIsUnknownWasNamedAtTheStart(ConfigUse use) throws Exception {
        assertEquals(List.of(), read(Optional.empty(), use, "NODEADDRESS=a").warnings());
    }

    @Test
    void namesWhatIsOnlyOfUseToActiveChecks() throws Exception {
        assertEquals(
                List.of("Warning: not used, because Harken answers passive checks only: ServerActive, BufferSize"),
                read("ACTIVESERVERS=a:10051", "BUFFERSIZE=5", "SERVER_PORT=10051", "ACTIVE_ALLOW=true")
                        .warnings());
    }

    @Test
    void everyVariableStandsForAParameterThatThereIs() {
        for (ContainerVariable variable : ContainerVariable.ROWS) {
            assertTrue(
                    variable.parameter().isEmpty()
                            || ParameterTable.find(variable.parameter()).isPresent(),
                    variable.toString());
        }
    }

    private AgentConfig read(String... variables) throws ConfigException {
        return read(Optional.empty(), variables);
    }

    private AgentConfig read(Optional<Path> file, String... variables) throws ConfigException {
        return read(file, ConfigUse.FOREGROUND, variables);
    }

    private AgentConfig read(Optional<Path> file, ConfigUse use, String... variables) throws ConfigException {
        return AgentConfigReader.readInContainer(
                file.map(Path::toString), folder.resolve("harken.conf"), environment(variables), use);
    }

    private List<String> problems(Optional<Path> file, String... variables) {
        return assertThrows(ConfigException.class, () -> read(file, variables)).problems();
    }

    private static ContainerEnvironment environment(String... variables) {
        Map<String, String> environment = new HashMap<>(Map.of("HARKEN_CONTAINER", "1", "PATH", "/bin"));
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put("ZBX_" + variable.substring(0, equals), variable.substring(equals + 1));
        }
        return ContainerEnvironment.of(environment).orElseThrow();
    }
}
