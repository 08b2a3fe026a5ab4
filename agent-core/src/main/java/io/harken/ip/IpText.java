package io.harken.ip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numeric IP addresses, in the forms that {@code inet_pton(3)} takes: never a name, never a shortened number. */
public final class IpText {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** The JDK takes more digits and leading zeros; where the colons may stand it knows itself. */
    private static final Pattern IPV6 =
            Pattern.compile("([0-9A-Fa-f]{0,4}:){2,8}([0-9A-Fa-f]{0,4}|(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3})");

    private static final byte[] V4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};

    private IpText() {}

    /** The 4 or 16 bytes of an address, in network order; a v4-mapped address has 16. */
    public static Optional<byte[]> parse(String text) {
        Matcher v4 = IPV4.matcher(text);
        if (v4.matches()) {
            return fourBytes(v4);
        }
        return IPV6.matcher(text).matches() ? sixteenBytes(text) : Optional.empty();
    }

    private static Optional<byte[]> fourBytes(Matcher matcher) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            String digits = matcher.group(i + 1);
            int number = Integer.parseInt(digits);
            if (number > 255 || (digits.length() > 1 && digits.startsWith("0"))) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(bytes);
    }

    @Allowed("a text of hexadecimal digits and colons is never looked up")
    private static Optional<byte[]> sixteenBytes(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return Optional.of(bytes.length == 16 ? bytes : v4Mapped(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The JDK takes the v4-mapped form for IPv4. */
    private static byte[] v4Mapped(byte[] v4) {
        byte[] bytes = Arrays.copyOf(V4_MAPPED, 16);
        System.arraycopy(v4, 0, bytes, V4_MAPPED.length, v4.length);
        return bytes;
    }
}
