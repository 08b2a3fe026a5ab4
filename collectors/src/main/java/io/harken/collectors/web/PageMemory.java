package io.harken.collectors.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for one page. An ordinary page needs no leave; a long one waits until no other is held, from its first long
 * byte until its value was sent.
 */
final class PageMemory {
    /** The longest page. */
    static final int LONGEST = 2 * 1024 * 1024;

    private static final int ORDINARY = 128 * 1024;

    private final Semaphore longPage;
    private final PageTime time;
    private boolean holds;
    private boolean isAbandoned;

    /** The memory of a page whose permit to be long is the semaphore's only one. */
    PageMemory(Semaphore longPage, PageTime time) {
        this.longPage = longPage;
        this.time = time;
    }

    /** Room for bytes of the page. */
    Buffer buffer() {
        return new Buffer();
    }

    /** Gives the memory back. */
    synchronized void release() {
        if (holds) {
            holds = false;
            longPage.release();
        }
    }

    /** Gives the memory back, and keeps a worker that does not know yet that nobody waits for it from having more. */
    synchronized void abandon() {
        isAbandoned = true;
        release();
    }

    private void require(long size) throws IOException {
        if (size > LONGEST) {
            throw new PageException("The page is longer than " + LONGEST + " bytes");
        }
        if (size > ORDINARY && !holds()) {
            if (!isAllowed()) {
                throw new PageException("Too many long pages at a time");
            }
            hold();
        }
    }

    private synchronized boolean holds() {
        return holds;
    }

    private synchronized void hold() {
        holds = true;
        if (isAbandoned) {
            release();
        }
    }

    private boolean isAllowed() {
        try {
            return longPage.tryAcquire(time.left().toMillis(), TimeUnit.MILLISECONDS);
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
