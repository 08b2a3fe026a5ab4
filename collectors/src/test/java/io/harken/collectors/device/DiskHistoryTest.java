package io.harken.collectors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.host.HostPaths;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskHistoryTest {
    @TempDir
    private Path root = Path.of("");

    private HostPaths host = HostPaths.under(root);
    private DiskHistory history = new DiskHistory(host);

    @BeforeEach
    void makeHost() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        host = HostPaths.under(root);
        history = new DiskHistory(host);
    }

    private void show(String diskstats) throws IOException {
        Files.writeString(root.resolve("proc/diskstats"), diskstats);
    }

    private double rate(String name, long second, Counter counter, int duration) throws Exception {
        return history.rate(name, DiskStats.read(host), second, counter, duration);
    }

    @Test
    void ratesAreOverWhatThereIsOfAPeriod() throws Exception {
        show("8 0 sda 0 0 0 0 0 0 0 0\n8 16 sdb 5 0 5 0 5 0 5 0\n");
        assertEquals(0, rate("sda", 100, Counter.READS, 60));
        for (int second = 101; second <= 1000; second++) {
            int reads = Math.max(0, second - 940) * 3;
            show("8 0 sda " + reads + " 0 " + second * 8 + " 0 0 0 0 0\n8 16 sdb 5 0 5 0 5 0 5 0\n");
            history.sample(second);
        }

        assertEquals(3, rate("sda", 1000, Counter.READS, 60));
        assertEquals(180.0 / 300, rate("sda", 1000, Counter.READS, 300));
        assertEquals(180.0 / 900, rate("sda", 1000, Counter.READS, 900));
        assertEquals(8, rate("sda", 1000, Counter.SECTORS_READ, 60));
        assertEquals(0, rate("sdb", 1000, Counter.WRITES, 60));
    }

    @Test
    void anEmptyNameStandsForAllDisksTogether() throws Exception {
        show("8 0 sda 1 0 0 0 2 0 0 0\n8 16 sdb 5 0 5 0 5 0 5 0\n");
        assertEquals(0, rate("", 0, Counter.WRITES, 60));
        show("8 0 sda 3 0 0 0 4 0 0 0\n8 16 sdb 5 0 5 0 9 0 5 0\n");
        history.sample(2);

        assertEquals(3, rate("", 2, Counter.WRITES, 60));
    }

    @Test
    void aSecondHasOneSample() throws Exception {
        show("8 0 sda 0 0 0 0 0 0 0 0\n");
        rate("sda", 7, Counter.READS, 60);
        show("8 0 sda 10 0 0 0 0 0 0 0\n");
        history.sample(7);

        assertEquals(0, rate("sda", 7, Counter.READS, 60));
        history.sample(8);
        assertEquals(10, rate("sda", 8, Counter.READS, 60));
    }

    @Test
    void aDiskThatNobodyAsksForIsForgotten() throws Exception {
        show("8 0 sda 0 0 0 0 0 0 0 0\n");
        rate("sda", 0, Counter.READS, 60);
        show("8 0 sda 99 0 0 0 0 0 0 0\n");
        history.sample(10_799);
        show("8 0 sda 104 0 0 0 0 0 0 0\n");
        history.sample(10_800);
        assertEquals(5, rate("sda", 10_800, Counter.READS, 60));

        history.sample(30_000);
        assertEquals(0, rate("sda", 30_000, Counter.READS, 60));
    }

    @Test
    void nothingIsToldWhenSamplingHasStalled() throws Exception {
        show("8 0 sda 0 0 0 0 0 0 0 0\n");
        rate("sda", 0, Counter.READS, 60);

        NotSupportedException refusal =
                assertThrows(NotSupportedException.class, () -> rate("sda", 6, Counter.READS, 60));
        assertEquals("Timeout while waiting for collector data.", refusal.reason());
    }

    @Test
    void nothingIsReadForNobody() throws IOException {
        history.sample(0);
    }

    @Test
    void aCounterThatGoesBackGivesNoRate() throws Exception {
        show("8 0 sda 9 0 0 0 0 0 0 0\n");
        rate("sda", 0, Counter.READS, 60);
        show("8 0 sda 1 0 0 0 0 0 0 0\n");
        history.sample(1);

        assertEquals(0, rate("sda", 1, Counter.READS, 60));
    }

    @Test
    void thereIsALimitOfDisks() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= 1024; i++) {
            text.append("8 ").append(i).append(" sd").append(i).append(" 0 0 0 0 0 0 0 0\n");
        }
        show(text.toString());
        for (int i = 0; i < 1024; i++) {
            rate("sd" + i, 0, Counter.READS, 60);
        }

        NotSupportedException refusal =
                assertThrows(NotSupportedException.class, () -> rate("sd1024", 0, Counter.READS, 60));
        assertEquals("Cannot add disk device to agent collector.", refusal.reason());
        assertEquals(0, rate("sd1023", 0, Counter.READS, 60));
    }

    /** The bound is 64 bytes a sample: it is taken for ever. */
    @Test
    void aSampleAllocatesNothing() throws Exception {
        show("8 0 sda 1 2 3 4 5 6 7 8\n8 16 sdb 5 0 5 0 5 0 5 0\n");
        rate("sda", 0, Counter.READS, 60);
        rate("", 0, Counter.READS, 60);
        int samples = 10_000;
        for (int second = 1; second < 500; second++) {
            history.sample(second);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int second = 0; second < samples; second++) {
            history.sample(500 + second);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertTrue(allocated <= 64L * samples, allocated + " bytes in " + samples + " samples");
    }
}
