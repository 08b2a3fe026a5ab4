package io.harken.collectors.socket;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One row of {@code /proc/net/tcp} or {@code tcp6}, read in place: a view that moves over the buffer of the walk.
 *
 * <pre>  sl  local_address rem_address   st tx_queue:rx_queue tr:tm->when retrnsmt   uid  timeout inode
 *    0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 …</pre>
 *
 * <p>The row number has four digits or more, so all columns shift with it; behind it they are fixed up to the user.
 */
final class SocketRow {
    /** Hexadecimal digits of an address in {@code tcp}. */
    static final int IPV4_DIGITS = 8;

    /** Hexadecimal digits of an address in {@code tcp6}. */
    static final int IPV6_DIGITS = 32;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** From the local address to the user: queues, timer and retransmissions are of fixed width. */
    private static final int STATE_TO_USER = 40;

    private static final int USER_WIDTH = 5;

    /** From behind the state to the queue of what was received; that of what is to be sent stands between. */
    private static final int STATE_TO_RECEIVED = 10;

    /** From the user to the first digit of the inode, if neither it nor the timeout is wider than usual. */
    private static final int USER_TO_INODE = 15;

    private final byte[] buffer;
    private final int addressDigits;

    /** From the local address to behind the state. */
    private final int pairLength;

    private int local;

    SocketRow(byte[] buffer, int addressDigits) {
        this.buffer = buffer;
        this.addressDigits = addressDigits;
        this.pairLength = 2 * addressDigits + 14;
    }

    /** Moves to the row between two offsets, and gives the place for {@link #returnTo}. */
    int moveTo(int start, int end) throws IOException {
        int colon = start + 4;
        while (colon < end && buffer[colon] != ':') {
            colon++;
        }
        local = colon + 2;
        int state = local + pairLength - 2;
        if (local + pairLength + STATE_TO_USER + USER_TO_INODE >= end
                || buffer[state - 1] != ' '
                || buffer[local + addressDigits] != ':') {
            throw new IOException("malformed row");
        }
        return local;
    }

    /** Moves to a row that was moved to before. */
    void returnTo(int place) {
        local = place;
    }

    /** The number in the {@code st} column. */
    int stateCode() throws IOException {
        return HexText.number(buffer, local + pairLength - 2, 2);
    }

    int localPort() throws IOException {
        return HexText.halfWord(buffer, local + addressDigits + 1);
    }

    int remotePort() throws IOException {
        return HexText.halfWord(buffer, remote() + addressDigits + 1);
    }

    boolean localIn(IpNetwork network) throws IOException {
        return addressIn(network, local);
    }

    boolean remoteIn(IpNetwork network) throws IOException {
        return addressIn(network, remote());
    }

    /** A hash of both addresses and the state. */
    long pairHash() {
        long sum = 0;
        long multiplier = MULTIPLIER;
        int last = local + pairLength - Long.BYTES;
        for (int at = local; at < last; at += Long.BYTES) {
            sum += (long) LONG.get(buffer, at) * multiplier;
            multiplier *= MULTIPLIER;
        }
        return mixed(sum + (long) LONG.get(buffer, last) * multiplier);
    }

    /** A fingerprint of both addresses, the state and the inode: equal for the same socket, else different. */
    long fingerprint(long pairHash) {
        return mixed(pairHash + inode() * MULTIPLIER);
    }

    private static long mixed(long hash) {
        long product = (hash ^ (hash >>> 32)) * MULTIPLIER;
        return product ^ (product >>> 29);
    }

    /** Whether the socket is one of IPv6, which may carry IPv4 by v4-mapped addresses. */
    boolean isIpv6() {
        return addressDigits == IPV6_DIGITS;
    }

    /** The first half of the local address, of IPv4 in its v4-mapped form. */
    long localHigh() throws IOException {
        return high(local);
    }

    /** The second half of the local address. */
    long localLow() throws IOException {
        return low(local);
    }

    /** The first half of the remote address. */
    long remoteHigh() throws IOException {
        return high(remote());
    }

    /** The second half of the remote address. */
    long remoteLow() throws IOException {
        return low(remote());
    }

    /** Bytes received and not read; of a socket that listens, connections that wait to be accepted. */
    long received() throws IOException {
        return Integer.toUnsignedLong(HexText.word(buffer, local + pairLength + STATE_TO_RECEIVED));
    }

    /** The number of the socket in {@code /proc/PID/fd}; 0 if no process has it. */
    long inode() {
        int at = local + pairLength + STATE_TO_USER;
        // User and timeout are padded to 5 and 8 characters, and seldom longer.
        if (buffer[at + USER_WIDTH] == ' ' && buffer[at + USER_TO_INODE - 1] == ' ') {
            at += USER_TO_INODE;
        } else {
            at = behindNumber(behindNumber(at));
        }
        long inode = 0;
        while (buffer[at] == ' ') {
            at++;
        }
        while (buffer[at] >= '0' && buffer[at] <= '9') {
            inode = inode * 10 + buffer[at++] - '0';
        }
        return inode;
    }

    private int behindNumber(int from) {
        int at = from;
        while (buffer[at] == ' ') {
            at++;
        }
        while (buffer[at] > ' ') {
            at++;
        }
        return at;
    }

    private int remote() {
        return local + addressDigits + 6;
    }

    private boolean addressIn(IpNetwork network, int at) throws IOException {
        return network.contains(high(at), low(at));
    }

    /** An address is written as numbers of 32 bits, each in the byte order of the host. */
    private long high(int at) throws IOException {
        return isIpv6() ? pair(at) : IpNetwork.V4_MAPPED_HIGH;
    }

    private long low(int at) throws IOException {
        return isIpv6() ? pair(at + IPV6_DIGITS / 2) : IpNetwork.v4MappedLow(word(at));
    }

    private long pair(int at) throws IOException {
        return (long) word(at) << 32 | Integer.toUnsignedLong(word(at + IPV4_DIGITS));
    }

    private int word(int at) throws IOException {
        int word = HexText.word(buffer, at);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }
}
