package io.harken.collectors.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads status lines and headers, which are kept as they came. */
final class ResponseHead {
    private static final int LONGEST_LINE = 100 * 1024;
    private static final int LONGEST_HEAD = 300 * 1024;
    private static final int MOST_HEADERS = 5000;
    private static final int PIECE = 4096;
    private static final String PROTOCOL = "HTTP/";

    private final PageMemory memory;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();

    ResponseHead(PageMemory memory) {
        this.memory = memory;
    }

    /** What was read, in {@link io.harken.item.ByteText}, with its line ends. */
    String text() {
        return text.toString();
    }

    /**
     * Reads one head, with the blank line at its end.
     *
     * @throws EOFException if it ends before; what was read of it by then is kept
     */
    ResponseHeaders read(InputStream in) throws IOException {
        int status = status(readLine(in, true));
        ResponseHeaders headers = new ResponseHeaders(status);
        int count = 0;
        for (String header = readLine(in, false); !header.isEmpty(); header = readLine(in, false)) {
            count++;
            if (count > MOST_HEADERS) {
                throw new PageException("Too many response headers, " + MOST_HEADERS + " is max");
            }
            if (header.indexOf('\0') >= 0) {
                throw new PageException("Nul byte in header");
            }
            boolean isContinued = count > 1 && (header.charAt(0) == ' ' || header.charAt(0) == '\t');
            if (!isContinued && header.indexOf(':') < 0) {
                throw new PageException("Header without colon");
            }
            headers.add(header);
        }
        return headers;
    }

    /** Reads what stands behind a body in chunks, up to the blank line. */
    void readTrailers(InputStream in) throws IOException {
        int before = text.length();
        String last = readLine(in, false);
        while (!last.isEmpty()) {
            before = text.length();
            last = readLine(in, false);
        }
        text.setLength(before);
    }

    private static int status(String line) throws PageException {
        if (line.startsWith("HTTP/2")) {
            throw new PageException("Version mismatch (from HTTP/1 to HTTP/2)");
        }
        if (line.startsWith("HTTP/1.") && !line.matches("(?s)HTTP/1\\.[01][ \t]+[1-9][0-9]{2}([ \t].*)?")) {
            throw new PageException("Unsupported HTTP/1 subversion in response");
        }
        if (!line.matches("(?s)HTTP/[0-9.]+[ \t]+[1-9][0-9]{2}([ \t].*)?")) {
            throw new PageException("Unsupported HTTP version in response");
        }
        int space = line.replace('\t', ' ').indexOf(' ');
        return Integer.parseInt(line.substring(space).strip().substring(0, 3));
    }

    /** A line without its end, which the text keeps. */
    private String readLine(InputStream in, boolean isFirst) throws IOException {
        line.setLength(0);
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
            requireBounds(isFirst);
            c = in.read();
        }
        memory.require(text.length() + line.length());
        text.append(line).append('\n');
        if (text.length() > LONGEST_HEAD) {
            throw new PageException("Too large response headers: " + text.length() + " > " + LONGEST_HEAD);
        }
        boolean hasReturn = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return line.substring(0, line.length() - (hasReturn ? 1 : 0));
    }

    private void requireBounds(boolean isFirst) throws IOException {
        if (isFirst && line.length() <= PROTOCOL.length() && !PROTOCOL.startsWith(line.toString())) {
            throw new PageException("Received HTTP/0.9 when not allowed");
        }
        if (line.length() > LONGEST_LINE) {
            throw new PageException("A value or data field grew larger than allowed");
        }
        if (line.length() % PIECE == 0) {
            memory.require(text.length() + line.length());
        }
    }
}
