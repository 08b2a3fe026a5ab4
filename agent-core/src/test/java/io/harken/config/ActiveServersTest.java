package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code zabbix_agentd} 7.0.22 accepted and refused. */
class ActiveServersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zabbix.example.org",
                "1.2.3.4:0",
                "1.2.3.4:65535",
                "1.2.3.4:0000000010051",
                "256.1.1.1",
                "::1",
                "[::1]",
                "[::1]:10",
                "::ffff:1.2.3.4",
                "a:1:2",
                "1:2",
                "a_b",
                "a.",
                "a;b;c",
                "a;b,c;d",
                "A,a",
                "::1,0:0:0:0:0:0:0:1",
                "a,b,b",
                "b,a;a",
            })
    void accepts(String list) {
        assertEquals(Optional.empty(), ActiveServers.problem(list));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | a b",
                "1.2.3.4: | 1.2.3.4:",
                "1.2.3.4:65536 | 1.2.3.4:65536",
                "a:+1 | a:+1",
                "a:1K | a:1K",
                "::1] | ::1]",
                "[::1 | [::1",
                "[::1]: | [::1]:",
                "[::1]x | [::1]x",
                "[::1]10 | [::1]10",
                "[a] | [a]",
                "[1.2.3.4]:3 | [1.2.3.4]:3",
                "[] | []",
                ": | :",
                ":10 | :10",
                "fe80::1%lo | fe80::1%lo",
                "1.2.3.4/8 | 1.2.3.4/8",
                "-a | -a",
                "a..b | a..b",
                "a,b:70000,c d | b:70000",
                "a;1.2.3.4:x,a | 1.2.3.4:x",
                ", | ''",
                "a, | ''",
                "a;;b | ''",
            })
    void refuses(String list, String address) {
        assertEquals(
                Optional.of("error parsing the \"ServerActive\" parameter: address \"" + address + "\" is invalid"),
                ActiveServers.problem(list));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,a | a",
                "a;a:10051 | a:10051",
                "a:010051,b,a | a",
                "::1,[::1] | [::1]",
                "a;b,c;a,a b | a",
            })
    void refusesToFindTheFirstAgain(String list, String address) {
        assertEquals(
                Optional.of("error parsing the \"ServerActive\" parameter: address \"" + address
                        + "\" specified more than once"),
                ActiveServers.problem(list));
    }
}
