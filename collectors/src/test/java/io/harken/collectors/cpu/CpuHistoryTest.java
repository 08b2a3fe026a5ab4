package io.harken.collectors.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.harken.collectors.host.HostPaths;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuHistoryTest {
    private static final int USER = 0;
    private static final int NICE = 1;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int GUEST = 8;

    @TempDir
    private Path root = Path.of("");

    private CpuHistory history = new CpuHistory(HostPaths.under(root));

    private long now;

    @BeforeEach
    void makeHost() throws IOException {
        history = new CpuHistory(HostPaths.under(root));
        Path cpu = Files.createDirectories(root.resolve("sys/devices/system/cpu"));
        Files.writeString(cpu.resolve("possible"), "0-1\n");
        Files.createDirectories(root.resolve("proc"));
    }

    private void sample(long second, String stat) throws IOException {
        Files.writeString(root.resolve("proc/stat"), stat);
        history.sample(second);
        now = second;
    }

    private double share(int cpu, int state, int duration) throws NotSupportedException {
        return history.share(cpu, state, duration, now);
    }

    @Test
    void nothingIsToldWhenSamplingHasStalled() throws Exception {
        sample(0, "cpu  1 0 0 0\n");
        sample(1, "cpu  2 0 0 0\n");
        now = 6;
        assertEquals(100, share(0, USER, 60));
        now = 7;

        String reason = "Timeout while waiting for collector data.";
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> share(0, USER, 60))
                        .reason());
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> history.count(now))
                        .reason());
    }

    @Test
    void oneSampleGivesTheSharesSinceTheStartOfTheHost() throws Exception {
        sample(0, "cpu  30 20 10 35 5 0 0 0 10 5\ncpu0 1 0 0 1\nintr 5\n");

        assertEquals(20, share(0, USER, 60));
        assertEquals(15, share(0, NICE, 60));
        assertEquals(35, share(0, IDLE, 60));
        assertEquals(10, share(0, GUEST, 60));
        assertEquals(50, share(1, USER, 60));
    }

    @Test
    void sharesAreOfTheLastMinutes() throws Exception {
        for (int second = 0; second <= 1000; second++) {
            long user = second <= 900 ? 0 : second - 900;
            long idle = second * 2L - user;
            sample(second, "cpu  " + user + " 0 0 " + idle + " 0 0 0 0 0 0\n");
        }

        assertEquals(50, share(0, USER, 60));
        assertEquals(50, share(0, IDLE, 60));
        assertEquals(100.0 * 100 / 600, share(0, USER, 300));
        assertEquals(100.0 * 100 / 1800, share(0, USER, 900));
    }

    @Test
    void numbersThatGoBackCountAsNothing() throws Exception {
        sample(0, "cpu  10 0 0 10 7 0 0 0 0 0\n");
        sample(1, "cpu  15 0 0 15 2 0 0 0 0 0\n");

        assertEquals(50, share(0, USER, 60));
        assertEquals(0, share(0, IOWAIT, 60));
    }

    @Test
    void numbersMayPassThirtyTwoBits() throws Exception {
        sample(0, "cpu  4294967290 0 0 4294967200 0 0 0 0 0 0\n");
        sample(1, "cpu  4294967300 0 0 4294967230 0 0 0 0 0 0\n");

        assertEquals(25, share(0, USER, 60));
    }

    @Test
    void noTimeSpentIsZero() throws Exception {
        sample(0, "cpu  10 0 0 10 7 0 0 0 0 0\n");
        sample(1, "cpu  10 0 0 10 7 0 0 0 0 0\n");

        assertEquals(0, share(0, USER, 60));
    }

    @Test
    void aProcessorThatWasOffCountsFromWhenItCame() throws Exception {
        sample(0, "cpu  0 0 0 0\ncpu0 0 0 0 0\n");
        assertFalse(history.isPresent(2));
        assertThrows(NotSupportedException.class, () -> share(2, USER, 60));
        sample(1, "cpu  0 0 0 0\ncpu0 0 0 0 0\ncpu1 70 0 0 0\n");
        assertTrue(history.isPresent(2));
        assertEquals(0, share(2, USER, 60));
        sample(2, "cpu  0 0 0 0\ncpu0 0 0 0 0\ncpu1 71 0 0 3\n");
        assertEquals(25, share(2, USER, 60));
        sample(3, "cpu  0 0 0 0\ncpu0 0 0 0 0\n");
        assertThrows(NotSupportedException.class, () -> share(2, USER, 60));
    }

    @Test
    void thereIsALimitOfProcessors() throws Exception {
        Files.writeString(root.resolve("sys/devices/system/cpu/possible"), "0-8191\n");
        sample(0, "cpu  1 0 0 0\ncpu511 1 0 0 0\ncpu512 1 0 0 0\n");

        assertEquals(8193, history.count(0));
        assertEquals(100, share(512, USER, 60));
        assertTrue(history.isPresent(513));
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> share(513, USER, 60));
        assertEquals("Only the first 512 processors are sampled.", refusal.reason());
    }

    /** All of them would take 4 GB. */
    @Test
    void aProcessorThatIsNeverPresentTakesNoRoom() throws Exception {
        Files.writeString(root.resolve("sys/devices/system/cpu/possible"), "0-99999\n");
        sample(0, "cpu  1 0 0 0\ncpu3 1 0 0 0\n");

        assertEquals(100, share(4, USER, 60));
        assertThrows(NotSupportedException.class, () -> share(3, USER, 60));
    }

    @Test
    void aSampleThatFailsIsPassedOver() throws Exception {
        Path stat = root.resolve("proc/stat");
        assertThrows(IOException.class, () -> history.sample(0));
        assertThrows(NotSupportedException.class, () -> share(0, USER, 60));

        Files.writeString(stat, "cpu  0 0 0 0\n");
        history.sample(1);
        Files.writeString(stat, "cpu  1 0 0 1\n");
        history.sample(2);

        assertEquals(50, share(0, USER, 60));
    }

    @Test
    void aProcessorThatCannotBeHasNoShare() throws Exception {
        assertThrows(NotSupportedException.class, () -> share(0, USER, 60));
        sample(0, "cpu  1 0 0 0\ncpu0 1 0 0 0\ncpu7 1 0 0 0\ncpu99999999999999 1 0 0 0\ncpux 3\n");

        assertEquals(3, history.count(0));
        assertThrows(NotSupportedException.class, () -> share(3, USER, 60));
        assertThrows(NotSupportedException.class, () -> share(Integer.MAX_VALUE, USER, 60));
    }

    /** The bound is 64 bytes a sample: it is taken for ever. */
    @Test
    void aSampleAllocatesNothing() throws IOException {
        CpuHistory real = new CpuHistory(HostPaths.under(Path.of("/")));
        int samples = 10_000;
        for (int second = 0; second < 1000; second++) {
            real.sample(second);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int second = 0; second < samples; second++) {
            real.sample(1000 + second);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertTrue(allocated <= 64L * samples, allocated + " bytes in " + samples + " samples");
    }
}
