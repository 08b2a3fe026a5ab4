package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.item.ItemKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code zabbix_agentd} 7.0.22 says of aliases and access rules, and when; FILE is the name of the file. */
class KeyConfigTest {
    private static final String GOOD = "Server=127.0.0.1\nHostname=h\nLogFile=/tmp/a.log\n";
    private static final String ALL =
            "ERROR: Item key access rules are configured to match all keys, indicating possible"
                    + " configuration problem.  Please remove the rules if that was the purpose.";

    @TempDir
    private Path folder;

    static Stream<Arguments> odd() {
        return Stream.of(
                arguments(
                        "DenyKey=a\nDenyKey=a",
                        List.of(
                                "DenyKey access rule \"a\" was not added because it duplicates another rule defined above ")),
                arguments(
                        "DenyKey=a[b]\nAllowKey=a[\"b\"]",
                        List.of("AllowKey access rule \"a[\"b\"]\" was not added because it conflicts with another rule"
                                + " defined above ")),
                arguments(
                        "DenyKey=*\nDenyKey=q\nAllowKey=y",
                        List.of("removed unreachable DenyKey \"q\" rule", "removed unreachable AllowKey \"y\" rule")),
                arguments(
                        "DenyKey=y\nAllowKey=p\nAllowKey=q",
                        List.of(
                                "removed redundant trailing AllowKey \"q\" rule",
                                "removed redundant trailing AllowKey \"p\" rule")),
                arguments(
                        "DenyKey=y\nAllowKey=q\nDenyKey=y\nHostnameItem=x",
                        List.of(
                                "DenyKey access rule \"y\" was not added because it duplicates another rule defined above ",
                                "removed redundant trailing AllowKey \"q\" rule",
                                "both Hostname and HostnameItem defined, using [h]")));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsOddStopsNothing(String lines, List<String> warnings) throws Exception {
        assertEquals(
                warnings.stream().map("Warning: "::concat).toList(),
                read(lines, ConfigUse.FOREGROUND).warnings());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments(
                        "DenyKey=a[b",
                        List.of(
                                "Warning: failed to process DenyKey access rule \"a[b\"",
                                "wrong value of \"DenyKey\" in config file \"FILE\", line 4",
                                "\"DenyKey\" takes an item key, in which * stands for any text, not \"a[b\"")),
                arguments(
                        "DenyKey=a\nDenyKey=a\nFoo=1\nAllowKey=",
                        List.of(
                                "Warning: DenyKey access rule \"a\" was not added because it duplicates another rule"
                                        + " defined above ",
                                "unknown parameter \"Foo\" in config file \"FILE\", line 6",
                                "Warning: failed to process AllowKey access rule \"\"",
                                "wrong value of \"AllowKey\" in config file \"FILE\", line 7",
                                "\"AllowKey\" takes an item key, in which * stands for any text, not \"\"")),
                arguments(
                        "HostnameItem=x\nAllowKey=a\nAlias=b",
                        List.of(
                                "Warning: removed redundant trailing AllowKey \"a\" rule",
                                ALL,
                                "\"AllowKey\" is given in config file \"FILE\", line 5",
                                "Warning: both Hostname and HostnameItem defined, using [h]",
                                "ERROR: cannot add alias \"b\": invalid character at position 2",
                                "an alias is a name and an item key with \":\" between them, and no blanks around it",
                                "\"Alias\" is given in config file \"FILE\", line 6")),
                arguments(
                        "AllowKey=*\nDenyKey=a",
                        List.of(
                                "Warning: removed unreachable DenyKey \"a\" rule",
                                ALL,
                                "\"AllowKey\" is given in config file \"FILE\", line 4",
                                "\"DenyKey\" is given in config file \"FILE\", line 5")),
                arguments(
                        "Alias=a:b\nAlias=a:c\nAlias=d:e",
                        List.of(
                                "ERROR: failed to add Alias \"a\": duplicate name",
                                "\"Alias\" is given in config file \"FILE\", line 5")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsBadStopsTheStart(String lines, List<String> problems) {
        ConfigException refusal = assertThrows(ConfigException.class, () -> read(lines, ConfigUse.FOREGROUND));

        assertEquals(
                problems.stream()
                        .map(line -> line.replace("FILE", file().toString()))
                        .toList(),
                refusal.problems());
    }

    /** Aliases are judged when all else has been. */
    @Test
    void anAliasIsJudgedLast() {
        ConfigException refusal =
                assertThrows(ConfigException.class, () -> read("Alias=b\nLogType=bad\n", ConfigUse.FOREGROUND));

        assertEquals(
                List.of("ERROR: invalid ", "ERROR: cannot add alias "),
                refusal.problems().stream()
                        .filter(line -> line.startsWith("ERROR: "))
                        .map(line -> line.substring(0, line.indexOf('"')))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(ConfigUse.class)
    void everyUseJudgesThem(ConfigUse use) {
        assertThrows(ConfigException.class, () -> read("Alias=b", use));
        assertThrows(ConfigException.class, () -> read("AllowKey=b", use));
    }

    @Test
    void whatIsReadHolds() throws Exception {
        KeyConfig keys = read("Alias=p[*]:agent.ping\nDenyKey=a[*]\n", ConfigUse.FOREGROUND)
                .keys();

        assertEquals(ItemKey.parse("agent.ping"), keys.aliases().resolve("p[x]"));
        assertFalse(keys.rules().allows(ItemKey.parse("a[b]")));
        assertFalse(keys.rules().allows(ItemKey.parse("system.run[b]")));
        assertTrue(keys.rules().allows(ItemKey.parse("a")));
    }

    @Test
    void commandsAreDeniedWithoutAFile() throws Exception {
        assertFalse(AgentConfig.defaults().keys().rules().allows(ItemKey.parse("system.run[id]")));
    }

    private Path file() {
        return folder.resolve("a.conf");
    }

    private AgentConfig read(String lines, ConfigUse use) throws Exception {
        Files.writeString(file(), GOOD + lines + "\n", StandardCharsets.ISO_8859_1);
        return AgentConfigReader.read(file().toString(), use);
    }
}
