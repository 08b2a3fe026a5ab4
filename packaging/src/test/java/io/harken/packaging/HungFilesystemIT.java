package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that answers nothing, mounted beside the agent in namespaces of theirs. */
@Tag("peers")
class HungFilesystemIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);

    /** More than there are workers. */
    private static final int CHECKS = 20;

    private static final String WAITING = "ZBX_NOTSUPPORTED\0Timeout while waiting for data.";
    private static final String PROCESSING = "ZBX_NOTSUPPORTED\0Timeout while processing item.";

    @TempDir
    private Path folder;

    private Path hung;
    private int port;
    private Process agent;

    @BeforeEach
    void start() throws Exception {
        port = AgentPair.freePort();
        hung = Files.createDirectory(folder.resolve("hung"));
        Path config = Files.writeString(
                folder.resolve("conf"),
                "AllowRoot=1\nServer=127.0.0.1\nListenIP=127.0.0.1\nLogType=console\nTimeout=1\nListenPort=" + port
                        + "\nPidFile=" + folder.resolve("pid") + "\n");
        agent = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        Path.of("src/test/scripts/hung-filesystem")
                                .toAbsolutePath()
                                .toString(),
                        hung.toString(),
                        Path.of("target/harken/bin/harken").toAbsolutePath().toString(),
                        "-f",
                        "-c",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertTrue(Await.until(LIVENESS, this::isUp), this::output);
    }

    private boolean isUp() throws InterruptedException {
        try {
            return ask("agent.ping").equals("1");
        } catch (IOException e) {
            // Nobody listens so far.
            return false;
        }
    }

    @AfterEach
    void stop() throws Exception {
        agent.getOutputStream().close();
        if (!agent.waitFor(LIVENESS.toSeconds(), TimeUnit.SECONDS)) {
            agent.destroyForcibly();
        }
    }

    @Test
    void delaysNothingElse() throws Exception {
        for (int i = 0; i < CHECKS; i++) {
            assertEquals(WAITING, ask("vfs.file.exists[" + hung + "/" + i + "]"));
        }
        assertEquals(PROCESSING, ask("vfs.file.contents[" + hung + "/x]"));
        assertEquals(WAITING, ask("vfs.dir.count[" + hung + "]"));
        assertEquals(WAITING, ask("vfs.fs.size[" + hung + "]"));
        assertEquals(WAITING, ask("vfs.fs.inode[" + hung + ",pfree]"));
        assertEquals(WAITING, ask("vfs.fs.get"));

        assertEquals("0", ask("vfs.file.exists[" + folder + "]"));
        assertEquals("1", ask("vfs.file.exists[" + folder + ",dir]"));
        assertFalse(ask("vfs.fs.size[/]").startsWith("ZBX_NOTSUPPORTED"));
        assertTrue(ask("vfs.fs.discovery").contains("\"{#FSNAME}\":\"" + hung + "\""));
        // A stat of another process was killed: it holds no worker.
        assertStuck(CHECKS + 2);

        endFilesystem();

        assertTrue(Await.until(LIVENESS, () -> ask("agent.stats.get").contains("\"stuck\":0")), this::output);
        assertEquals(
                "ZBX_NOTSUPPORTED\0Cannot open file: [107] Transport endpoint is not connected",
                ask("vfs.file.contents[" + hung + "/x]"));
    }

    private void assertStuck(int checks) throws IOException, InterruptedException {
        assertTrue(
                Await.until(LIVENESS, () -> ask("agent.stats.get").contains("\"stuck\":" + checks)),
                () -> stats() + output());
    }

    private void endFilesystem() throws IOException {
        OutputStream input = agent.getOutputStream();
        input.write('\n');
        input.flush();
    }

    private String ask(String key) throws IOException, InterruptedException {
        return Client.local().ask(port, key);
    }

    private String stats() {
        try {
            return ask("agent.stats.get");
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
