package io.harken.collectors.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NameLookupsTest {
    private static final InetAddress[] SOME = {InetAddress.getLoopbackAddress()};

    private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final NameLookups lookups = new NameLookups(this::resolve);

    /** A resolver that hangs, as with name servers that are dead; nothing interrupts it. */
    private InetAddress[] resolve(String name) throws UnknownHostException {
        begun.add(name);
        while (answered.getCount() > 0) {
            try {
                answered.await();
            } catch (InterruptedException e) {
                // As a thread in the resolver of the C library.
            }
        }
        if (name.equals("unknown")) {
            throw new UnknownHostException("not this text");
        }
        return SOME;
    }

    @AfterEach
    void answer() {
        answered.countDown();
    }

    private record Asker(Thread thread, FutureTask<InetAddress[]> task) {
        void giveUp() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    private Asker ask(String name) {
        FutureTask<InetAddress[]> task = new FutureTask<>(() -> lookups.addresses(name));
        Thread thread = Executors.defaultThreadFactory().newThread(task);
        thread.start();
        return new Asker(thread, task);
    }

    @Test
    void whoAsksIsInterruptedAtOnce() throws Exception {
        Asker asker = ask("name");
        assertEquals("name", begun.take());
        asker.giveUp();
        assertInstanceOf(
                InterruptedIOException.class,
                assertThrows(ExecutionException.class, asker.task::get).getCause());
    }

    @Test
    void aNameIsLookedUpOnceAtATime() throws Exception {
        List<Asker> askers = new ArrayList<>();
        askers.add(ask("name"));
        assertEquals("name", begun.take());
        askers.get(0).giveUp();
        for (int i = 0; i < 2 * NameLookups.WORKERS; i++) {
            askers.add(ask("name"));
        }
        Asker other = ask("other");
        assertEquals("other", begun.take());

        answered.countDown();
        for (Asker asker : askers.subList(1, askers.size())) {
            assertArrayEquals(SOME, asker.task.get());
        }
        assertArrayEquals(SOME, other.task.get());
        assertArrayEquals(SOME, lookups.addresses("name"));
    }

    @Test
    void whatCannotBeginIsARefusalAndNotSilence() throws Exception {
        List<Asker> hanging = new ArrayList<>();
        for (int i = 0; i < NameLookups.WORKERS; i++) {
            hanging.add(ask("hangs" + i));
            begun.take();
        }
        CompletionException e = assertThrows(CompletionException.class, () -> lookups.addresses("name"));
        assertEquals(
                "No name can be looked up: 128 hang.",
                assertInstanceOf(NotSupportedException.class, e.getCause()).reason());

        answered.countDown();
        for (Asker asker : hanging) {
            assertArrayEquals(SOME, asker.task.get());
        }
    }

    @Test
    void anUnknownNameSaysSo() {
        answered.countDown();
        assertEquals(
                "unknown",
                assertThrows(UnknownHostException.class, () -> lookups.addresses("unknown"))
                        .getMessage());
    }

    @Test
    void anAddressIsNotLookedUp() throws IOException {
        assertEquals("192.0.2.1", new PeerAddress("192.0.2.1", 80, Optional.empty()).resolveAll()[0].getHostAddress());
        assertThrows(UnknownHostException.class, () -> new PeerAddress("[::1]", 80, Optional.empty()).resolveAll());
    }
}
