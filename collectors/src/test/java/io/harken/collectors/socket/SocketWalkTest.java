package io.harken.collectors.socket;

import static io.harken.collectors.socket.ProcNetTcp.ESTABLISHED;
import static io.harken.collectors.socket.ProcNetTcp.LISTEN;
import static io.harken.collectors.socket.ProcNetTcp.TIME_WAIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.socket.SocketWalk.Extent;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SocketWalkTest {
    @TempDir
    private Path root;

    /** From 10,000 rows on the number of the row is wider, and all columns move. */
    @ParameterizedTest
    @CsvSource({"10, 9, 1", "100, 90, 10", "1000, 900, 100", "100000, 90000, 10000", "1100000, 990000, 110000"})
    void countsEveryRowOfATableOfAnySize(int rows, long established, long timeWait) throws Exception {
        try (ProcNetTcp table = ProcNetTcp.of(root)) {
            for (int id = 0; id < rows; id++) {
                table.socket(id, id % 10 == 0 ? TIME_WAIT : ESTABLISHED);
            }
        }

        SocketSnapshot snapshot = walk();

        assertEquals(rows, snapshot.total());
        assertEquals(established, snapshot.count(TcpState.ESTABLISHED));
        assertEquals(timeWait, snapshot.count(TcpState.TIME_WAIT));
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 0", "100, 27, 0", "100, 99, 0", "16000, 1, 0", "20000, 15000, 27", "20000, 19999, 27"})
    void rowsThatTheKernelGivesAgainAreCountedOnce(int rows, int rewindTo, int pageOfRows) throws Exception {
        try (ProcNetTcp table = ProcNetTcp.of(root)) {
            table.socket(-1, LISTEN);
            for (int id = 0; id < rows; id++) {
                table.socket(id, id % 2 == 0 ? TIME_WAIT : ESTABLISHED);
            }
            for (int id = rewindTo; id < rows; id++) {
                table.socket(id, id % 2 == 0 ? TIME_WAIT : ESTABLISHED);
            }
        }

        long total = walk().total();
        assertTrue(Math.abs(total - (rows + 1)) <= pageOfRows, () -> "" + total);
    }

    /** The kernel finds its place among UDP sockets by counting: those that came before it push others behind it again. */
    @Test
    void rowsOfUdpThatAreGivenAgainDoNotEndTheTable() throws Exception {
        try (ProcNetTcp table = ProcNetTcp.of(root)) {
            for (int id : new int[] {0, 0, 1}) {
                for (int socket = 0; socket < 100; socket++) {
                    table.socket(100 * id + socket, ESTABLISHED);
                }
            }
        }
        Files.move(root.resolve("proc/net/tcp"), root.resolve("proc/net/udp"));

        assertEquals(
                200,
                SocketWalk.walk(
                                Protocol.UDP,
                                Extent.ALL,
                                HostPaths.under(root),
                                OwnPolls.NONE,
                                List.of(),
                                new SeenSockets())
                        .total());
    }

    @Test
    void socketsThatListenOnTheSameAddressAllCount() throws Exception {
        try (ProcNetTcp table = ProcNetTcp.of(root)) {
            for (int inode = 1; inode <= 64; inode++) {
                table.row(0, 8080, LISTEN, inode);
            }
        }

        SocketSnapshot snapshot = walk();

        assertEquals(64, snapshot.count(TcpState.LISTEN));
        assertTrue(snapshot.isListening(8080));
    }

    @Test
    void theSameSeenSocketsServeWalkAfterWalk() throws Exception {
        SeenSockets seen = new SeenSockets();
        for (int rows : new int[] {5000, 10, 3000}) {
            try (ProcNetTcp table = ProcNetTcp.of(root)) {
                for (int id = 0; id < rows; id++) {
                    table.socket(id, ESTABLISHED);
                }
            }

            assertEquals(
                    rows,
                    SocketWalk.walk(Protocol.TCP, Extent.ALL, HostPaths.under(root), OwnPolls.NONE, List.of(), seen)
                            .total());
        }
    }

    /** The reader of a pipe is given what is there, a piece of a row or many rows. */
    @ParameterizedTest
    @CsvSource({"1", "7", "149", "151", "4095", "4097"})
    void rowsMayComeInPiecesOfAnySize(int size) throws Exception {
        Path pipe = root.resolve("proc/net/tcp");
        Files.createDirectories(pipe.getParent());
        assertTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(30, TimeUnit.SECONDS));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeInPieces(pipe, size));

        SocketSnapshot snapshot = walk();

        writer.join();
        assertEquals(60, snapshot.count(TcpState.ESTABLISHED));
    }

    @Test
    void anotherHostIsWalkedInTheNamespaceOfItsFirstProcess() throws Exception {
        try (ProcNetTcp own = ProcNetTcp.of(root)) {
            own.socket(1, ESTABLISHED);
        }
        Path net = Files.createDirectories(root.resolve("proc/1/net"));
        try (ProcNetTcp table = ProcNetTcp.to(Files.newOutputStream(net.resolve("tcp")))) {
            table.socket(1, ESTABLISHED).socket(2, ESTABLISHED);
        }

        SocketSnapshot snapshot = SocketWalk.walk(
                Protocol.TCP, Extent.ALL, HostPaths.mountedBelow(root), OwnPolls.NONE, List.of(), new SeenSockets());

        assertEquals(2, snapshot.count(TcpState.ESTABLISHED));
    }

    @Test
    void aFileThatCannotBeReadIsAnError() throws Exception {
        Files.createDirectories(root.resolve("proc/net/tcp"));

        IOException error = assertThrows(IOException.class, this::walk);

        assertEquals("Is a directory", error.getMessage());
    }

    private SocketSnapshot walk() throws IOException {
        return SocketWalk.walk(
                Protocol.TCP, Extent.ALL, HostPaths.under(root), OwnPolls.NONE, List.of(), new SeenSockets());
    }

    private static void writeInPieces(Path pipe, int size) {
        try (ProcNetTcp table = ProcNetTcp.to(new Pieces(Files.newOutputStream(pipe), size))) {
            for (int id = 0; id < 60; id++) {
                table.socket(id, ESTABLISHED);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Pieces extends FilterOutputStream {
        private final int size;

        Pieces(OutputStream out, int size) {
            super(out);
            this.size = size;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += size) {
                out.write(bytes, offset + at, Math.min(size, length - at));
            }
        }
    }
}
