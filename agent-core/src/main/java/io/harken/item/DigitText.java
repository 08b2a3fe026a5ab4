package io.harken.item;

/** Whole numbers in {@link ByteText}, which has no other digits than those of ASCII. */
public final class DigitText {
    private DigitText() {}

    /** Whether a text is digits of a radix, at least one, and nothing else. */
    public static boolean isNumber(String text, int radix) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether a text is at most that many digits of a radix, at least one, and nothing else. */
    public static boolean isNumber(String text, int radix, int most) {
        return text.length() <= most && isNumber(text, radix);
    }
}
