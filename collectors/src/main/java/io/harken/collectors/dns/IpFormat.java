package io.harken.collectors.dns;

/** Addresses as {@code inet_ntop(3)} of the C library prints them. */
final class IpFormat {
    private static final int WORDS = 8;

    private IpFormat() {}

    static String v4(DnsMessage message, int at) {
        return message.octet(at) + "." + message.octet(at + 1) + "." + message.octet(at + 2) + "."
                + message.octet(at + 3);
    }

    static String v6(DnsMessage message, int at) {
        int begin = 0;
        int longest = 0;
        for (int i = 0; i < WORDS; i++) {
            int length = zeros(message, at, i);
            if (length > longest) {
                begin = i;
                longest = length;
            }
        }
        boolean isV4 = begin == 0
                && (longest == 6
                        || (longest == 7 && message.uint16(at + 14) != 1)
                        || (longest == 5 && message.uint16(at + 10) == 0xFFFF));
        if (isV4) {
            return (longest == 5 ? "::ffff:" : "::") + v4(message, at + 12);
        }
        if (longest < 2) {
            return words(message, at, 0, WORDS);
        }
        return words(message, at, 0, begin) + "::" + words(message, at, begin + longest, WORDS);
    }

    private static int zeros(DnsMessage message, int at, int from) {
        int end = from;
        while (end < WORDS && message.uint16(at + 2 * end) == 0) {
            end++;
        }
        return end - from;
    }

    private static String words(DnsMessage message, int at, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(message.uint16(at + 2 * i)));
        }
        return text.toString();
    }
}
