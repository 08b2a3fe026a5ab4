package io.harken.main;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Tells a running agent something. */
final class ControlClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PID = Pattern.compile("[0-9]{1,10}");

    private final Path pidFile;
    private final LongSupplier nanoClock;

    ControlClient(Path pidFile, LongSupplier nanoClock) {
        this.pidFile = pidFile;
        this.nanoClock = nanoClock;
    }

    /** Thrown when no agent can be told. */
    static final class UnreachableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<String> complaints;

        UnreachableException(String... complaints) {
            super(complaints[0]);
            this.complaints = List.of(complaints);
        }

        /** What to say; the first line is that of {@code zabbix_agentd}. */
        List<String> complaints() {
            return complaints;
        }
    }

    /** Gives a command to the agent whose PID file it is, and waits until it has taken it. */
    void send(RuntimeCommand command) throws UnreachableException {
        long pid = pid();
        Path socket = Path.of(pidFile + ControlLine.SUFFIX);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ControlLine.write(channel, command.text());
            String answer = ControlLine.read(channel, PATIENCE, nanoClock);
            if (!answer.equals(ControlLine.DONE)) {
                throw new UnreachableException(answer);
            }
        } catch (IOException e) {
            String reason = SystemError.of(e);
            throw new UnreachableException(
                    "cannot send command to PID [" + pid + "]: " + kernelError(pid, reason),
                    "No Harken answers on " + ByteText.utf8(socket.toString()) + ": " + reason);
        }
    }

    private long pid() throws UnreachableException {
        String name = ByteText.utf8(pidFile.toString());
        try {
            String text = ByteText.of(Files.readAllBytes(pidFile)).trim();
            if (PID.matcher(text).matches()) {
                return Long.parseLong(text);
            }
            throw new UnreachableException("cannot retrieve PID from file [" + name + "]");
        } catch (IOException e) {
            throw new UnreachableException("cannot open PID file [" + name + "]: " + SystemError.of(e));
        }
    }

    /** What {@code kill(2)} would say where our socket is not reached. */
    private static String kernelError(long pid, String reason) {
        return ProcessHandle.of(pid).isEmpty() ? "[3] No such process" : reason;
    }
}
