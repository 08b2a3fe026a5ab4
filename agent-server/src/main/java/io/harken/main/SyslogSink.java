package io.harken.main;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The system's log, in the form in which {@code syslog(3)} writes to it:
 * {@code <30>Nov 22 17:41:27 harken[4711]: text}.
 *
 * @param out the socket
 * @param pid the process id in every line
 * @param zone the zone of the times in every line
 */
record SyslogSink(Datagrams out, long pid, Supplier<TimeZone> zone) implements LogSink {
    /** The socket of the system's log, where every system has it. */
    static final Path STANDARD = Path.of("/dev/log");

    private static final int DAEMON = 3 << 3;
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** A socket that takes one message at a time. */
    interface Datagrams {
        /** Sends a message, or waits a little for one that does not go. */
        void send(byte[] message) throws IOException;
    }

    /**
     * Opens the system's log.
     *
     * @param file its socket; it need not be there yet
     * @throws IOException if this host has no library for it, or this process no descriptor
     */
    static UnixDatagrams open(Path file) throws IOException {
        try {
            return UnixDatagrams.to(file.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot open log: LogType=system " + e.getMessage(), e);
        }
    }

    @Override
    public int write(List<LogLine> lines) {
        int written = 0;
        for (LogLine line : lines) {
            try {
                out.send(message(line));
                written++;
            } catch (IOException e) {
                // The next one may be shorter, or find somebody who reads.
            }
        }
        return written;
    }

    private byte[] message(LogLine line) {
        long local = line.millis() + zone.get().getOffset(line.millis());
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
        StringBuilder message = new StringBuilder(64 + line.text().length());
        message.append('<').append(DAEMON | line.severity().number()).append('>');
        message.append(MONTHS.get(time.getMonthValue() - 1));
        append(message.append(' '), time.getDayOfMonth(), ' ');
        append(message.append(' '), time.getHour(), '0');
        append(message.append(':'), time.getMinute(), '0');
        append(message.append(':'), time.getSecond(), '0');
        message.append(" harken[").append(pid).append("]: ").append(line.text());
        return ByteText.bytes(message.toString());
    }

    /** Two digits. */
    private static void append(StringBuilder message, int number, char fill) {
        if (number < 10) {
            message.append(fill);
        }
        message.append(number);
    }
}
