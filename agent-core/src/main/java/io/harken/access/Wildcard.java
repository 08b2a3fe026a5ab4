package io.harken.access;

/**
 * A text in which {@code *} stands for any text, also an empty one. No other character is special.
 *
 * @param text the text, without two stars in a row
 */
record Wildcard(String text) {
    private static final char STAR = '*';

    /** A run of stars means what one means. */
    Wildcard {
        text = collapse(text);
    }

    /** Whether it is nothing but a star. */
    boolean isAnything() {
        return text.length() == 1 && text.charAt(0) == STAR;
    }

    /**
     * Whether a text has this form. Where it fails behind a star, that star takes one character more; the stars before it
     * need not be tried again, so the time is bounded by the product of the lengths.
     */
    boolean matches(String candidate) {
        int at = 0;
        int lastStar = -1;
        int behindStar = 0;
        for (int i = 0; i < candidate.length(); ) {
            if (at < text.length() && text.charAt(at) == STAR) {
                lastStar = at++;
                behindStar = i;
            } else if (at < text.length() && text.charAt(at) == candidate.charAt(i)) {
                at++;
                i++;
            } else if (lastStar >= 0) {
                at = lastStar + 1;
                i = ++behindStar;
            } else {
                return false;
            }
        }
        return at == text.length() || (at == text.length() - 1 && text.charAt(at) == STAR);
    }

    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != STAR || i == 0 || text.charAt(i - 1) != STAR) {
                collapsed.append(text.charAt(i));
            }
        }
        return collapsed.toString();
    }
}
