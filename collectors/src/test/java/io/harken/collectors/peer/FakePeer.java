package io.harken.collectors.peer;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server on the loopback address that serves one connection by a script, and notes what it is sent. */
public final class FakePeer implements AutoCloseable {
    private final ServerSocket server;
    private final CompletableFuture<String> received = new CompletableFuture<>();

    /** Makes a server socket's connections secure, for example. */
    @FunctionalInterface
    public interface Wrapper {
        /** The connection to speak over. */
        Socket wrap(Socket accepted) throws IOException;
    }

    /** What a script does after another. */
    public sealed interface Step {
        /** Sends bytes. */
        record Say(String bytes) implements Step {}

        /** Does nothing for a while. */
        record Rest(int millis) implements Step {}

        /** Ends what it sends. */
        record Fin() implements Step {}

        /** Ends by a reset. */
        record Reset() implements Step {}

        /** Sends bytes every so often until the other side is gone. */
        record Drip(String bytes, int millis) implements Step {}
    }

    private FakePeer(ServerSocket server) {
        this.server = server;
    }

    /** A server that does this, and then waits until the other side is gone. */
    public static FakePeer doing(Step... script) throws IOException {
        return doing(socket -> socket, script);
    }

    /** The same over another kind of connection. */
    public static FakePeer doing(Wrapper wrapper, Step... script) throws IOException {
        FakePeer peer = new FakePeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> peer.serve(wrapper, List.of(script)), "fake peer");
        thread.setDaemon(true);
        thread.start();
        return peer;
    }

    /** A server that sends this and no more, and ends. */
    public static FakePeer saying(String bytes) throws IOException {
        return doing(new Step.Say(bytes), new Step.Fin());
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** The address, as of an ordinary check. */
    public PeerAddress address() {
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return new PeerAddress(address.getAddress().getHostAddress(), port(), Optional.empty());
    }

    /** Everything it was sent, once the other side has ended. */
    public String received() throws Exception {
        return received.get(30, TimeUnit.SECONDS);
    }

    private void serve(Wrapper wrapper, List<Step> script) {
        StringBuilder all = new StringBuilder();
        try (Socket accepted = server.accept();
                Socket socket = wrapper.wrap(accepted)) {
            Thread reader = new Thread(() -> read(socket, all), "fake peer's reader");
            reader.start();
            for (Step step : script) {
                perform(step, socket);
            }
            reader.join();
        } catch (IOException | InterruptedException e) {
            // The other side is gone, or it did not come.
        }
        received.complete(all.toString());
    }

    private static void read(Socket socket, StringBuilder all) {
        byte[] buffer = new byte[4096];
        try {
            int read;
            while ((read = socket.getInputStream().read(buffer)) > 0) {
                all.append(ByteText.of(buffer), 0, read);
            }
        } catch (IOException e) {
            // Reset: what came is noted.
        }
    }

    private static void perform(Step step, Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        if (step instanceof Step.Say say) {
            out.write(ByteText.bytes(say.bytes()));
        } else if (step instanceof Step.Rest rest) {
            TimeUnit.MILLISECONDS.sleep(rest.millis());
        } else if (step instanceof Step.Drip drip) {
            while (true) {
                out.write(ByteText.bytes(drip.bytes()));
                TimeUnit.MILLISECONDS.sleep(drip.millis());
            }
        } else if (step instanceof Step.Reset) {
            socket.setSoLinger(true, 0);
            socket.close();
        } else {
            socket.shutdownOutput();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
