package io.harken.collectors.socket;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hexadecimal numbers in bytes. Addresses and ports are read by the million: all digits of one at once. */
final class HexText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Times a byte: that byte eight times. */
    private static final long EACH = 0x0101_0101_0101_0101L;

    private static final byte[] DIGITS = digits();

    private HexText() {}

    private static byte[] digits() {
        byte[] digits = new byte[256];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) Character.digit(i, 16);
        }
        return digits;
    }

    /** The number of eight digits at an offset. */
    static int word(byte[] text, int at) throws IOException {
        long digits = values((long) LONG.get(text, at));
        if (digits < 0) {
            return number(text, at, Long.BYTES);
        }
        long pairs = (digits | (digits >>> 4)) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | (pairs >>> 8)) & 0x0000_FFFF_0000_FFFFL;
        return (int) (fours | (fours >>> 16));
    }

    /** The number of four digits at an offset. */
    static int halfWord(byte[] text, int at) throws IOException {
        // Zeros stand before them.
        long digits = values((('0' * EACH) << Integer.SIZE) | Integer.toUnsignedLong((int) INT.get(text, at)));
        if (digits < 0) {
            return number(text, at, Integer.BYTES);
        }
        long pairs = (digits | (digits >>> 4)) & 0x00FF_00FF;
        return (int) ((pairs | (pairs >>> 8)) & 0xFFFF);
    }

    /** The values of eight digits, each in the byte of its digit; below 0 unless all are digits as the kernel writes them. */
    private static long values(long text) {
        long letters = (text >>> 6) & EACH;
        long values = (text & (0x0F * EACH)) + letters * 9;
        // What they would be written as: a value above 9 reaches bit 4 when 6 is added.
        long above9 = ((values + 6 * EACH) >>> 4) & EACH;
        long written = values + '0' * EACH + above9 * ('A' - '9' - 1);
        return written == text && (values & ~(0x0F * EACH)) == 0 ? values : -1;
    }

    /**
     * The number of some digits at an offset, which may be of either case.
     *
     * @throws IOException if one is no digit
     */
    static int number(byte[] text, int at, int digits) throws IOException {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = DIGITS[text[i] & 0xFF];
            if (digit < 0) {
                throw new IOException("malformed row");
            }
            number = (number << 4) | digit;
        }
        return number;
    }
}
