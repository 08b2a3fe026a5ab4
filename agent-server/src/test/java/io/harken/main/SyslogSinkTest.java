package io.harken.main;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ByteText;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainDatagramSocketAddress;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The form is what {@code syslog(3)} of the C library wrote for {@code zabbix_agentd} 7.0.22. */
@Timeout(60)
class SyslogSinkTest {
    private static final long MORNING =
            Instant.parse("2026-01-02T07:04:05.999Z").toEpochMilli();
    private static final TimeZone RIGA = TimeZone.getTimeZone("Europe/Riga");

    @TempDir
    private Path folder;

    @Test
    void hasTheFormOfSyslog() throws Exception {
        List<String> sent = new ArrayList<>();
        SyslogSink sink = new SyslogSink(message -> sent.add(ByteText.of(message)), 42, () -> RIGA);

        sink.write(List.of(
                line(Severity.CRITICAL, "a"),
                line(Severity.ERROR, "b"),
                line(Severity.WARNING, "c"),
                line(Severity.INFORMATION, "d\u00ff"),
                line(Severity.DEBUG, "e\nf")));

        assertEquals(
                List.of(
                        "<26>Jan  2 09:04:05 harken[42]: a",
                        "<27>Jan  2 09:04:05 harken[42]: b",
                        "<28>Jan  2 09:04:05 harken[42]: c",
                        "<30>Jan  2 09:04:05 harken[42]: d\u00ff",
                        "<31>Jan  2 09:04:05 harken[42]: e\nf"),
                sent);
    }

    @Test
    void aMessageThatCannotBeSentTakesNoOtherWithIt() {
        List<String> sent = new ArrayList<>();
        SyslogSink sink = new SyslogSink(
                message -> {
                    if (message.length > 1000) {
                        throw new IOException("Message too long");
                    }
                    sent.add(ByteText.of(message));
                },
                42,
                () -> RIGA);

        int written = sink.write(
                List.of(line(Severity.ERROR, "a"), line(Severity.ERROR, "b".repeat(1000)), line(Severity.ERROR, "c")));

        assertEquals(2, written);
        assertEquals(List.of("<27>Jan  2 09:04:05 harken[42]: a", "<27>Jan  2 09:04:05 harken[42]: c"), sent);
    }

    @Test
    void goesOnAfterTheSystemLogWasStartedAgain() throws Exception {
        Path file = folder.resolve("log");
        Socket first = listen(file);
        UnixDatagrams socket = SyslogSink.open(file);
        socket.send(ByteText.bytes("one"));
        assertEquals("one", receive(first));

        first.close();
        assertThrows(IOException.class, () -> socket.send(ByteText.bytes("lost")));
        Files.delete(file);
        Socket second = listen(file);
        socket.send(ByteText.bytes("two"));
        assertEquals("two", receive(second));
        second.close();
    }

    @Test
    void aSystemLogThatReadsNothingDoesNotHoldTheThreadForever() throws Exception {
        Path file = folder.resolve("log");
        Socket stuck = listen(file);
        UnixDatagrams socket = SyslogSink.open(file);

        assertThrows(IOException.class, () -> {
            for (int i = 0; i < 100_000; i++) {
                socket.send(ByteText.bytes("line"));
            }
        });
        stuck.close();
    }

    private static Socket listen(Path file) throws IOException {
        Epoll.ensureAvailability();
        Socket socket = Socket.newSocketDomainDgram();
        socket.bind(new DomainSocketAddress(file.toFile()));
        return socket;
    }

    private static String receive(Socket socket) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(100);
        DomainDatagramSocketAddress sender =
                requireNonNull(socket.recvFromDomainSocket(bytes, 0, bytes.capacity()), "nothing came");
        byte[] message = new byte[sender.receivedAmount()];
        bytes.get(message);
        return ByteText.of(message);
    }

    private static LogLine line(Severity severity, String text) {
        return new LogLine(MORNING, severity, text);
    }
}
