package io.harken.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.item.ItemValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyFormTest {
    private static final String HEAD = "{\"version\":\"7.0.22\",\"variant\":1,";

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x\u00ff\u00fey\u00c3", "\"\\\n\t\0", "ZBX_NOTSUPPORTED"})
    void aPlainValueIsItsBytes(String text) {
        assertEquals(text, ReplyForm.PLAIN.render(value(text)));
    }

    @Test
    void aPlainErrorIsMarkedAndHasNoTerminator() {
        assertEquals(
                "ZBX_NOTSUPPORTED\0Unsupported item key.",
                ReplyForm.PLAIN.render(new NotSupported("Unsupported item key.")));
        assertEquals("ZBX_NOTSUPPORTED\0", ReplyForm.PLAIN.render(new NotSupported("")));
    }

    @Test
    void aJsonValueIsAlwaysAString() {
        assertEquals(HEAD + "\"data\":[{\"value\":\"1\"}]}", ReplyForm.JSON.render(new Value(ItemValue.unsigned(1))));
        assertEquals(HEAD + "\"data\":[{\"value\":\"\"}]}", ReplyForm.JSON.render(value("")));
    }

    @Test
    void aJsonErrorOfAnItemIsInTheData() {
        assertEquals(
                HEAD + "\"data\":[{\"error\":\"Unsupported item key.\"}]}",
                ReplyForm.JSON.render(new NotSupported("Unsupported item key.")));
    }

    @Test
    void aJsonErrorOfTheRequestIsAtTheTop() {
        assertEquals(HEAD + "\"error\":\"unknown request \\\"x\\\"\"}", ReplyForm.jsonError("unknown request \"x\""));
    }

    @Test
    void escapesInJsonWhatZabbixAgentdEscapes() {
        assertEquals(
                HEAD + "\"data\":[{\"value\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u000b\\u001b\\u001f\"}]}",
                ReplyForm.JSON.render(value("\"\\\b\f\n\r\t\0\u000b\u001b\u001f")));
    }

    @Test
    void leavesInJsonWhatZabbixAgentdLeaves() {
        assertEquals(
                HEAD + "\"data\":[{\"value\":\"/<>&'\u007f\u00c3\u00a9\u00ff\u00fe\"}]}",
                ReplyForm.JSON.render(value("/<>&'\u007f\u00c3\u00a9\u00ff\u00fe")));
    }

    @Test
    void anErrorThatAServerCouldNotReadIsCut() {
        assertEquals(
                HEAD + "\"data\":[{\"error\":\"" + "e".repeat(2047) + "\"}]}",
                ReplyForm.JSON.render(new NotSupported("e".repeat(5000))));
    }

    private static CheckResult value(String text) {
        return new Value(ItemValue.string(text));
    }
}
