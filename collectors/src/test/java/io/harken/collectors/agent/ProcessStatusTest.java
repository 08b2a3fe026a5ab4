package io.harken.collectors.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    @Test
    void readsMemoryAndThreads() throws IOException {
        assertEquals(
                new ProcessStatus(48_123_904, 17),
                ProcessStatus.parse(
                        "Name:\tjava\nVmHWM:\t   50000 kB\nVmRSS:\t   46996 kB\nThreads:\t17\nSigQ:\t1/2\n"));
    }

    @Test
    void saysWhatIsMissing() {
        IOException failure =
                assertThrows(IOException.class, () -> ProcessStatus.parse("Name:\tVmRSS:\nThreads:\t17\n"));

        assertEquals("There is no VmRSS in the status of the process.", failure.getMessage());
    }
}
