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
    private final Deadline deadline;
    private boolean holds;

    /** The memory of a page whose permit to be long is the semaphore's only one. */
    PageMemory(Semaphore longPage, Deadline deadline) {
        this.longPage = longPage;
        this.deadline = deadline;
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

    private synchronized void require(long size) throws IOException {
        if (size > LONGEST) {
            throw new PageException("The page is longer than " + LONGEST + " bytes");
        }
        if (size > ORDINARY && !holds) {
            holds = isAllowed();
            if (!holds) {
                throw new PageException("Too many long pages at a time");
            }
        }
    }

    private boolean isAllowed() {
        try {
            return longPage.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
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
