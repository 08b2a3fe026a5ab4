package io.harken.item;

/**
 * How far a text is an item key.
 *
 * @param valid whether it begins with one
 * @param end the index behind the key, or of the first character that is wrong in it
 */
public record ItemKeyPrefix(boolean valid, int end) {
    /** Looks for a key at an index of a text. */
    public static ItemKeyPrefix of(String text, int start) {
        ItemKeyParser parser = new ItemKeyParser(text, start);
        try {
            parser.prefix();
            return new ItemKeyPrefix(true, parser.position());
        } catch (NotSupportedException e) {
            return new ItemKeyPrefix(false, parser.position());
        }
    }
}
