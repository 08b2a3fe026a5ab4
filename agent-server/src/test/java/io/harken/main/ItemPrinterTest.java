package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.check.CheckResult;
import io.harken.item.ItemValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ItemPrinterTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                arguments(
                        "agent.ping",
                        new CheckResult.Value(ItemValue.unsigned(1)),
                        "agent.ping                                    [u|1]\n"),
                arguments(
                        "u",
                        new CheckResult.Value(ItemValue.unsigned(-1)),
                        "u                                             [u|18446744073709551615]\n"),
                arguments(
                        "k[\u00ff]",
                        new CheckResult.Value(ItemValue.string("\u0001\u00fe\u00c3\u00a9")),
                        "k[\u00ff]                                          [s|\u0001\u00fe\u00c3\u00a9]\n"),
                arguments(
                        "no.such",
                        new CheckResult.NotSupported("Unsupported item key."),
                        "no.such                                       [m|ZBX_NOTSUPPORTED] [Unsupported item key.]\n"),
                arguments(
                        "",
                        new CheckResult.NotSupported(""),
                        "                                              [m|ZBX_NOTSUPPORTED] []\n"),
                arguments(
                        "agent.ping\n",
                        new CheckResult.NotSupported("Invalid item key format."),
                        "agent.ping\n                                   [m|ZBX_NOTSUPPORTED] [Invalid item key format.]\n"),
                arguments(
                        "x".repeat(60),
                        new CheckResult.Value(ItemValue.string("")),
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx [s|]\n"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void printsTheBytesOfAgentd(String key, CheckResult result, String expected) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new ItemPrinter(new Terminal(out, new ByteArrayOutputStream(), 1)).print(key, result);

        assertEquals(expected, out.toString(StandardCharsets.ISO_8859_1));
    }
}
