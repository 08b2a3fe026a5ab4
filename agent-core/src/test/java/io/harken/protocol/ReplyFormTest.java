package io.harken.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.item.ItemValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyFormTest {
    private static final String HEAD = "{\"version\":\"7.0.22\",\"variant\":1,";

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x\u00ff\u00fey\u00c3", "\"\\\n\t\0", "ZBX_NOTSUPPORTED"})
    void aPlainValueIsItsBytes(String text) {
        assertEquals(text, rendered(ReplyForm.PLAIN, value(text)));
    }

    @Test
    void aPlainErrorIsMarkedAndHasNoTerminator() {
        assertEquals(
                "ZBX_NOTSUPPORTED\0Unsupported item key.",
                rendered(ReplyForm.PLAIN, new NotSupported("Unsupported item key.")));
        assertEquals("ZBX_NOTSUPPORTED\0", rendered(ReplyForm.PLAIN, new NotSupported("")));
    }

    @Test
    void aJsonValueIsAlwaysAString() {
        assertEquals(
                HEAD + "\"data\":[{\"value\":\"1\"}]}", rendered(ReplyForm.JSON, new Value(ItemValue.unsigned(1))));
        assertEquals(HEAD + "\"data\":[{\"value\":\"\"}]}", rendered(ReplyForm.JSON, value("")));
    }

    @Test
    void aJsonErrorOfAnItemIsInTheData() {
        assertEquals(
                HEAD + "\"data\":[{\"error\":\"Unsupported item key.\"}]}",
                rendered(ReplyForm.JSON, new NotSupported("Unsupported item key.")));
    }

    @Test
    void aJsonErrorOfTheRequestIsAtTheTop() {
        assertEquals(HEAD + "\"error\":\"unknown request \\\"x\\\"\"}", ReplyForm.jsonError("unknown request \"x\""));
    }

    @Test
    void escapesInJsonWhatZabbixAgentdEscapes() {
        assertEquals(
                HEAD + "\"data\":[{\"value\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u000b\\u001b\\u001f\"}]}",
                rendered(ReplyForm.JSON, value("\"\\\b\f\n\r\t\0\u000b\u001b\u001f")));
    }

    @Test
    void leavesInJsonWhatZabbixAgentdLeaves() {
        assertEquals(
                HEAD + "\"data\":[{\"value\":\"/<>&'\u007f\u00c3\u00a9\u00ff\u00fe\"}]}",
                rendered(ReplyForm.JSON, value("/<>&'\u007f\u00c3\u00a9\u00ff\u00fe")));
    }

    @ParameterizedTest
    @EnumSource
    void aLongValueComesInPieces(ReplyForm form) {
        String text = "x\n\u0001".repeat(ReplyBody.PIECE);
        List<String> pieces = new ArrayList<>();

        form.body(value(text)).pieces().forEachRemaining(pieces::add);

        assertEquals(3, pieces.size());
        String expected = form == ReplyForm.PLAIN
                ? text
                : HEAD + "\"data\":[{\"value\":\"" + "x\\n\\u0001".repeat(ReplyBody.PIECE) + "\"}]}";
        assertEquals(expected, String.join("", pieces));
        assertEquals(expected, rendered(form, value(text)));
    }

    @Test
    void anErrorThatAServerCouldNotReadIsCut() {
        assertEquals(
                HEAD + "\"data\":[{\"error\":\"" + "e".repeat(2047) + "\"}]}",
                rendered(ReplyForm.JSON, new NotSupported("e".repeat(5000))));
    }

    private static String rendered(ReplyForm form, CheckResult result) {
        ReplyBody body = form.body(result);
        assertEquals(body.length(), body.toString().length());
        return body.toString();
    }

    private static CheckResult value(String text) {
        return new Value(ItemValue.string(text));
    }
}
