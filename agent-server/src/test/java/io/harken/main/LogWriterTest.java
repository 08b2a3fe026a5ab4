package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.json.JsonWriter;
import io.harken.stats.LogStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogWriterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HEAD = "     1:19700101:000000.007 ";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogStats stats = new LogStats();

    @Test
    void writesEveryLineInOrderBeforeItCloses() {
        try (LogWriter writer = writer(written::writeBytes, LONG)) {
            writer.add(line("first"));
            writer.add(line("second"));
        }

        assertEquals(HEAD + "first\n" + HEAD + "second\n", text());
    }

    @Test
    void dropsAndCountsWhatASinkThatIsStuckCannotTake() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ByteSink stuck = lines -> {
            entered.countDown();
            awaitQuietly(released);
            written.writeBytes(lines);
        };
        try (LogWriter writer = writer(stuck, LONG)) {
            writer.add(line("first"));
            assertTrue(entered.await(30, TimeUnit.SECONDS));
            // A line of 1,000 bytes counts for 1,064: 985 of them fit into the mebibyte that may wait.
            for (int i = 0; i < 1000; i++) {
                writer.add(line("x".repeat(1000)));
            }
            released.countDown();
        }

        String[] lines = text().lines().toArray(String[]::new);
        assertEquals(HEAD + "first", lines[0]);
        assertEquals(1 + 985 + 1, lines.length);
        assertDropped(15);
        assertEquals(HEAD + "15 log messages were dropped: the log could not keep up", lines[lines.length - 1]);
    }

    @Test
    void aSinkThatNeverReturnsDoesNotKeepItFromClosing() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        ByteSink stuck = lines -> {
            entered.countDown();
            awaitQuietly(new CountDownLatch(1));
        };
        LogWriter writer = writer(stuck, Duration.ofMillis(1));
        writer.add(line("first"));
        assertTrue(entered.await(30, TimeUnit.SECONDS));

        writer.close();

        assertEquals("", text());
    }

    @Test
    void tellsLaterWhatAFailingSinkLost() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        ByteSink failsOnce = lines -> {
            if (failed.getCount() > 0) {
                failed.countDown();
                throw new IOException("No space left on device");
            }
            written.writeBytes(lines);
        };
        try (LogWriter writer = writer(failsOnce, LONG)) {
            writer.add(line("lost"));
            assertTrue(failed.await(30, TimeUnit.SECONDS));
            writer.add(line("second"));
        }

        assertTrue(text().contains(HEAD + "second\n"), text());
        assertTrue(text().contains(HEAD + "1 log messages were dropped: the log could not keep up\n"), text());
    }

    @Test
    void countsOfManyLinesThoseThatWereLost() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        List<List<String>> batches = new ArrayList<>();
        LogSink loses = lines -> {
            entered.countDown();
            awaitQuietly(released);
            List<String> kept = textsButLost(lines);
            batches.add(kept);
            return kept.size();
        };
        try (LogWriter writer = new LogWriter(loses, LONG, stats)) {
            writer.add(line("first"));
            assertTrue(entered.await(30, TimeUnit.SECONDS));
            List.of("lost", "second", "lost", "third", "lost").forEach(text -> writer.add(line(text)));
            released.countDown();
        }

        assertEquals(
                List.of(
                        List.of("first"),
                        List.of("second", "third"),
                        List.of("3 log messages were dropped: the log could not keep up")),
                batches);
        assertDropped(3);
    }

    @Test
    void tellsALossAgainThatCouldNotBeTold() throws Exception {
        String loss = "1 log messages were dropped: the log could not keep up";
        CountDownLatch told = new CountDownLatch(1);
        List<String> kept = new ArrayList<>();
        LogSink loses = lines -> {
            List<String> texts = textsButLost(lines);
            if (told.getCount() > 0 && texts.contains(loss)) {
                told.countDown();
                return 0;
            }
            kept.addAll(texts);
            return texts.size();
        };
        try (LogWriter writer = new LogWriter(loses, LONG, stats)) {
            writer.add(line("lost"));
            writer.add(line("second"));
            assertTrue(told.await(30, TimeUnit.SECONDS));
            writer.add(line("third"));
        }

        assertEquals(List.of("second", "third", loss), kept);
        assertDropped(1);
    }

    @Test
    void endsWhenTheLastLinesCannotBeWritten() {
        ByteSink broken = lines -> {
            throw new IOException("Broken pipe");
        };
        LogWriter writer = writer(broken, LONG);
        writer.add(line("lost"));

        writer.close();

        assertEquals("", text());
    }

    private LogWriter writer(ByteSink sink, Duration closeWithin) {
        return new LogWriter(new TextLogSink(sink, 1, () -> TimeZone.getTimeZone("UTC")), closeWithin, stats);
    }

    private void assertDropped(long lines) {
        JsonWriter json = new JsonWriter();
        stats.writeTo(json);
        assertEquals("\"dropped_lines\":" + lines, json.toString());
    }

    private static List<String> textsButLost(List<LogLine> lines) {
        return lines.stream()
                .map(LogLine::text)
                .filter(text -> !text.equals("lost"))
                .toList();
    }

    private static LogLine line(String text) {
        return new LogLine(7, Severity.WARNING, text);
    }

    private String text() {
        return written.toString(StandardCharsets.ISO_8859_1);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
