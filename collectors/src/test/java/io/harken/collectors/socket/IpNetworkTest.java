package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.01, 127.0.0.1, true",
        "127.0.0.1/32, 127.0.0.1, true",
        "10.1.2.3/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.4/31, 10.0.0.5, true",
        "10.0.0.4/31, 10.0.0.6, false",
        "128.0.0.0/1, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "0.0.0.0/0, 198.51.100.7, true",
        "0.0.0.0/0, ::ffff:198.51.100.7, true",
        "0.0.0.0/0, ::1, false",
        "0.0.0.0/0, ::, false",
        "198.51.100.7, ::ffff:198.51.100.7, true",
        "::ffff:198.51.100.7, 198.51.100.7, true",
        "::ffff:198.51.100.0/120, 198.51.100.7, true",
        "::ffff:198.51.100.0/120, 198.51.101.7, false",
        "::ffff:0:0/96, 198.51.100.7, true",
        "::/0, 2001:db8::1, true",
        "::/0, ::, true",
        "::/0, ::1, true",
        "::/0, ::ffff:198.51.100.7, false",
        "::/0, 198.51.100.7, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/63, 2001:db8:0:1::, true",
        "2001:db8::/63, 2001:db8:0:2::, false",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0, false",
        "2001:db8::8/127, 2001:db8::9, true",
        "2001:db8::8/128, 2001:db8::9, false"
    })
    void holdsItsAddresses(String network, String address, boolean expected) throws Exception {
        IpNetwork one = IpNetwork.parse(address);

        assertEquals(expected, IpNetwork.parse(network).contains(one.high(), one.low()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "localhost", "127.1", "1.2.3.4.5", "[::1]", "::g", "::1%lo", " 127.0.0.1"})
    void anythingButAnAddressIsRefused(String text) {
        assertEquals("IP is not supported: \"" + text + "\"", refusal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/8",
                "bad/8",
                "127.0.0.1/33",
                "127.0.0.1/",
                "127.0.0.1/x",
                "127.0.0.1/-1",
                "127.0.0.1/8/8",
                "::1/129",
                "::1/9999"
            })
    void aPrefixIsNoLongerThanTheAddress(String text) {
        assertEquals("Cannot validate CIDR \"" + text + "\"", refusal(text));
    }

    private static String refusal(String text) {
        return assertThrows(NotSupportedException.class, () -> IpNetwork.parse(text))
                .reason();
    }
}
