package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketOwnersTest {
    private static final String HEADING = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
            + "   uid  timeout inode                                                     \n";
    private static final String ESTABLISHED = "01";
    private static final String TIME_WAIT = "06";
    private static final String LISTEN = "0A";

    @TempDir
    Path root = Path.of("");

    private final ShellCommands commands = new ShellCommands(environment -> {});
    private final StringBuilder table = new StringBuilder(HEADING);
    private int rows;

    @BeforeEach
    void addUsers() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(Files.createDirectories(root.resolve("etc")).resolve("passwd"), "web:x:33:33::/:/bin/sh\n");
    }

    @AfterEach
    void close() {
        commands.close();
    }

    private void addSocket(String state, long inode) {
        table.append(String.format(
                Locale.ROOT,
                "%4d: 0100007F:1F90 0100007F:%04X %s 00000000:00000000 00:00000000 00000000    33        0 %d 1 0 20 4%n",
                rows,
                10_000 + rows,
                state,
                inode));
        rows++;
    }

    private void addProcess(int pid, String name, String... descriptors) throws IOException {
        Path process = root.resolve("proc/" + pid);
        Files.createDirectories(process.resolve("fd"));
        Files.writeString(process.resolve("status"), "Name:\t" + name + "\nUid:\t33\t33\t33\t33\nVmSize:\t     1 kB\n");
        Files.writeString(process.resolve("cmdline"), name + "\0");
        for (int i = 0; i < descriptors.length; i++) {
            Files.createSymbolicLink(process.resolve("fd/" + i), Path.of(descriptors[i]));
        }
    }

    private String answer(String... parameters) throws NotSupportedException, IOException {
        writeTable("proc/net");
        return owners().value(new Parameters(List.of(parameters))).text();
    }

    private void writeTable(String folder) throws IOException {
        Path net = Files.createDirectories(root.resolve(folder));
        Files.writeString(net.resolve("tcp"), table);
    }

    private SocketOwners owners() {
        Accounts accounts = new Accounts(root.resolve("etc"), new NameService(commands, () -> 0));
        return new SocketOwners(root.resolve("proc"), new NetworkNamespaces(HostPaths.under(root)), accounts);
    }

    private static String owner(int pid, String name, int sockets) {
        return "{\"pid\":" + pid + ",\"name\":\"" + name + "\",\"user\":\"web\",\"sockets\":" + sockets + "}";
    }

    private static String report(String owners, int sockets, int unowned) {
        return "{\"processes\":[" + owners + "],\"sockets\":" + sockets + ",\"unowned\":" + unowned
                + ",\"processes_denied\":0}";
    }

    @Test
    void whoHasMostComesFirst() throws Exception {
        addSocket(LISTEN, 11);
        addSocket(ESTABLISHED, 12);
        addSocket(ESTABLISHED, 13);
        addProcess(100, "few", "socket:[11]", "file");
        addProcess(200, "many", "socket:[12]", "socket:[13]", "pipe:[14]", "anon_inode:[eventpoll]");

        assertEquals(report(owner(200, "many", 2) + "," + owner(100, "few", 1), 3, 0), answer());
        assertEquals(report(owner(200, "many", 2), 3, 0), answer("", "1"));
        assertEquals(report(owner(200, "many", 2), 2, 0), answer("ESTAB"));
        assertEquals(report(owner(100, "few", 1), 1, 0), answer("listen", "1000"));
    }

    @Test
    void aSocketWithTwoDescriptorsIsOneAndSharedOnesAreOfAll() throws Exception {
        addSocket(LISTEN, 11);
        addProcess(100, "server", "socket:[11]", "socket:[11]");
        addProcess(101, "server", "socket:[11]");

        assertEquals(report(owner(100, "server", 1) + "," + owner(101, "server", 1), 1, 0), answer());
    }

    @Test
    void socketsWithoutAnInodeHaveNoOwner() throws Exception {
        addSocket(TIME_WAIT, 0);
        addSocket(TIME_WAIT, 0);
        addSocket(ESTABLISHED, 11);
        addProcess(100, "server", "socket:[0]");

        assertEquals(report("", 3, 3), answer());
        assertEquals(report("", 2, 2), answer("time-wait"));
    }

    @Test
    void aRowThatTheKernelGivesTwiceCountsOnce() throws Exception {
        addSocket(TIME_WAIT, 0);
        rows = 0;
        addSocket(TIME_WAIT, 0);
        addSocket(ESTABLISHED, 11);
        addSocket(ESTABLISHED, 11);

        assertEquals(report("", 2, 2), answer());
    }

    @Test
    void theTablesAreThoseOfANamespaceAndTheProcessesThoseOfTheHost() throws Exception {
        writeTable("proc/net");
        addSocket(ESTABLISHED, 11);
        addProcess(100, "inside", "socket:[11]");
        addProcess(200, "outside", "socket:[11]");
        writeTable("proc/100/net");
        table.setLength(HEADING.length());

        assertEquals(report("", 0, 0), answer("", "", ""));
        assertEquals(report(owner(100, "inside", 1) + "," + owner(200, "outside", 1), 1, 0), answer("", "", "100"));
    }

    @Test
    void aLongNameIsCut() throws Exception {
        addSocket(LISTEN, 11);
        addProcess(100, "a".repeat(10_000), "socket:[11]");
        Files.writeString(root.resolve("proc/100/status"), "Name:\taaaaaaaaaaaaaaa\nUid:\t33\nVmSize:\t1 kB\n");

        assertEquals(report(owner(100, "a".repeat(255), 1), 1, 0), answer());
    }

    @Test
    void aProcessThatHasEndedIsNotShown() throws Exception {
        addSocket(LISTEN, 11);
        addProcess(100, "ended", "socket:[11]");
        Files.delete(root.resolve("proc/100/status"));

        assertEquals(report("", 1, 0), answer());
    }

    @Test
    void everySpellingOfAStateIsThatOfTcpStatus() throws Exception {
        for (String word : List.of("SYN_RECV", "TCP_NEW_SYN_RECV", "syn-received", "synrecv")) {
            table.setLength(HEADING.length());
            addSocket("03", 0);
            addSocket("0C", 0);
            assertEquals(report("", 2, 2), answer(word), word);
        }
    }

    @Test
    void anUnknownStateIsRefusedWithTheKnownOnes() {
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> answer("open"));
        assertEquals(
                "Invalid first parameter. Valid states are: closed, closewait, closing, established, finwait1, finwait2,"
                        + " lastack, listen, synrecv, synsent, timewait.",
                refusal.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "+1", "01", "1x", "x", " 1", "99999999999999999999"})
    void aNumberOutOfBoundsIsRefused(String number) {
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> answer("", number));
        assertEquals("Invalid second parameter.", refusal.reason());
    }

    @Test
    void aMalformedTableIsRefused() {
        table.append("   0: 0100007F:1F90\n");

        IOException thrown = assertThrows(IOException.class, this::answer);
        assertEquals("Cannot read /proc/net/tcp: line 2 is malformed", thrown.getMessage());
    }

    @Test
    void anInterruptionEndsTheWalk() throws Exception {
        addSocket(LISTEN, 11);
        addProcess(100, "server", "socket:[11]");
        SocketInodes sockets = new SocketInodes();
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> DescriptorWalk.walk(root.resolve("proc"), sockets));
        assertTrue(Thread.interrupted());
    }
}
