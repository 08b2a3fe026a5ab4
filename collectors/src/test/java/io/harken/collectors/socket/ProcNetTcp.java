package io.harken.collectors.socket;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Writes {@code /proc/net/tcp} as the kernel does. */
final class ProcNetTcp implements AutoCloseable {
    static final int ESTABLISHED = 1;
    static final int TIME_WAIT = 6;
    static final int LISTEN = 10;

    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final int WIDTH = 149;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final OutputStream out;
    private long number;

    private ProcNetTcp(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        write(new StringBuilder(HEADING));
    }

    /** A table in the {@code proc/net/tcp} of a host. */
    static ProcNetTcp of(Path root) throws IOException {
        Path file = root.resolve("proc/net/tcp");
        Files.createDirectories(file.getParent());
        return new ProcNetTcp(Files.newOutputStream(file));
    }

    static ProcNetTcp to(OutputStream out) throws IOException {
        return new ProcNetTcp(out);
    }

    /** A socket that is like no socket with another id. */
    ProcNetTcp socket(int id, int state) throws IOException {
        return row(id, 50_000, state, state == TIME_WAIT ? 0 : 1_000_000L + id);
    }

    ProcNetTcp row(int localAddress, int localPort, int state, long inode) throws IOException {
        StringBuilder row = new StringBuilder(WIDTH + 1);
        padded(row, number++, 4).append(": ").append(HEX.toHexDigits(localAddress));
        row.append(':').append(HEX.toHexDigits((short) localPort)).append(" 0100007F:1F90 ");
        row.append(HEX.toHexDigits((byte) state)).append(" 00000000:00000000 00:00000000 00000000 ");
        padded(row, 33, 5).append("        0 ").append(inode).append(" 1 0000000000000000 20 4 30 10 -1");
        write(row);
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(StringBuilder line) throws IOException {
        line.append(" ".repeat(WIDTH - line.length())).append('\n');
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static StringBuilder padded(StringBuilder row, long value, int width) {
        String digits = Long.toString(value);
        return row.append(" ".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
