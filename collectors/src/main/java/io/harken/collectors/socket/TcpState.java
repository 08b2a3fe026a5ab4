package io.harken.collectors.socket;

import io.harken.item.NotSupportedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The states of a TCP socket, in the order of the kernel's numbers 1 to 11 ({@code include/net/tcp_states.h}).
 *
 * <p>A state has many spellings. They are compared without {@code TCP_}, {@code -} and {@code _} and without regard to
 * case.
 */
public enum TcpState {
    ESTABLISHED(1, "established", "established", "estab"),
    SYN_SENT(2, "synsent", "syn_sent", ""),
    /** {@code NEW_SYN_RECV} is the kernel's name for a request that has no full socket; it is listed as this state. */
    SYN_RECV(3, "synrecv", "syn_recv", "synreceived newsynrecv"),
    FIN_WAIT1(4, "finwait1", "fin_wait1", ""),
    FIN_WAIT2(5, "finwait2", "fin_wait2", ""),
    TIME_WAIT(6, "timewait", "time_wait", ""),
    CLOSED(7, "closed", "close", "unconn"),
    CLOSE_WAIT(8, "closewait", "close_wait", ""),
    LAST_ACK(9, "lastack", "last_ack", ""),
    LISTEN(10, "listen", "listen", "listening"),
    CLOSING(11, "closing", "closing", "");

    private static final Map<String, TcpState> BY_WORD = words();
    /** One more than the highest number. */
    static final int CODES = 12;

    private final int code;
    private final String word;
    private final String agentdName;
    private final String aliases;

    TcpState(int code, String word, String agentdName, String aliases) {
        this.code = code;
        this.word = word;
        this.agentdName = agentdName;
        this.aliases = aliases;
    }

    /** The word of the documentation, {@code synrecv} for example. */
    String word() {
        return word;
    }

    /** The kernel's number, 1 to 11. */
    int code() {
        return code;
    }

    /**
     * The state of a number from the {@code st} column; 12 is {@code NEW_SYN_RECV}.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    static TcpState ofCode(int code) {
        return switch (code) {
            case 1 -> ESTABLISHED;
            case 2 -> SYN_SENT;
            case 3, 12 -> SYN_RECV;
            case 4 -> FIN_WAIT1;
            case 5 -> FIN_WAIT2;
            case 6 -> TIME_WAIT;
            case 7 -> CLOSED;
            case 8 -> CLOSE_WAIT;
            case 9 -> LAST_ACK;
            case 10 -> LISTEN;
            case 11 -> CLOSING;
            default -> throw new IllegalArgumentException("unknown TCP state " + code);
        };
    }

    /**
     * The state of any of its spellings.
     *
     * @throws NotSupportedException with the words of all states
     */
    public static TcpState ofWord(String spelling) throws NotSupportedException {
        TcpState state = BY_WORD.get(fold(spelling));
        if (state == null) {
            throw new NotSupportedException("Invalid first parameter. Valid states are: "
                    + Arrays.stream(values()).map(TcpState::word).sorted().collect(Collectors.joining(", ")) + ".");
        }
        return state;
    }

    /** The state of exactly the name that {@code net.tcp.socket.count} takes. */
    static Optional<TcpState> ofAgentdName(String name) {
        return Arrays.stream(values())
                .filter(state -> state.agentdName.equals(name))
                .findAny();
    }

    private static Map<String, TcpState> words() {
        Map<String, TcpState> words = new HashMap<>();
        for (TcpState state : values()) {
            words.put(state.word, state);
            words.put(fold(state.agentdName), state);
            for (String alias : state.aliases.split(" ", -1)) {
                words.put(alias.isEmpty() ? state.word : alias, state);
            }
        }
        return words;
    }

    private static String fold(String spelling) {
        String lower = spelling.toLowerCase(Locale.ROOT);
        return (lower.startsWith("tcp_") ? lower.substring(4) : lower)
                .replace("-", "")
                .replace("_", "");
    }
}
