package io.harken.server.frame;

import io.harken.protocol.ReplyBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The frame codec, with the channel that a decoder for one request needs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    private final byte[] request = "ZBXD\1\n\0\0\0\0\0\0\0agent.ping".getBytes(StandardCharsets.ISO_8859_1);

    /** A channel and its decoder alone, to be taken from {@link #decode}. */
    @Benchmark
    public boolean channelOnly() {
        return new EmbeddedChannel(new ZabbixFrameDecoder(new BodyBudget())).finish();
    }

    /** Decodes one request. */
    @Benchmark
    public Object decode() {
        EmbeddedChannel channel = new EmbeddedChannel(new ZabbixFrameDecoder(new BodyBudget()));
        channel.writeInbound(Unpooled.wrappedBuffer(request));
        Object frame = channel.readInbound();
        channel.finish();
        return frame;
    }

    /** Encodes one reply. */
    @Benchmark
    public int encode() {
        ByteBuf reply = new ReplyFrame(ReplyBody.of("12345")).next(UnpooledByteBufAllocator.DEFAULT);
        int bytes = reply.readableBytes();
        reply.release();
        return bytes;
    }
}
