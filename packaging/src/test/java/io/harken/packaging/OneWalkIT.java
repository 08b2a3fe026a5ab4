package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eleven states asked at once by eleven connections are one walk: the kernel sees each file opened once. */
@Tag("peers")
class OneWalkIT {
    private static final int PORT = 21987;
    private static final List<String> STATES = List.of(
            "closed",
            "listen",
            "synrecv",
            "synsent",
            "established",
            "timewait",
            "closing",
            "closewait",
            "lastack",
            "finwait1",
            "finwait2");

    @TempDir
    Path directory;

    @Test
    void opensEachFileOnceForElevenStates() throws Exception {
        Path trace = directory.resolve("trace");
        try (Agent agent =
                Agent.start(Agent.Program.HARKEN, directory, PORT, "Server=127.0.0.1\nListenIP=127.0.0.1\n")) {
            Process strace = new ProcessBuilder(
                            "strace", "-f", "-e", "trace=openat", "-o", trace.toString(), "-p", "" + agent.pid())
                    .redirectErrorStream(true)
                    .start();
            try {
                // strace says so when it has attached to all threads.
                assertTrue(strace.inputReader().readLine().contains("attached"));
                for (String value : askAllAtOnce()) {
                    assertTrue(value.matches("\\d+"), value);
                }
                assertTrue(
                        Await.until(Duration.ofSeconds(10), () -> opened(trace).size() >= 2));
            } finally {
                strace.destroy();
                strace.waitFor(10, TimeUnit.SECONDS);
            }
            assertEquals(List.of("/proc/net/tcp", "/proc/net/tcp6"), opened(trace));
        }
    }

    private static List<String> askAllAtOnce() throws Exception {
        ExecutorService pollers = Executors.newFixedThreadPool(STATES.size());
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String state : STATES) {
                answers.add(pollers.submit(() -> Client.local().ask(PORT, "tcp.status[" + state + "]")));
            }
            List<String> values = new ArrayList<>();
            for (Future<String> answer : answers) {
                values.add(answer.get(20, TimeUnit.SECONDS));
            }
            return values;
        } finally {
            pollers.shutdownNow();
        }
    }

    private static List<String> opened(Path trace) throws IOException {
        return Files.readAllLines(trace).stream()
                .filter(line -> line.contains("/proc/net/tcp"))
                .map(line -> line.replaceFirst("[^\"]*\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
