package io.harken.collectors.process;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.collectors.process.DescriptorWalk.Owner;
import io.harken.collectors.socket.InodeWalk;
import io.harken.collectors.socket.TcpState;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Answers {@code tcp.process.get}. */
final class SocketOwners {
    private static final int SOME = 10;
    private static final int MOST = 1000;

    /** The file of a program has no longer name. */
    private static final int LONGEST_NAME = 255;

    private final Path proc;
    private final NetworkNamespaces namespaces;
    private final Accounts accounts;

    /** One question at a time has its sockets in memory. */
    private final Semaphore turn = new Semaphore(1, true);

    SocketOwners(Path proc, NetworkNamespaces namespaces, Accounts accounts) {
        this.proc = proc;
        this.namespaces = namespaces;
        this.accounts = accounts;
    }

    /** The processes that have the most sockets in a state, as JSON. */
    ItemValue value(Parameters parameters) throws NotSupportedException, IOException {
        String word = parameters.get(0);
        Optional<TcpState> state = word.isEmpty() ? Optional.empty() : Optional.of(TcpState.ofWord(word));
        int most = parameters.number(1, SOME, 1, MOST);
        HostPaths namespace = namespaces.of(parameters.get(2));
        awaitTurn();
        try {
            SocketInodes sockets = new SocketInodes();
            InodeWalk.walk(namespace, state, sockets::add);
            sockets.requireAll();
            DescriptorWalk.Result found = DescriptorWalk.walk(proc, sockets);
            JsonWriter json = new JsonWriter().beginObject();
            writeOwners(json.name("processes"), found.owners(), most);
            json.name("sockets").unsigned(sockets.size());
            json.name("unowned").unsigned(sockets.unowned());
            json.name("processes_denied").unsigned(found.denied());
            return ItemValue.text(json.endObject().toString());
        } finally {
            turn.release();
        }
    }

    private void awaitTurn() throws InterruptedIOException {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void writeOwners(JsonWriter json, List<Owner> owners, int most) throws IOException {
        Comparator<Owner> mostFirst =
                Comparator.comparingInt(Owner::sockets).reversed().thenComparingInt(Owner::pid);
        List<Owner> sorted = owners.stream().sorted(mostFirst).limit(most).toList();
        AccountNames names = new AccountNames(accounts);
        ProcessFiles process = new ProcessFiles(proc);
        json.beginArray();
        for (Owner owner : sorted) {
            process.moveTo(owner.pid());
            // It may have ended meanwhile.
            if (process.hasStatus()) {
                json.beginObject();
                json.name("pid").unsigned(owner.pid());
                json.name("name").value(name(process));
                json.name("user").value(names.user(process.status().number("Uid:")));
                json.name("sockets").unsigned(owner.sockets());
                json.endObject();
            }
        }
        json.endArray();
    }

    /** As in {@code proc.get}, but of reasonable length. */
    private static String name(ProcessFiles process) throws IOException {
        String kernelName = ProcessName.withoutLeadingBlanks(process.status().text("Name:"));
        return ByteText.cut(ProcessName.of(kernelName, firstArgument(process)), LONGEST_NAME);
    }

    private static String firstArgument(ProcessFiles process) throws IOException {
        ProcFile commandLine = new ProcFile();
        if (!process.hasMemory() || commandLine.readBeginning(process.folder() + "cmdline") != Outcome.READ) {
            return "";
        }
        String arguments = ByteText.of(Arrays.copyOf(commandLine.bytes(), commandLine.length()));
        int end = arguments.indexOf('\0');
        return end < 0 ? arguments : arguments.substring(0, end);
    }
}
