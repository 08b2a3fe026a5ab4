package io.harken.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void partsMembersAndElementsByCommas() {
        JsonWriter json = new JsonWriter();
        json.beginArray();
        for (int i = 0; i < 2; i++) {
            json.beginObject()
                    .name("n")
                    .unsigned(i)
                    .name("in")
                    .beginObject()
                    .name("x")
                    .value("y");
            json.endObject().name("none").beginArray().endArray().endObject();
        }
        json.endArray();

        assertEquals(
                "[{\"n\":0,\"in\":{\"x\":\"y\"},\"none\":[]},{\"n\":1,\"in\":{\"x\":\"y\"},\"none\":[]}]",
                json.toString());
    }

    @Test
    void writesNumbersAndTextsAsZabbixAgentdDoes() {
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .name("most")
                .unsigned(-1)
                .name("share")
                .floating(74.1835508)
                .name("raw")
                .raw("true");
        json.name("text\"").value("a/b\\c\n\u0001\u00e4").endObject();

        assertEquals(
                "{\"most\":18446744073709551615,\"share\":74.183551,\"raw\":true,\"text\\\"\":\"a/b\\\\c\\n\\u0001\u00e4\"}",
                json.toString());
    }

    @Test
    void numbersMayBeNegative() {
        JsonWriter json = new JsonWriter().beginArray().signed(-1).signed(Long.MAX_VALUE);

        assertEquals("[-1,9223372036854775807", json.toString());
    }
}
