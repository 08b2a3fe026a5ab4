package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketUseTest {
    private static SocketUse parse(String sockstat, String sockstat6) throws IOException {
        return SocketUse.parse(
                new KernelFile(Path.of("sockstat"), sockstat),
                Optional.of(new KernelFile(Path.of("sockstat6"), sockstat6)));
    }

    @Test
    void namesDecideInAnyOrder() throws IOException {
        assertEquals(
                new SocketUse(1, 6, 4, 2, 3, 5),
                parse(
                        "sockets: used 9\nUDP: inuse 8 mem 8\nTCP: mem 5 inuse 1 new 7 orphan 2 alloc 3 tw 4\n",
                        "TCP6: inuse 6\n"));
    }

    @Test
    void withoutIpv6ThereAreNoSocketsOfIt() throws IOException {
        KernelFile sockstat = new KernelFile(Path.of("sockstat"), "TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5");

        assertEquals(new SocketUse(1, 0, 3, 2, 4, 5), SocketUse.parse(sockstat, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|TCP6: inuse 1|Cannot read sockstat: it has no inuse of TCP",
                "TCP: inuse 1 orphan 2 alloc 4 mem 5|TCP6: inuse 1|Cannot read sockstat: it has no tw of TCP",
                "TCP: inuse 1 orphan 2 tw|TCP6: inuse 1|Cannot read sockstat: it has no tw of TCP",
                "TCP: inuse -1 orphan 2 tw 3 alloc 4 mem 5|TCP6: inuse 1|Cannot read sockstat: \"-1\" is no number",
                "TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5|''|Cannot read sockstat6: it has no inuse of TCP6",
                "TCP: inuse 1 orphan 2 tw 3 alloc 4 mem 5|TCP6: inuse many|Cannot read sockstat6: \"many\" is no number"
            })
    void whatIsNotThereIsNamed(String sockstat, String sockstat6, String reason) {
        IOException e = assertThrows(IOException.class, () -> parse(sockstat, sockstat6));
        assertEquals(reason, e.getMessage());
    }
}
