package io.harken.collectors.process;

/** Decimal numbers in bytes. */
final class Digits {
    /** A number with more digits may not fit. */
    private static final int MOST = 18;

    private Digits() {}

    /** The number at an offset, or -1 if there is none or it is too long. */
    static long number(byte[] bytes, int from, int to) {
        long number = 0;
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
            if (at - from > MOST) {
                return -1;
            }
        }
        return at == from ? -1 : number;
    }
}
