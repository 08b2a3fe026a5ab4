package io.harken.access;

import io.harken.item.ItemKeyPrefix;

/**
 * A name for a key, as {@code name:key}.
 *
 * @param name the key that may be asked; {@code name[*]} is for every {@code name[...]}
 * @param target the key that is answered instead; if both end with {@code [*]}, the brackets of the request are put there
 */
public record KeyAlias(String name, String target) {
    /** What keeps a text from being an alias. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int position;

        MalformedException(int position) {
            super("invalid character at position " + position, null, false, false);
            this.position = position;
        }

        /** The position of the first character that is wrong, from 1; one behind the end if the text is too short. */
        public int position() {
            return position;
        }
    }

    /**
     * Reads an alias.
     *
     * @throws MalformedException if it is not two keys with a colon between them
     */
    public static KeyAlias parse(String text) throws MalformedException {
        int colon = keyEnd(text, 0);
        if (!text.startsWith(":", colon)) {
            throw new MalformedException(colon + 1);
        }
        int end = keyEnd(text, colon + 1);
        if (end < text.length()) {
            throw new MalformedException(end + 1);
        }
        return new KeyAlias(text.substring(0, colon), text.substring(colon + 1));
    }

    private static int keyEnd(String text, int start) throws MalformedException {
        ItemKeyPrefix key = ItemKeyPrefix.of(text, start);
        if (!key.valid()) {
            throw new MalformedException(key.end() + 1);
        }
        return key.end();
    }
}
