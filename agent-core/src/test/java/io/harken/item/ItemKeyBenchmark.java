package io.harken.item;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The key parser. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ItemKeyBenchmark {
    /** The key. */
    @Param({
        "agent.ping",
        "tcp.status[established]",
        "net.tcp.socket.count[\"127.0.0.1\",, [10.0.0.0/8],443,established]"
    })
    public String key = "";

    /** Parses the key. */
    @Benchmark
    public ItemKey parse() throws NotSupportedException {
        return ItemKey.parse(key);
    }
}
