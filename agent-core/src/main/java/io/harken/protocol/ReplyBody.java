package io.harken.protocol;

import io.harken.json.JsonText;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The body of a reply, which is made piece by piece: of a long value there is never a second copy.
 *
 * <p>All texts are {@link io.harken.item.ByteText}.
 */
public final class ReplyBody {
    /** So many bytes of the text are made into one piece. */
    static final int PIECE = 16 * 1024;

    private final String head;
    private final String text;
    private final boolean escaped;
    private final String tail;

    private ReplyBody(String head, String text, boolean escaped, String tail) {
        this.head = head;
        this.text = text;
        this.escaped = escaped;
        this.tail = tail;
    }

    /** A body that is this text. */
    public static ReplyBody of(String text) {
        return new ReplyBody("", text, false, "");
    }

    /** A JSON document: the text is made a string of it. */
    static ReplyBody json(String head, String text, String tail) {
        return new ReplyBody(head + '"', text, true, '"' + tail);
    }

    /** The number of bytes. */
    public int length() {
        return head.length() + (escaped ? JsonText.length(text) : text.length()) + tail.length();
    }

    /** The pieces, of which there is at least one. */
    public Iterator<String> pieces() {
        return new Pieces();
    }

    /** The whole body. */
    @Override
    public String toString() {
        StringBuilder whole = new StringBuilder();
        pieces().forEachRemaining(whole::append);
        return whole.toString();
    }

    private final class Pieces implements Iterator<String> {
        private int at;
        private boolean over;

        @Override
        public boolean hasNext() {
            return !over;
        }

        @Override
        public String next() {
            if (over) {
                throw new NoSuchElementException();
            }
            int end = Math.min(text.length(), at + PIECE);
            String first = at == 0 ? head : "";
            String middle = escaped ? JsonText.escaped(text, at, end) : text.substring(at, end);
            at = end;
            over = end == text.length();
            return first + middle + (over ? tail : "");
        }
    }
}
