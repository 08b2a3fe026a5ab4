package io.harken.main;

import io.harken.config.ListenConfig;
import io.harken.config.SystemError;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks the agent that listens here for {@code agent.ping}: {@code --healthcheck}. Not by Netty, which would take longer to load
 * than everything else takes.
 */
final class HealthCheck {
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String QUESTION = frame("agent.ping");
    private static final String ANSWER = frame("1");

    private final LongSupplier nanoClock;

    HealthCheck(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    private static String frame(String body) {
        return "ZBXD\1" + (char) body.length() + "\0".repeat(7) + body;
    }

    /**
     * What is wrong with the agent; nothing if it answers.
     *
     * @param listen where it listens; it is asked at the first address
     * @param timeout how long it may take, three seconds at most
     */
    Optional<String> failure(ListenConfig listen, Duration timeout) {
        String written = listen.addresses().stream().findFirst().orElse("0.0.0.0");
        Optional<InetAddress> address = address(written);
        if (address.isEmpty()) {
            return Optional.of("\"ListenIP\" begins with \"" + written + "\", which is no address");
        }
        // The question comes from there whatever address it goes to, so that "Server" need list no other.
        String local = address.get() instanceof Inet6Address ? "::1" : "127.0.0.1";
        InetAddress from = address(local).orElseThrow();
        InetAddress to = address.get().isAnyLocalAddress() ? from : address.get();
        String agent = "the agent at " + to.getHostAddress() + ", port " + listen.port();
        try {
            String answer = ask(new InetSocketAddress(to, listen.port()), from, deadline(timeout));
            if (answer.isEmpty()) {
                return Optional.of(agent + ", does not answer: most likely \"Server\" does not list " + local);
            }
            return answer.equals(ANSWER)
                    ? Optional.empty()
                    : Optional.of(
                            agent + ", does not answer agent.ping with 1: its key is denied, or it is something else");
        } catch (IOException e) {
            return Optional.of("cannot ask " + agent + ": " + SystemError.of(e));
        }
    }

    private static Optional<InetAddress> address(String text) {
        return IpText.resolve(text).map(bytes -> {
            try {
                return InetAddress.getByAddress(ByteText.bytes(bytes));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("not an address", e);
            }
        });
    }

    private long deadline(Duration timeout) {
        return nanoClock.getAsLong() + Math.min(timeout.toNanos(), LONGEST.toNanos());
    }

    private String ask(InetSocketAddress agent, InetAddress from, long deadline) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(agent, millisUntil(deadline));
            socket.getOutputStream().write(ByteText.bytes(QUESTION));
            byte[] answer = new byte[ANSWER.length()];
            int size = 0;
            while (size < answer.length) {
                socket.setSoTimeout(millisUntil(deadline));
                int read = socket.getInputStream().read(answer, size, answer.length - size);
                if (read < 0) {
                    break;
                }
                size += read;
            }
            return ByteText.of(answer).substring(0, size);
        }
    }

    /** At least one: to a socket, 0 is for ever. */
    private int millisUntil(long deadline) throws SocketTimeoutException {
        Duration left = Duration.ofNanos(deadline - nanoClock.getAsLong());
        if (left.isNegative()) {
            throw new SocketTimeoutException("timed out");
        }
        return (int) left.toMillis() + 1;
    }
}
