package io.harken.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.check.PassiveCheck;
import io.harken.protocol.PassiveCheckRequest.Ask;
import io.harken.protocol.PassiveCheckRequest.Refused;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of {@code zabbix_agentd} 7.0 to the same requests. */
class PassiveCheckRequestTest {
    private static final Duration CONFIGURED = Duration.ofSeconds(17);
    private static final String HEAD = "{\"version\":\"7.0.22\",\"variant\":1,";

    static Stream<Arguments> plain() {
        return Stream.of(
                arguments("agent.ping", "agent.ping"),
                arguments("agent.ping\r\n", "agent.ping"),
                arguments("agent.ping\n\r\r\n", "agent.ping"),
                arguments("agent.ping\0junk", "agent.ping"),
                arguments("agent.ping\n\0junk", "agent.ping"),
                arguments("agent.ping ", "agent.ping "),
                arguments(" agent.ping\t\n", " agent.ping\t"),
                arguments("a\nb\n", "a\nb"),
                arguments("k[\u00ff]", "k[\u00ff]"),
                arguments("", ""),
                arguments("\n", ""),
                arguments("\0", ""));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aPlainRequestIsAKeyUpToANulAndWithoutItsLineEnd(String body, String key) {
        assertEquals(new Ask(new PassiveCheck(key, CONFIGURED), ReplyForm.PLAIN), parse(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "[a]",
                "{} x",
                "{}{}",
                "[]]",
                "{'request':'passive checks'}",
                "\u00ef\u00bb\u00bf{}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "1",
                "\"agent.ping\"",
                "null"
            })
    void whatIsNoJsonObjectOrArrayIsAPlainKey(String body) {
        assertEquals(new Ask(new PassiveCheck(body, CONFIGURED), ReplyForm.PLAIN), parse(body));
    }

    @ParameterizedTest
    @CsvSource({"65, 1", "66, ''"})
    void sixtyFiveLevelsAndAnEmptyOneAreJson(int depth, String inside) {
        assertEquals(
                new Refused(topError("cannot find the \"request\" object in the received JSON object:"
                        + " cannot find pair with name \"request\"")),
                parse("[".repeat(depth) + inside + "]".repeat(depth)));
    }

    @ParameterizedTest
    @CsvSource({"66, 1", "67, ''", "100000, ''"})
    void deeperOnesAreNot(int depth, String inside) {
        String body = "[".repeat(depth) + inside + "]".repeat(depth);

        assertEquals(new Ask(new PassiveCheck(body, CONFIGURED), ReplyForm.PLAIN), parse(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping\",\"timeout\":3}]}",
                " \t\r\n{ \"request\" : \"passive checks\" , \"data\" : [ { \"timeout\" : \"3s\" , \"key\" : \"agent.ping\" } ] } \n",
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping\",\"timeout\":3}]}\0junk",
                "{\"x\":[{}],\"request\":\"passive checks\",\"data\":[{\"x\":{},\"key\":\"agent.ping\",\"timeout\":3}]}",
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping\",\"timeout\":3},{\"key\":\"b\",\"timeout\":9}]}",
                "{\"request\":\"passive checks\",\"request\":\"x\",\"data\":[{\"key\":\"agent.ping\",\"key\":\"b\",\"timeout\":3}],\"data\":1}",
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.\\u0070ing\",\"timeout\":3}]}",
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping\\u0000junk\",\"timeout\":3}]}"
            })
    void aJsonRequestAsksForItsFirstCheck(String body) {
        assertEquals(new Ask(new PassiveCheck("agent.ping", Duration.ofSeconds(3)), ReplyForm.JSON), parse(body));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("null", ""),
                arguments("\"\"", ""),
                arguments("1", "1"),
                arguments("\"agent.ping\\n\"", "agent.ping\n"),
                arguments("\"k[\\\"a\\\\b\\\"]\"", "k[\"a\\b\"]"),
                arguments("\"k[\\/\\b\\f\\n\\r\\t]\"", "k[/\b\f\n\r\t]"),
                arguments("\"k[\u00ff\u00c3]\"", "k[\u00ff\u00c3]"),
                arguments(
                        "\"k[\\u00e9\\u20AC\\ud83d\\ude00]\"",
                        "k[\u00c3\u00a9\u00e2\u0082\u00ac\u00f0\u009f\u0098\u0080]"),
                arguments("\"" + "k".repeat(3000) + "\"", "k".repeat(3000)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsBytes(String json, String key) {
        assertEquals(
                new Ask(new PassiveCheck(key, Duration.ofSeconds(3)), ReplyForm.JSON),
                parse("{\"request\":\"passive checks\",\"data\":[{\"timeout\":3,\"key\":" + json + "}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "1,1",
                "3,3",
                "\"3\",3",
                "\"3s\",3",
                "\"1m\",60",
                "\"10m\",600",
                "600,600",
                "\"600s\",600",
                "\"003\",3"
            })
    void aTimeoutIsOneSecondToTenMinutes(String json, long seconds) {
        assertEquals(
                new Ask(new PassiveCheck("agent.ping", Duration.ofSeconds(seconds)), ReplyForm.JSON),
                parse(withTimeout(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "601",
                "\"11m\"",
                "\"1h\"",
                "\"1d\"",
                "\"1w\"",
                "3.0",
                "3e0",
                "\"\"",
                "\" 3\"",
                "\"3 \"",
                "\"3S\"",
                "\"s\"",
                "null",
                "true",
                "99999999999999999999"
            })
    void anyOtherTimeoutIsAnErrorOfTheItem(String json) {
        assertEquals(
                new Refused(HEAD + "\"data\":[{\"error\":\"Unsupported timeout value.\"}]}"), parse(withTimeout(json)));
    }

    static Stream<Arguments> unusable() {
        String request = "cannot find the \"request\" object in the received JSON object: ";
        String data = "cannot find the \"data\" array in the received JSON object: ";
        String cannotOpen = "cannot open JSON object or array ";
        return Stream.of(
                arguments("{}", request + "cannot find pair with name \"request\""),
                arguments("[]", request + "cannot find pair with name \"request\""),
                arguments("[1]", request + "cannot find pair with name \"request\""),
                arguments("{\"REQUEST\":\"passive checks\"}", request + "cannot find pair with name \"request\""),
                arguments("{\"request\":{}}", request + "cannot close top level object"),
                arguments("{\"request\":\"active checks\"}", "unknown request \"active checks\""),
                arguments("{\"request\":null}", "unknown request \"\""),
                arguments("{\"request\":1}", "unknown request \"1\""),
                arguments(passive(""), data + "cannot find pair with name \"data\""),
                arguments(passive(",\"data\":null"), data + cannotOpen + "\"null}\""),
                arguments(passive(",\"data\":[]"), "received empty \"data\" tag"),
                arguments(passive(",\"data\":{}"), "received empty \"data\" tag"),
                arguments(passive(",\"data\":[ ]"), cannotOpen + "\"]}\""),
                arguments(passive(",\"data\":[1]"), cannotOpen + "\"1]}\""),
                arguments(
                        passive(",\"data\":[\"" + "x".repeat(99) + "\"]"), cannotOpen + "\"\"" + "x".repeat(63) + "\""),
                arguments(
                        passive(",\"data\":[{}]"),
                        "cannot find the \"timeout\" object in the received JSON object:"
                                + " cannot find pair with name \"timeout\""),
                arguments(
                        passive(",\"data\":[{\"timeout\":3}]"),
                        "cannot find the \"key\" object in the received JSON object: cannot find pair with name \"key\""));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aRequestThatCannotBeUsedIsAnErrorAtTheTop(String body, String message) {
        assertEquals(new Refused(topError(message)), parse(body));
    }

    private static String topError(String message) {
        return HEAD + "\"error\":\"" + message.replace("\"", "\\\"") + "\"}";
    }

    private static String passive(String rest) {
        return "{\"request\":\"passive checks\"" + rest + "}";
    }

    private static String withTimeout(String json) {
        return passive(",\"data\":[{\"key\":\"agent.ping\",\"timeout\":" + json + "}]");
    }

    private static PassiveCheckRequest parse(String body) {
        return PassiveCheckRequest.parse(body, CONFIGURED);
    }
}
