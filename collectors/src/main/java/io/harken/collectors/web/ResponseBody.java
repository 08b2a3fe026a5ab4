package io.harken.collectors.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/** Reads the body of a response as it came, before any decoding. */
final class ResponseBody {
    private static final int PIECE = 16 * 1024;
    private static final int MOST_DIGITS = 16;
    private static final int HEX = 16;

    private final InputStream in;
    private final PageMemory.Buffer bytes;
    private final byte[] piece = new byte[PIECE];

    ResponseBody(InputStream in, PageMemory.Buffer bytes) {
        this.in = in;
        this.bytes = bytes;
    }

    /** Reads the body that the headers announce; trailers go to the head. */
    void read(ResponseHeaders headers, OptionalLong length, ResponseHead head) throws IOException {
        List<String> codings = headers.words("transfer-encoding");
        if (!codings.isEmpty() && !codings.equals(List.of("chunked"))) {
            throw new PageException("Unsolicited Transfer-Encoding (" + codings.get(0) + ") found");
        }
        if (!codings.isEmpty()) {
            readChunks(head);
        } else if (length.isPresent()) {
            long missing = copy(length.getAsLong());
            if (missing > 0) {
                throw new PageException("end of response with " + missing + " bytes missing");
            }
        } else {
            copy(Long.MAX_VALUE);
        }
    }

    /** Copies so many bytes, and says how many of them there were not. */
    private long copy(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int n = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (n < 0) {
                break;
            }
            bytes.append(piece, n);
            left -= n;
        }
        return left;
    }

    private void readChunks(ResponseHead head) throws IOException {
        try {
            for (long size = chunkSize(); size > 0; size = chunkSize()) {
                if (copy(size) > 0) {
                    throw new EOFException();
                }
                int c = next();
                if (c == '\r') {
                    c = next();
                }
                if (c != '\n') {
                    throw new PageException("Malformed encoding found in chunked-encoding");
                }
            }
            head.readTrailers(in);
        } catch (EOFException e) {
            throw new PageException("transfer closed with outstanding read data remaining");
        }
    }

    private long chunkSize() throws IOException {
        long size = 0;
        int digits = 0;
        int c = next();
        while (Character.digit(c, HEX) >= 0) {
            digits++;
            if (digits > MOST_DIGITS || size > Long.MAX_VALUE / HEX - 1) {
                throw new PageException("chunk hex-length longer than " + MOST_DIGITS);
            }
            size = size * HEX + Character.digit(c, HEX);
            c = next();
        }
        if (digits == 0) {
            throw new PageException("chunk hex-length char not a hex digit: 0x" + Integer.toHexString(c));
        }
        while (c != '\n') {
            c = next();
        }
        return size;
    }

    private int next() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException();
        }
        return c;
    }
}
