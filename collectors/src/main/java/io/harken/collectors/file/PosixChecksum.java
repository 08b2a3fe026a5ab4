package io.harken.collectors.file;

import java.util.zip.Checksum;

/** The checksum of cksum(1): a CRC that, other than that of {@code java.util.zip}, begins with the highest bit and ends with the length. */
final class PosixChecksum implements Checksum {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int BYTES = 256;

    private final int[] table = new int[BYTES];
    private int crc;
    private long length;

    PosixChecksum() {
        for (int i = 0; i < BYTES; i++) {
            int remainder = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                remainder = remainder << 1 ^ (remainder < 0 ? POLYNOMIAL : 0);
            }
            table[i] = remainder;
        }
    }

    @Override
    public void update(int b) {
        crc = next(crc, b);
        length++;
    }

    @Override
    public void update(byte[] bytes, int offset, int size) {
        int sum = crc;
        for (int i = offset; i < offset + size; i++) {
            sum = next(sum, bytes[i]);
        }
        crc = sum;
        length += size;
    }

    private int next(int sum, int b) {
        return sum << Byte.SIZE ^ table[(sum >>> 24 ^ b) & 0xFF];
    }

    @Override
    public long getValue() {
        int sum = crc;
        for (long rest = length; rest != 0; rest >>>= Byte.SIZE) {
            sum = next(sum, (int) rest);
        }
        return Integer.toUnsignedLong(~sum);
    }

    @Override
    public void reset() {
        crc = 0;
        length = 0;
    }
}
