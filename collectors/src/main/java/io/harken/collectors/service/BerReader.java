package io.harken.collectors.service;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The elements of a stream in the Basic Encoding Rules (X.690), as far as LDAP uses them. It holds no contents. */
final class BerReader {
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_BYTES = 4;

    private final InputStream in;
    private long position;

    BerReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The head of an element.
     *
     * @param length of its contents, in bytes
     * @param end where in the stream it ends
     */
    record Element(int tag, long length, long end) {}

    /** Reads the head of the next element. */
    Element element() throws IOException {
        int tag = next();
        int first = next();
        long length = first < LONG_FORM ? first : unsigned(first - LONG_FORM);
        return new Element(tag, length, position + length);
    }

    /** Reads the head of an element that must be of such a tag. */
    Element enter(int tag) throws IOException {
        Element element = element();
        if (element.tag() != tag) {
            throw new IOException("tag " + element.tag() + " in place of " + tag);
        }
        return element;
    }

    /** Reads a small number. */
    long number() throws IOException {
        return unsigned((int) Math.min(element().length(), Integer.MAX_VALUE));
    }

    /** Passes over what is left before a place. */
    void skipTo(long end) throws IOException {
        while (position < end) {
            next();
        }
    }

    private long unsigned(int bytes) throws IOException {
        if (bytes < 1 || bytes > MOST_LENGTH_BYTES) {
            throw new IOException("a number of " + bytes + " bytes");
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    private int next() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the stream ends within an element");
        }
        position++;
        return c;
    }
}
