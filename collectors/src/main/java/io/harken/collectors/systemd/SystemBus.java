package io.harken.collectors.systemd;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The way to a message bus. One at a time goes it, so that there is one answer in memory. */
final class SystemBus {
    private static final String TRANSPORT = "unix:";
    private static final String PATH = "path=";

    private final String address;
    private final ReentrantLock lock = new ReentrantLock();

    /** A bus at an address of the D-Bus specification: {@code unix:path=/a;unix:path=/b}. */
    SystemBus(String address) {
        this.address = address;
    }

    /** What is asked over one connection. */
    @FunctionalInterface
    interface Conversation<T> {
        T with(DBusConnection connection) throws NotSupportedException, IOException;
    }

    /** Asks over a connection of its own. */
    <T> T ask(Conversation<T> conversation) throws NotSupportedException, IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        try (DBusConnection connection = connect()) {
            return conversation.with(connection);
        } finally {
            lock.unlock();
        }
    }

    /** Connects to the first socket that lets it; else the last failure is told. */
    private DBusConnection connect() throws NotSupportedException {
        String failure = "the address names no socket";
        for (Path socket : sockets(address)) {
            try {
                return DBusConnection.open(socket);
            } catch (IOException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        throw new NotSupportedException("Cannot establish connection to any available bus: " + failure);
    }

    static List<Path> sockets(String address) {
        List<Path> sockets = new ArrayList<>();
        for (String server : address.split(";", -1)) {
            if (server.startsWith(TRANSPORT)) {
                for (String option : server.substring(TRANSPORT.length()).split(",", -1)) {
                    if (option.startsWith(PATH)) {
                        sockets.add(Path.of(option.substring(PATH.length())));
                    }
                }
            }
        }
        return sockets;
    }
}
