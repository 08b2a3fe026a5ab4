package io.harken.collectors.zabbix;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.config.SystemError;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.slf4j.LoggerFactory;

/** One request to a server, with the words of {@code zabbix_agentd} for whatever fails. */
final class Inquiry {
    private final PeerAddress server;
    private final String request;
    private volatile boolean connected;

    Inquiry(PeerAddress server, String request) {
        this.server = server;
        this.request = request;
    }

    /** What the server replies. */
    String reply() throws NotSupportedException {
        try (TcpConnection connection = TcpConnection.open(server)) {
            connected = true;
            connection.send(Frame.of(request));
            return read(connection);
        } catch (IOException e) {
            throw ServerStatsCollector.failed(reason(e));
        }
    }

    private static String read(TcpConnection connection) throws IOException {
        try {
            String reply = Frame.read(connection.input());
            if (reply.isEmpty()) {
                throw new ReplyException("received empty response.");
            }
            return reply;
        } catch (ReplyException e) {
            String peer = connection.peer().getHostAddress();
            e.line().ifPresent(line -> LoggerFactory.getLogger(Inquiry.class).warn(line, peer));
            throw e;
        }
    }

    /** What it means that nothing has come at the deadline. */
    String silence() {
        return connected ? "read timeout" : connecting("connection timed out");
    }

    private String connecting(String reason) {
        return "cannot connect to [[" + server.host() + "]:" + server.port() + "]: " + reason;
    }

    private String reason(IOException e) {
        if (e instanceof ReplyException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof UnknownHostException) {
            return "getaddrinfo() failed for '" + server.host() + "': [1] Unknown host";
        }
        if (e instanceof BindException) {
            return "bind() failed: " + SystemError.of(e);
        }
        if (connected) {
            return "cannot read from socket: " + SystemError.of(e);
        }
        return isRefusal(e)
                ? connecting("connection error (POLLERR,POLLHUP)")
                : "cannot connect to address: " + SystemError.of(e);
    }

    /** Whether the network has answered; without a way to it, the kernel refuses at once. */
    private static boolean isRefusal(IOException e) {
        boolean unreachable = String.valueOf(e.getMessage()).startsWith("Network is unreachable");
        return e instanceof NoRouteToHostException || (e instanceof ConnectException && !unreachable);
    }
}
