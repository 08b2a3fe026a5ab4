package io.harken.collectors.netns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceDiscoveryTest {
    private static final long OWN = 1;
    private static final String NO_GROUP = "0::/\n";
    private static final String CONTAINER = "0::/docker/" + FakeHost.ID + "\n";

    @TempDir
    Path root = Path.of("");

    private FakeHost host;

    @BeforeEach
    void addHost() throws IOException {
        host = new FakeHost(root);
        host.addProcess(1, OWN, NO_GROUP);
        // As /proc/net leads to the tables of whoever reads it.
        Files.createSymbolicLink(root.resolve("proc/net"), Path.of("1/net"));
    }

    private String discovered() throws IOException {
        return new NamespaceDiscovery(host.paths())
                .value(new Parameters(List.of()))
                .text();
    }

    private static String row(String namespace, int pid, String name, String container) {
        return "{\"{#NETNS}\":\"" + namespace + "\",\"{#PID}\":\"" + pid + "\",\"{#NAME}\":\"" + name
                + "\",\"{#CONTAINER}\":\"" + container + "\"}";
    }

    @Test
    void theNamespaceOfTheHostIsNotListed() throws IOException {
        host.addProcess(20, OWN, CONTAINER, 1);

        assertEquals("[]", discovered());
    }

    @Test
    void eachOtherNamespaceIsListedOnce() throws IOException {
        host.addProcess(20, 7, CONTAINER);
        host.addProcess(30, OWN, NO_GROUP, 1);
        host.addProcess(40, 7, CONTAINER, 20);
        host.addProcess(50, 8, NO_GROUP);

        assertEquals("[" + row("20", 20, "", "0123456789ab") + "," + row("50", 50, "", "") + "]", discovered());
    }

    @Test
    void theContainerIsThatOfTheFirstProcessThatIsInOne() throws IOException {
        host.addProcess(20, 7, NO_GROUP);
        host.addProcess(30, 7, CONTAINER, 20);
        host.addProcess(40, 7, NO_GROUP, 20);

        assertEquals("[" + row("20", 20, "", "0123456789ab") + "]", discovered());
    }

    @Test
    void theNameThatItHasIsTheWayToAskForIt() throws IOException {
        host.addProcess(20, host.addName("blue"), NO_GROUP);

        assertEquals("[" + row("blue", 20, "blue", "") + "]", discovered());
    }

    @Test
    void aNumberIsNoWayToAskForAName() throws IOException {
        host.addProcess(20, host.addName("21"), NO_GROUP);

        assertEquals("[" + row("20", 20, "21", "") + "]", discovered());
    }

    @Test
    void whatThereIsTooMuchOfIsLeftOut() throws IOException {
        for (int i = 0; i <= NamespaceDiscovery.MOST; i++) {
            host.addProcess(100 + i, 1000 + i, NO_GROUP);
        }

        assertEquals(NamespaceDiscovery.MOST, discovered().split("#NETNS", -1).length - 1);
    }

    @Test
    void withoutTheTablesOfTheHostNobodyKnowsWhichAreOthers() throws IOException {
        Files.delete(root.resolve("proc/1/net/dev"));
        host.addProcess(20, 7, NO_GROUP);

        IOException thrown = assertThrows(IOException.class, this::discovered);
        assertEquals(
                "Cannot open " + root.resolve("proc/net/dev") + ": [2] No such file or directory", thrown.getMessage());
    }

    @Test
    void anInterruptionEndsTheWalk() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, this::discovered);
        assertTrue(Thread.interrupted());
    }
}
