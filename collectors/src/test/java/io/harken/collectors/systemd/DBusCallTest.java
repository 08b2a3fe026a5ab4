package io.harken.collectors.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DBusCallTest {
    @Test
    void isMarshalledAsTheSpecificationSays() {
        DBusCall call = new DBusCall("a.b", "/c", "d.ef", "G", List.of("hij", "k"));

        assertEquals(
                // Little endian, a call, no flags, version 1; body of 14 bytes, serial 3, 72 bytes of fields.
                "6c010001" + "0e000000" + "03000000" + "48000000"
                        // Path, interface, member, destination, signature; each begins at a multiple of 8.
                        + "01016f00" + "02000000" + "2f6300" + "0000000000"
                        + "02017300" + "04000000" + "642e656600" + "000000"
                        + "03017300" + "01000000" + "4700" + "000000000000"
                        + "06017300" + "03000000" + "612e6200" + "00000000"
                        + "08016700"
                        + "02737300"
                        + "03000000" + "68696a00" + "01000000" + "6b00",
                HexFormat.of().formatHex(call.message(3)));
    }

    @Test
    void withoutArgumentsHasNoSignatureAndNoBody() {
        assertEquals(
                "6c010001" + "00000000" + "01000000" + "3c000000"
                        + "01016f00" + "02000000" + "2f6300" + "0000000000"
                        + "02017300" + "04000000" + "642e656600" + "000000"
                        + "03017300" + "01000000" + "4700" + "000000000000"
                        + "06017300" + "03000000" + "612e6200"
                        + "00000000",
                HexFormat.of().formatHex(new DBusCall("a.b", "/c", "d.ef", "G", List.of()).message(1)));
    }
}
