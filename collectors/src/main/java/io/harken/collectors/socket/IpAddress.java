package io.harken.collectors.socket;

/**
 * An address of 128 bits; of IPv4 it is the v4-mapped one.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record IpAddress(long high, long low) {
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;

    /** As it is usually written: {@code 192.0.2.1} or, by RFC 5952, {@code 2001:db8::1}. */
    @Override
    public String toString() {
        if (IpNetwork.isV4Mapped(high, low)) {
            return (low >>> 24 & 0xFF) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
        }
        int from = 0;
        int zeros = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(i);
            if (run > zeros) {
                from = i;
                zeros = run;
            }
        }
        return zeros == 1 ? groups(0, GROUPS) : groups(0, from) + "::" + groups(from + zeros, GROUPS);
    }

    private int zerosFrom(int group) {
        int end = group;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - group;
    }

    private String groups(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        int shift = (GROUPS / 2 - 1 - index % (GROUPS / 2)) * GROUP_BITS;
        return (int) (half >>> shift) & 0xFFFF;
    }
}
