package io.harken.collectors.web;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Decodes {@code Content-Encoding}: gzip and deflate, also several in turn. */
final class ContentCoding {
    private static final int PIECE = 16 * 1024;
    private static final int MOST = 5;

    private ContentCoding() {}

    /** The body without its codings, given in the order in which they were applied. */
    static byte[] decode(byte[] body, List<String> codings, PageMemory memory) throws IOException {
        if (codings.size() > MOST) {
            throw new PageException("Reject response due to more than " + MOST + " content encodings");
        }
        byte[] decoded = body;
        for (int i = codings.size() - 1; i >= 0; i--) {
            decoded = decode(decoded, codings.get(i), memory);
        }
        return decoded;
    }

    private static byte[] decode(byte[] body, String coding, PageMemory memory) throws IOException {
        if (coding.equals("identity") || coding.equals("none") || body.length == 0) {
            return body;
        }
        PageMemory.Buffer decoded = memory.buffer();
        byte[] piece = new byte[PIECE];
        try (InputStream in = decoder(body, coding)) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                decoded.append(piece, n);
            }
        } catch (EOFException e) {
            // What is there of a body that was cut off is the page, as for libcurl.
        } catch (ZipException e) {
            throw new PageException("Error while processing content unencoding: " + reason(e));
        }
        return decoded.toBytes();
    }

    /** The JDK has its own words for what is no gzip, and those of zlib for what is no deflate. */
    private static String reason(ZipException e) {
        String message = String.valueOf(e.getMessage());
        return message.equals("Not in GZIP format") ? "incorrect header check" : message;
    }

    private static InputStream decoder(byte[] body, String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        if (coding.equals("gzip") || coding.equals("x-gzip")) {
            return new GZIPInputStream(in);
        }
        if (coding.equals("deflate")) {
            return inflated(in, new Inflater(!isZlib(body)));
        }
        throw new PageException(
                "Unrecognized content encoding type. libcurl understands deflate, gzip content encodings.");
    }

    /** The inflater, which is memory outside of the heap, ends with the stream. */
    private static InputStream inflated(InputStream in, Inflater inflater) {
        return new InflaterInputStream(in, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }

    /** Some servers send deflate as it stands, without the header of zlib (RFC 1950, 2.2) that HTTP asks for. */
    private static boolean isZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) * 256 + (body[1] & 0xFF)) % 31 == 0;
    }
}
