package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that are run for their output, with the real shell of this host. */
@Timeout(120)
class ToolTest {
    private final ShellCommands commands = new ShellCommands(environment -> {});

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void aToolMayWriteMoreThanAPipeHolds() throws Exception {
        assertEquals(200_000, tool("head -c 200000 /dev/zero").length());
        IOException tooLong = assertThrows(IOException.class, () -> tool("head -c 2000000 /dev/zero"));
        assertEquals("The output of a program is longer than 1048576 bytes.", tooLong.getMessage());
    }

    @Test
    void aToolThatIsKilledHasNoOutput() throws Exception {
        assertEquals("part\n", tool("echo part; exit 1"));
        IOException killed = assertThrows(IOException.class, () -> tool("echo part; kill -9 $$"));
        assertEquals("sh ended with status 137", killed.getMessage());
    }

    @Test
    void onlySomeStatusesOfAToolMayBeAnAnswer() throws Exception {
        List<String> command = List.of("sh", "-c", "echo part; exit 2");

        assertEquals("part\n", commands.output(command, status -> status == 2));
        assertThrows(IOException.class, () -> commands.output(command, status -> status == 0));
    }

    @Test
    void anInterruptionEndsATool() throws Exception {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> tool("sleep 600"));
        awaitNoChild();
    }

    private String tool(String script) throws IOException, InterruptedException {
        return commands.output(List.of("sh", "-c", script));
    }

    private static void awaitNoChild() throws InterruptedException {
        for (int i = 0; i < 3000 && hasChild(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertFalse(hasChild());
    }

    private static boolean hasChild() {
        return ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive);
    }
}
