package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ManualExecutor;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceTablesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String CONTAINER = "0123456789abcdef".repeat(4);
    private static final SocketFilter ALL =
            new SocketFilter(Optional.empty(), 0, Optional.empty(), 0, Optional.empty(), false);

    @TempDir
    private Path root;

    private final ManualExecutor ofHost = new ManualExecutor();

    /** The first looks for namespaces, each other walks over one. */
    private final List<ManualExecutor> threads = new ArrayList<>();

    private Duration now = Duration.ofHours(1);
    private NamespaceTables namespaces;

    @BeforeEach
    void open() throws IOException {
        HostPaths host = HostPaths.under(root);
        addProcess(1, 5);
        link("net", 1);
        SocketTables tables = new SocketTables(Protocol.TCP, host, OwnPolls.NONE, ofHost, () -> now.toNanos());
        namespaces = new NamespaceTables(tables, new NetworkNamespaces(host), () -> now.toNanos(), this::thread);
    }

    private ManualExecutor thread() {
        threads.add(new ManualExecutor());
        return threads.get(threads.size() - 1);
    }

    private void addProcess(int pid, int sockets) throws IOException {
        Path net = root.resolve("proc/" + pid + "/net");
        Files.createDirectories(net);
        Files.createFile(net.resolve("dev"));
        Files.writeString(net.resolveSibling("cgroup"), "0::/docker/" + CONTAINER.substring(1) + pid % 10 + "\n");
        writeTable(pid, sockets);
    }

    private void writeTable(int pid, int sockets) throws IOException {
        try (ProcNetTcp table = ProcNetTcp.to(Files.newOutputStream(root.resolve("proc/" + pid + "/net/tcp")))) {
            for (int id = 0; id < sockets; id++) {
                table.socket(id, ProcNetTcp.ESTABLISHED);
            }
        }
    }

    /** Another way to the tables of a process. */
    private void link(String folder, int pid) throws IOException {
        Path net = Files.createDirectories(root.resolve("proc").resolve(folder));
        for (String table : List.of("tcp", "dev")) {
            Files.createLink(
                    net.resolve(table), root.resolve("proc/" + pid + "/net").resolve(table));
        }
    }

    private CompletableFuture<ItemValue> ask(String netns) throws NotSupportedException {
        CompletableFuture<ItemValue> value = namespaces.ask(netns, TIMEOUT, tables -> tables.count(ALL, TIMEOUT));
        threads.get(0).runNext();
        return value;
    }

    private static String failure(CompletableFuture<ItemValue> value) {
        CompletionException failure = assertThrows(CompletionException.class, value::join);
        return String.valueOf(
                assertInstanceOf(IOException.class, failure.getCause()).getMessage());
    }

    @Test
    void aNamespaceHasOneWalkWhateverItIsCalledBy() throws Exception {
        addProcess(700, 7);
        link("701/net", 700);

        CompletableFuture<ItemValue> byProcess = ask("700");
        CompletableFuture<ItemValue> byAnother = ask("701");
        CompletableFuture<ItemValue> byContainer = ask(CONTAINER.substring(1) + "0");
        assertEquals(1, threads.get(1).waiting());
        threads.get(1).runNext();

        assertEquals("7", byProcess.join().text());
        assertEquals("7", byAnother.join().text());
        assertEquals("7", byContainer.join().text());
    }

    @Test
    void eachNamespaceHasAThreadOfItsOwn() throws Exception {
        addProcess(700, 7);
        addProcess(800, 8);

        CompletableFuture<ItemValue> unused = ask("700");
        CompletableFuture<ItemValue> other = ask("800");
        threads.get(2).runNext();

        assertEquals("8", other.join().text());
        assertEquals(
                List.of(0, 1, 0), threads.stream().map(ManualExecutor::waiting).toList());
        assertEquals(0, ofHost.waiting());
    }

    @Test
    void theNamespaceOfTheHostIsNotWalkedTwice() throws Exception {
        CompletableFuture<ItemValue> byProcess = ask("1");
        ofHost.runNext();

        assertEquals("5", byProcess.join().text());
        assertEquals(1, threads.size());
    }

    @Test
    void aProcessThatHasEndedIsNoNamespaceAnyMore() throws Exception {
        addProcess(700, 7);
        CompletableFuture<ItemValue> before = ask("700");
        threads.get(1).runNext();
        assertEquals("7", before.join().text());

        Files.delete(root.resolve("proc/700/net/dev"));
        Files.delete(root.resolve("proc/700/net/tcp"));
        Files.delete(root.resolve("proc/700/net"));

        CompletionException failure = assertThrows(CompletionException.class, ask("700")::join);
        assertEquals(
                "There is no process 700.",
                assertInstanceOf(NotSupportedException.class, failure.getCause())
                        .reason());
    }

    @Test
    void aProcessNumberThatIsGivenAgainIsNoValue() throws Exception {
        addProcess(700, 7);
        CompletableFuture<ItemValue> value = ask("700");
        Files.move(root.resolve("proc/700"), root.resolve("proc/before"));
        addProcess(700, 8);

        threads.get(1).runNext();

        assertEquals("The process through which the network namespace was seen has ended.", failure(value));
    }

    @Test
    void whoIsNotServedInTimeIsNotLookedFor() throws Exception {
        addProcess(700, 7);
        CompletableFuture<ItemValue> value = namespaces.ask("700", TIMEOUT, tables -> tables.count(ALL, TIMEOUT));
        now = now.plusSeconds(4);

        threads.get(0).runNext();

        assertEquals("Timeout while looking for the network namespace.", failure(value));
        assertEquals(1, threads.size());
    }

    @Test
    void ofTooManyTheOneAskedForTheLongestAgoIsForgotten() throws Exception {
        addProcess(700, 7);
        addProcess(701, 7);
        CompletableFuture<ItemValue> unused = ask("700");
        unused = ask("701");
        for (int i = 1; i < NamespaceTables.MOST; i++) {
            addProcess(1000 + i, 1);
            unused = ask("700");
            unused = ask(String.valueOf(1000 + i));
        }
        assertEquals(2 + NamespaceTables.MOST, threads.size());

        unused = ask("700");
        assertEquals(2 + NamespaceTables.MOST, threads.size());
        unused = ask("701");
        assertEquals(3 + NamespaceTables.MOST, threads.size());
    }

    @Test
    void whatNobodyAsksForIsForgotten() throws Exception {
        addProcess(700, 7);
        CompletableFuture<ItemValue> unused = ask("700");
        now = now.plus(StandingQuestions.LATELY).plusSeconds(1);

        unused = ask("700");

        assertEquals(3, threads.size());
    }
}
