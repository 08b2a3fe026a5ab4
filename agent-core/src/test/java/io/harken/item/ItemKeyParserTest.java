package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The replies of {@code zabbix_agentd} 6.0 and 7.0 to the same keys. */
class ItemKeyParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"agent.ping", "agent.Ping", "a", "-_.", "pq", "0", "AZaz09_.-"})
    void aNameAloneHasNoParameters(String text) throws Exception {
        assertEquals(new ItemKey(text, List.of()), ItemKey.parse(text));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("agent.ping[]", List.of("")),
                arguments("agent.ping[ ]", List.of("")),
                arguments("agent.ping[a]", List.of("a")),
                arguments("agent.ping[\n]", List.of("\n")),
                arguments("no.such.key[a,b]", List.of("a", "b")),
                arguments("pq[,]", List.of("", "")),
                arguments("pq[ , ]", List.of("", "")),
                arguments("pq[a ,b ]", List.of("a ", "b ")),
                arguments("pq[  a  b  ,  c  d  ]", List.of("a  b  ", "c  d  ")),
                arguments("pq[ \ta]", List.of("\ta")),
                arguments("pq[ \"a\" , \"b\" ]", List.of("a", "b")),
                arguments("pq[\"  a  \"]", List.of("  a  ")),
                arguments("pq[\"a,b\",c]", List.of("a,b", "c")),
                arguments("pq[\"a]b\"]", List.of("a]b")),
                arguments("pq[a\"b]", List.of("a\"b")),
                arguments("pq[a \"b\"]", List.of("a \"b\"")),
                arguments("pq[\"\"]", List.of("")),
                arguments("pq[\"\\\"\"]", List.of("\"")),
                arguments("pq[\"a\\b\"]", List.of("a\\b")),
                arguments("pq[\"a\\\"b\"]", List.of("a\"b")),
                arguments("pq[a\\,b]", List.of("a\\", "b")),
                arguments("pq[a\\\"b]", List.of("a\\\"b")),
                arguments("pq[[a]]", List.of("a")),
                arguments("pq[[a,b],c]", List.of("a,b", "c")),
                arguments("pq[ [a,b] ,c]", List.of("a,b", "c")),
                arguments("pq[[ a , b ],c]", List.of("a ,b ", "c")),
                arguments("pq[[,],c]", List.of(",", "c")),
                arguments("pq[[],[]]", List.of("", "")),
                arguments("pq[a[b]", List.of("a[b")),
                arguments("pq[a,[b],c]", List.of("a", "b", "c")),
                arguments("pq[[\"a\",\"b\"],c]", List.of("\"a\",\"b\"", "c")),
                arguments("pq[[\"a]\",\"b\"],c]", List.of("\"a]\",\"b\"", "c")),
                arguments("pq[[\"a\" , \"b\" ],c]", List.of("\"a\",\"b\"", "c")),
                arguments("pq[[ a , \"b\" ]]", List.of("a ,\"b\"")),
                arguments("pq[[a\"b]]", List.of("a\"b")),
                arguments("pq[$1]", List.of("$1")),
                arguments("pq[a\u00ffb]", List.of("a\u00ffb")),
                arguments("pq[a\nb]", List.of("a\nb")),
                arguments("p9[1,2,3,4,5,6,7,8,9,X,Y]", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "Y")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsTheParametersAsZabbixAgentdDoes(String text, List<String> parameters) throws Exception {
        assertEquals(parameters, ItemKey.parse(text).parameters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "agent.ping ",
                " agent.ping",
                "agent.ping\t",
                "agent.ping[",
                "agent.ping]",
                "agent.ping[] ",
                "agent.ping[]x",
                "[]",
                "[a]",
                "a[b",
                "k\u00c3\u00a9y",
                "key*",
                "key[a]b",
                "key[a][b]",
                "pq[\"a\"\t]",
                "pq[\"a\"b]",
                "pq[\"a\" \"b\"]",
                "pq[\"a]",
                "pq[\"]",
                "pq[\"\\\"]",
                "pq[\"\\\\\"]",
                "pq[a\\]b]",
                "pq[[a,b]c]",
                "pq[[a]",
                "pq[a]]",
                "pq[a[b]]",
                "pq[a [b]]",
                "pq[[[a]]]",
                "pq[[\"a\"b]]",
                "pq[[\"a]]",
                "pq[a] ",
                "pq [a]"
            })
    void refusesWhatZabbixAgentdRefuses(String text) {
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> ItemKey.parse(text));

        assertEquals("Invalid item key format.", refusal.reason());
    }

    @Test
    void aParameterMayBeLongerThanAnyServerAllows() throws Exception {
        String parameter = "x".repeat(70_000);

        assertEquals(List.of(parameter), ItemKey.parse("pq[" + parameter + "]").parameters());
    }
}
