package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpStateTest {
    @ParameterizedTest
    @CsvSource({
        "ESTABLISHED, TCP_ESTABLISHED ESTABLISHED ESTAB established Established estab",
        "SYN_SENT, TCP_SYN_SENT SYN_SENT SYN-SENT syn_sent synsent SynSent",
        "SYN_RECV, TCP_SYN_RECV SYN_RECV SYN-RECV syn_recv synrecv TCP_NEW_SYN_RECV NEW_SYN_RECV",
        "FIN_WAIT1, TCP_FIN_WAIT1 FIN_WAIT1 FIN-WAIT-1 fin_wait1 finwait1 fin_wait_1",
        "FIN_WAIT2, TCP_FIN_WAIT2 FIN_WAIT2 FIN-WAIT-2 fin_wait2 finwait2 fin_wait_2",
        "TIME_WAIT, TCP_TIME_WAIT TIME_WAIT TIME-WAIT time_wait timewait",
        "CLOSED, TCP_CLOSE CLOSE UNCONN close closed CLOSED",
        "CLOSE_WAIT, TCP_CLOSE_WAIT CLOSE_WAIT CLOSE-WAIT close_wait closewait",
        "LAST_ACK, TCP_LAST_ACK LAST_ACK LAST-ACK last_ack lastack",
        "LISTEN, TCP_LISTEN LISTEN listen listening",
        "CLOSING, TCP_CLOSING CLOSING closing"
    })
    void everySpellingIsUnderstood(TcpState state, String spellings) throws Exception {
        for (String spelling : spellings.split(" ", -1)) {
            assertEquals(state, TcpState.ofWord(spelling), spelling);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "TCP_", "bogus", "timewait2", "time wait", " listen", "01", "BOUND-INACTIVE"})
    void anUnknownStateIsRefusedWithTheValidOnes(String word) {
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> TcpState.ofWord(word));

        assertEquals(
                "Invalid first parameter. Valid states are: closed, closewait, closing, established, finwait1,"
                        + " finwait2, lastack, listen, synrecv, synsent, timewait.",
                refusal.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "ESTABLISHED, established",
        "SYN_SENT, syn_sent",
        "SYN_RECV, syn_recv",
        "FIN_WAIT1, fin_wait1",
        "FIN_WAIT2, fin_wait2",
        "TIME_WAIT, time_wait",
        "CLOSED, close",
        "CLOSE_WAIT, close_wait",
        "LAST_ACK, last_ack",
        "LISTEN, listen",
        "CLOSING, closing"
    })
    void theNamesOfZabbixAgentdAreExact(TcpState state, String name) {
        assertEquals(Optional.of(state), TcpState.ofAgentdName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LISTEN", "timewait", "closed", "time-wait"})
    void zabbixAgentdKnowsNoOtherName(String name) {
        assertEquals(Optional.empty(), TcpState.ofAgentdName(name));
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsFoundByItsNumber(TcpState state) {
        assertEquals(state, TcpState.ofCode(state.code()));
    }

    @ParameterizedTest
    @CsvSource({"1, ESTABLISHED", "6, TIME_WAIT", "7, CLOSED", "10, LISTEN", "11, CLOSING", "12, SYN_RECV"})
    void theNumbersAreThoseOfTheKernel(int code, TcpState state) {
        assertEquals(state, TcpState.ofCode(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 255})
    void otherNumbersAreNoStates(int code) {
        assertThrows(IllegalArgumentException.class, () -> TcpState.ofCode(code));
    }
}
