package io.harken.main;

import io.harken.main.RuntimeCommand.BadRuntimeCommandException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the commands of {@code -R}, one a connection and one connection at a time. A signal, with which {@code
 * zabbix_agentd} does it, has a value that a JVM cannot read.
 *
 * <p>Whoever opens it holds the lock of the PID file, so a socket that is already there was left behind.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    /** How long a client may keep others waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Path file;
    private final ServerSocketChannel channel;
    private final Consumer<RuntimeCommand> commands;
    private final LongSupplier nanoClock;

    private ControlSocket(
            Path file, ServerSocketChannel channel, Consumer<RuntimeCommand> commands, LongSupplier nanoClock) {
        this.file = file;
        this.channel = channel;
        this.commands = commands;
        this.nanoClock = nanoClock;
    }

    /**
     * Listens for whoever runs as the same user.
     *
     * @param pidFile the PID file, beside which the socket is
     * @param commands what carries commands out
     */
    static ControlSocket open(Path pidFile, Consumer<RuntimeCommand> commands, LongSupplier nanoClock)
            throws IOException {
        Path file = Path.of(pidFile + ControlLine.SUFFIX);
        removeStale(file);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        ControlSocket socket = new ControlSocket(file, channel, commands, nanoClock);
        Thread thread = new Thread(socket::serve, "control");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private static void removeStale(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther()) {
            throw new IOException("File exists and is no socket");
        }
        Files.delete(file);
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                answer(client);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.debug("control connection: {}", e.getMessage());
                pause();
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        String line = ControlLine.read(client, PATIENCE, nanoClock);
        try {
            commands.accept(RuntimeCommand.parse(line));
            ControlLine.write(client, ControlLine.DONE);
        } catch (BadRuntimeCommandException e) {
            ControlLine.write(client, e.text());
        } catch (RuntimeException e) {
            // One command that fails must not be the last one.
            LOG.error("cannot carry out \"{}\"", line, e);
            ControlLine.write(client, e.toString());
        }
    }

    /** Without file descriptors accepting fails at once, again and again. */
    private static void pause() {
        try {
            Thread.sleep(PATIENCE.toMillis() / 10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops listening and removes the file. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
