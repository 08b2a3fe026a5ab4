package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container image: read-only, without capabilities, configured by its environment. */
@Tag("peers")
class ContainerIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);
    private static final String HEALTHCHECK = "/opt/harken/bin/harken";

    @TempDir
    private Path folder;

    @BeforeAll
    static void build(@TempDir Path output) throws IOException, InterruptedException {
        Container.buildImage(output);
    }

    @Test
    void answersWithoutAnySettingAndEndsAtOnce() throws Exception {
        try (Container container = Container.start(folder)) {
            awaitAnswer(container);
            assertAll(
                    // One for each family.
                    () -> assertEquals("2", container.ask("tcp.status[listen]")),
                    () -> assertEquals(
                            new CommandRun(0, "uid=1997(zabbix) gid=1995(zabbix) groups=1995(zabbix)\n", ""),
                            container.inside("id")),
                    () -> assertEquals("0000000000000000", status(container, "CapBnd")),
                    () -> assertEquals(
                            0, container.inside(HEALTHCHECK, "--healthcheck").exitCode()));

            assertEquals(0, container.tell("stop", "-t", "20").exitCode());
            assertEquals(
                    "0\n",
                    container.tell("inspect", "--format", "{{.State.ExitCode}}").out());
            assertTrue(container.log().contains("Harken stopped."), container.log());
        }
    }

    @Test
    void isConfiguredByItsEnvironment() throws Exception {
        try (Container container = Container.start(
                folder,
                "-e",
                "ZBX_SERVER_HOST=192.0.2.1",
                "-e",
                "ZBX_HOSTNAME=web-7",
                "-e",
                "ZBX_LISTENPORT=10050",
                "-e",
                "ZBX_DEBUGLEVEL=3")) {
            awaitAnswer(container);
            assertEquals("web-7", container.ask("agent.hostname"));
            assertEquals(0, container.inside(HEALTHCHECK, "--healthcheck").exitCode());
        }
    }

    @Test
    void aWrongValueStopsTheStart() throws Exception {
        try (Container container = Container.start(folder, "-e", "ZBX_TIMEOUT=soon")) {
            boolean stopped = Await.until(LIVENESS, () -> container.state().equals("exited 1"));
            assertTrue(stopped, container.state());
            assertTrue(container.log().contains("ZBX_TIMEOUT"), container.log());
        }
    }

    @Test
    void commandsLeaveNoZombies() throws Exception {
        Path file = Files.writeString(
                folder.resolve("orphans.conf"), "UserParameter=orphans,(sleep 0.1 & sleep 0.1 &); echo left\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Container container =
                Container.start(folder, "-v", file + ":/etc/zabbix/zabbix_agentd.d/orphans.conf:ro")) {
            awaitAnswer(container);
            for (int i = 0; i < 10; i++) {
                assertEquals("left", container.ask("orphans"));
            }
            // The shell, which is the first process, and the agent.
            assertTrue(Await.until(LIVENESS, () -> processes(container) == 2), "orphans were left");
        }
    }

    @Test
    void countsItsOwnSocketsOrThoseOfTheHost() throws Exception {
        try (ServerSocket ofHost = new ServerSocket(0)) {
            String key = "net.tcp.listen[" + ofHost.getLocalPort() + "]";
            try (Container own = Container.start(folder)) {
                awaitAnswer(own);
                assertEquals("0", own.ask(key));
            }
            try (Container host =
                    Container.start(folder, "-v", "/proc:/host/proc:ro", "-e", "HARKEN_HOST_ROOT=/host")) {
                awaitAnswer(host);
                assertEquals("1", host.ask(key));
                assertTrue(host.log().contains("/host/proc"), host.log());
            }
        }
    }

    private static void awaitAnswer(Container container) throws IOException, InterruptedException {
        boolean answers =
                Await.until(LIVENESS, () -> container.ask("agent.ping").equals("1"));
        assertTrue(answers, container.log());
    }

    private static String status(Container container, String field) throws IOException, InterruptedException {
        return container
                .inside("sed", "-n", "s/^" + field + ":\\t//p", "/proc/1/status")
                .out()
                .strip();
    }

    /** Without the one that counts. */
    private static long processes(Container container) throws IOException, InterruptedException {
        String ids = container.inside("/bin/sh", "-c", "echo /proc/[0-9]*").out();
        return List.of(ids.strip().split(" ")).size() - 1L;
    }
}
