package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "192.0.2.255",
                "::",
                "::1",
                "2001:db8::1",
                "2001:db8:0:1:1:1:1:1",
                "2001:0:0:1::1",
                "fe80::",
                "1:2:3:4:5:6:7:8"
            })
    void isWrittenAsUsual(String text) throws Exception {
        IpNetwork address = IpNetwork.parse(text);

        assertEquals(text, new IpAddress(address.high(), address.low()).toString());
    }
}
