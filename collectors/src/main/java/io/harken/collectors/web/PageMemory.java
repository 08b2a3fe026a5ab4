package io.harken.collectors.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for one page. A short page needs no leave; a longer one waits until few enough others are held, a long one until no
 * other long one is, from its first byte too many until its value was sent.
 */
final class PageMemory {
    /** The longest page. */
    static final int LONGEST = 2 * 1024 * 1024;

    /** So many pages that are not short are held at a time. */
    static final int AT_A_TIME = 8;

    private static final int SHORT = 16 * 1024;
    private static final int ORDINARY = 128 * 1024;

    private final Permits permits;
    private final PageTime time;
    private final List<Semaphore> held = new ArrayList<>();
    private boolean isAbandoned;

    /** The permits of all pages; who has one to be long has one of the others, too. */
    record Permits(Semaphore ordinary, Semaphore longPage) {
        Permits() {
            this(new Semaphore(AT_A_TIME), new Semaphore(1));
        }
    }

    /** The memory of a page that may hold some of the permits. */
    PageMemory(Permits permits, PageTime time) {
        this.permits = permits;
        this.time = time;
    }

    /** Room for bytes of the page. */
    Buffer buffer() {
        return new Buffer();
    }

    /** Gives the memory back. */
    synchronized void release() {
        held.forEach(Semaphore::release);
        held.clear();
    }

    /** Gives the memory back, and keeps a worker that does not know yet that nobody waits for it from having more. */
    synchronized void abandon() {
        isAbandoned = true;
        release();
    }

    /** Waits until a part of the page may have so many bytes. */
    void require(long size) throws IOException {
        if (size > LONGEST) {
            throw new PageException("The page is longer than " + LONGEST + " bytes");
        }
        if (size > SHORT) {
            hold(permits.ordinary());
        }
        if (size > ORDINARY) {
            hold(permits.longPage());
        }
    }

    private void hold(Semaphore permit) throws IOException {
        if (holds(permit)) {
            return;
        }
        if (!isAllowed(permit)) {
            throw new PageException("Too many long pages at a time");
        }
        add(permit);
    }

    private synchronized boolean holds(Semaphore permit) {
        return held.contains(permit);
    }

    private synchronized void add(Semaphore permit) {
        held.add(permit);
        if (isAbandoned) {
            release();
        }
    }

    private boolean isAllowed(Semaphore permit) {
        try {
            return permit.tryAcquire(time.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Bytes of the page. */
    final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Buffer() {}

        void append(byte[] source, int length) throws IOException {
            require((long) bytes.size() + length);
            bytes.write(source, 0, length);
        }

        int size() {
            return bytes.size();
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
