package io.harken.collectors.netns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.HostPaths;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkNamespacesTest {
    private static final long OWN = 1;
    private static final String NO_GROUP = "0::/\n";

    @TempDir
    Path root = Path.of("");

    private FakeHost host;
    private NetworkNamespaces namespaces;

    @BeforeEach
    void addHost() throws IOException {
        host = new FakeHost(root);
        host.addProcess(1, OWN, NO_GROUP);
        namespaces = new NetworkNamespaces(host.paths());
    }

    private int found(String parameter) throws NotSupportedException, IOException {
        Path net = namespaces.of(parameter).net();
        assertEquals("net", String.valueOf(net.getFileName()));
        return Integer.parseInt(root.resolve("proc").relativize(net).getName(0).toString());
    }

    private String refusal(String parameter) {
        return assertThrows(NotSupportedException.class, () -> namespaces.of(parameter))
                .reason();
    }

    @Test
    void anEmptyParameterIsTheHost() throws Exception {
        assertEquals(host.paths(), namespaces.of(""));
    }

    @Test
    void onlyTheTablesAreOthers() throws Exception {
        HostPaths own = host.paths();

        assertEquals(
                new HostPaths(own.proc(), own.proc().resolve("1/net"), own.sys(), own.dev(), own.etc(), own.root()),
                namespaces.of("1"));
    }

    @Test
    void aProcessStandsForItsNamespace() throws Exception {
        host.addStrange(20);

        assertEquals(20, found("20"));
        assertEquals("There is no process 21.", refusal("21"));
    }

    @Test
    void aNameIsFoundAmongTheProcesses() throws Exception {
        long blue = host.addName("blue");
        host.addProcess(20, OWN, NO_GROUP, 1);
        host.addProcess(30, blue, NO_GROUP);
        host.addProcess(40, blue, NO_GROUP, 30);

        assertEquals(30, found("blue"));
    }

    @Test
    void anotherProcessTakesThePlaceOfOneThatHasEnded() throws Exception {
        long blue = host.addName("blue");
        host.addProcess(30, blue, NO_GROUP);
        host.addProcess(40, blue, NO_GROUP, 30);
        assertEquals(30, found("blue"));

        Files.delete(root.resolve("proc/30/ns/net"));

        assertEquals(40, found("blue"));
    }

    @Test
    void aNameWithoutProcessesIsRefused() throws IOException {
        host.addName("blue");

        assertEquals("No process was found in the network namespace \"blue\".", refusal("blue"));
    }

    @Test
    void aNameThatNobodyGaveIsRefused() {
        assertEquals("Cannot find the network namespace \"green\".", refusal("green"));
    }

    @Test
    void aContainerIsFoundByTheBeginningOfItsId() throws Exception {
        host.addProcess(30, OWN, "0::/machine.slice/libpod-conmon-" + FakeHost.ID + ".scope\n", 1);
        host.addProcess(40, 7, "0::/machine.slice/libpod-" + FakeHost.ID + ".scope\n");

        assertEquals(40, found("0123456789ab"));
        assertEquals(40, found(FakeHost.ID));
        assertEquals("No process was found in the container \"0123456789aa\".", refusal("0123456789aa"));
        assertEquals("Cannot find the network namespace \"0123456789a\".", refusal("0123456789a"));
    }

    @Test
    void aNameThatLooksLikeAnIdIsAName() throws Exception {
        host.addProcess(30, host.addName("0123456789ab"), NO_GROUP);
        host.addProcess(20, 7, "0::/docker/" + FakeHost.ID + "\n");

        assertEquals(30, found("0123456789ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../netns/blue", "a/b", "/", ".", "..", "blue\0"})
    void aNameIsNoPath(String parameter) throws IOException {
        host.addName("blue");

        assertEquals("Invalid network namespace.", refusal(parameter));
    }

    @Test
    void anInterruptionEndsTheSearch() throws IOException {
        host.addName("blue");
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> namespaces.of("blue"));
        assertTrue(Thread.interrupted());
    }
}
