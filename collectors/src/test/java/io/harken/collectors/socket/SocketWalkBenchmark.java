package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.socket.SocketWalk.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The walk without the kernel: what parsing, and meeting each socket once, costs a table in an ordinary file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SocketWalkBenchmark {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    /** Rows in the table. */
    @Param({"1000", "100000"})
    public int rows;

    private final SeenSockets seen = new SeenSockets();
    private HostPaths host = HostPaths.under(Path.of("/"));

    /** Writes the table. */
    @Setup(Level.Trial)
    public void writeTable() throws IOException {
        Path root = Files.createTempDirectory("walk-benchmark");
        Path net = Files.createDirectories(root.resolve("proc/net"));
        StringBuilder table = new StringBuilder(padded(HEADING));
        for (int i = 0; i < rows; i++) {
            table.append(padded(String.format(
                    Locale.ROOT,
                    "%4d: 0100007F:1F90 %08X:%04X 01 00000000:00000000 00:00000000 00000000  1000        0 %d 1",
                    i,
                    0x0A000000 + (i / 50000),
                    10000 + (i % 50000),
                    100000 + i)));
        }
        Files.writeString(net.resolve("tcp"), table);
        host = HostPaths.under(root);
    }

    /** One walk. */
    @Benchmark
    public long walk() throws IOException {
        return SocketWalk.walk(Protocol.TCP, Extent.ALL, host, OwnPolls.NONE, List.of(), seen)
                .total();
    }

    private static String padded(String row) {
        return String.format(Locale.ROOT, "%-149s\n", row);
    }
}
