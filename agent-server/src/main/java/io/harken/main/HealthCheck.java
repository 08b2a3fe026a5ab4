package io.harken.main;

import io.harken.config.ConfigException;
import io.harken.config.ListenConfig;
import io.harken.config.SystemError;
import io.harken.config.TlsConfig;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import io.harken.server.tls.KeyedPeer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
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
     * @param tls how connections to it are protected
     * @param timeout how long it may take, three seconds at most
     * @throws ConfigException if the pre-shared key cannot be read
     */
    Optional<String> failure(ListenConfig listen, Optional<TlsConfig> tls, Duration timeout) throws ConfigException {
        Optional<TlsConfig> needed = tls.filter(config -> !config.acceptsPlain());
        if (needed.isPresent() && needed.get().preSharedKey().isEmpty()) {
            return Optional.of("\"TLSAccept\" takes certificates only, and there is none to ask the agent with");
        }
        String written =
                listen.addresses().isEmpty() ? "0.0.0.0" : listen.addresses().get(0);
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
            String answer = ask(new InetSocketAddress(to, listen.port()), from, needed, deadline(timeout));
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

    private String ask(InetSocketAddress agent, InetAddress from, Optional<TlsConfig> tls, long deadline)
            throws IOException, ConfigException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(agent, millisUntil(deadline));
            TimedInput in = new TimedInput(socket, deadline);
            OutputStream out = socket.getOutputStream();
            if (tls.isPresent()) {
                return askBy(tls.get(), in, out);
            }
            out.write(ByteText.bytes(QUESTION));
            return ByteText.of(in.readNBytes(ANSWER.length()));
        }
    }

    private static String askBy(TlsConfig tls, TimedInput in, OutputStream out) throws IOException, ConfigException {
        try {
            return KeyedPeer.load(tls).ask(in, out, QUESTION, ANSWER.length());
        } catch (IOException e) {
            if (in.isEmpty()) {
                return "";
            }
            throw e;
        }
    }

    /** What a socket receives until a deadline. */
    private final class TimedInput extends FilterInputStream {
        private final Socket socket;
        private final long deadline;
        private boolean begun;
        private boolean empty;

        TimedInput(Socket socket, long deadline) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.deadline = deadline;
        }

        /** Whether it has ended without a byte. */
        boolean isEmpty() {
            return empty;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            socket.setSoTimeout(millisUntil(deadline));
            int size = super.read(bytes, offset, length);
            empty = size < 0 && !begun;
            begun = true;
            return size;
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
