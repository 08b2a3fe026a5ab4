package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpCountersTest {
    private static Map<String, String> parse(String text, String protocol) throws IOException {
        return TcpCounters.parse(new KernelFile(Path.of("snmp"), text), protocol);
    }

    @Test
    void namesDecideWhereverTheyStand() throws IOException {
        String text =
                "Ip: Forwarding\nIp: 2\nTcp: New MaxConn Most\nTcp: 5 -1 18446744073709551615\nUdp: NoPorts\nUdp: 7\n";

        assertEquals(
                List.of(
                        Map.entry("TcpNew", "5"),
                        Map.entry("TcpMaxConn", "-1"),
                        Map.entry("TcpMost", "18446744073709551615")),
                List.copyOf(parse(text, "Tcp").entrySet()));
        assertEquals(Map.of("UdpNoPorts", "7"), parse(text, "Udp"));
    }

    @Test
    void aProtocolIsAWholeWord() throws IOException {
        String text = "MPTcpExt: A\nMPTcpExt: 1\nTcpExtra: A\nTcpExtra: 2\nTcpExt: A\nTcpExt: 3";

        assertEquals(Map.of("TcpExtA", "3"), parse(text, "TcpExt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tcp: A B",
                "Tcp: A B\n",
                "Tcp: A B\nTcp: 1\n",
                "Tcp: A B\nTcp: 1 2 3\n",
                "Tcp: A B\nUdp: 1 2\n",
                "Tcp: A\nIp: B\nTcp: 1\n"
            })
    void everyNameHasANumber(String text) {
        IOException e = assertThrows(IOException.class, () -> parse(text, "Tcp"));
        assertEquals("Cannot read snmp: there is not a number for each name of Tcp", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-", "1.5", "0x1", "18446744073709551616", "-9223372036854775809"})
    void aWordThatIsNoNumberIsNamed(String word) {
        IOException e = assertThrows(IOException.class, () -> parse("Tcp: A\nTcp: " + word + "\n", "Tcp"));
        assertEquals("Cannot read snmp: \"" + word + "\" is no number", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Ip: A\nIp: 1\n", "Tcp:\nTcp:\n"})
    void aProtocolThatIsNotThereIsNamed(String text) {
        IOException e = assertThrows(IOException.class, () -> parse(text, "Tcp"));
        assertEquals("Cannot read snmp: it has no Tcp", e.getMessage());
    }
}
