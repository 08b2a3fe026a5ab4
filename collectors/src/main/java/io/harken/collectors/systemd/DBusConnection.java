package io.harken.collectors.systemd;

import io.harken.item.ByteText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A connection to a message bus. An interruption closes it. The messages of its exceptions are {@link ByteText}, as are the texts
 * in messages.
 */
final class DBusConnection implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";

    /** Without a name, so the bus takes the user that the kernel knows. */
    private static final String AUTHENTICATION = "\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n";

    private static final int LONGEST_LINE = 256;
    private static final int LONGEST_HELLO = 4096;

    private final SocketChannel channel;
    private final InputStream in;
    private int serial;

    private DBusConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /** Connects to the bus at a socket. */
    static DBusConnection open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            connect(channel, socket);
            DBusConnection connection = new DBusConnection(channel);
            connection.authenticate();
            connection.call(new DBusCall(BUS, "/org/freedesktop/DBus", BUS, "Hello", List.of()), LONGEST_HELLO);
            return connection;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A failure is told in the words of {@code zabbix_agent2}, which are those of Go. */
    private static void connect(SocketChannel channel, Path socket) throws IOException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new IOException(
                    "dial unix " + ByteText.utf8(socket.toString()) + ": connect: "
                            + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT),
                    e);
        }
    }

    private void authenticate() throws IOException {
        write(ByteText.bytes(AUTHENTICATION));
        String line = line();
        if (line.equals("DATA")) {
            line = line();
        }
        if (!line.startsWith("OK ")) {
            throw new IOException("the bus does not let this user in");
        }
    }

    /**
     * Calls a method and waits for the answer.
     *
     * @param longest how many bytes the answer may have
     * @throws DBusErrorException if the answer is an error
     */
    DBusMessage call(DBusCall call, int longest) throws IOException {
        return answer(send(call), longest);
    }

    /** Calls a method and gives the serial number of the call, without waiting for the answer. */
    int send(DBusCall call) throws IOException {
        serial++;
        write(call.message(serial));
        return serial;
    }

    /**
     * Waits for the answer to a call; those of earlier ones are thrown away.
     *
     * @throws DBusErrorException if the answer is an error
     */
    DBusMessage answer(int call, int longest) throws IOException {
        DBusMessage message;
        do {
            message = DBusMessage.read(in, longest);
        } while (!message.answers(call));
        if (message.type() == DBusMessage.ERROR) {
            throw new DBusErrorException(message.error());
        }
        return message;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** A line without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the bus does not answer as one");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
