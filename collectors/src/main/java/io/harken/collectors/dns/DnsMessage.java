package io.harken.collectors.dns;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bytes of a message (RFC 1035, 4), in {@link io.harken.item.ByteText}. Behind its end there are zeros, as there are for
 * {@code zabbix_agentd}.
 */
record DnsMessage(String bytes) {
    static final int HEADER = 12;

    private static final int POINTER = 0xC0;
    private static final int LONGEST_NAME = 255;

    /** A question for a name in the form of messages, with recursion. */
    static DnsMessage question(int id, String name, RecordType type) {
        return new DnsMessage("" + (char) ((id >> 8) & 0xFF) + (char) (id & 0xFF) + "\1\0\0\1\0\0\0\0\0\0" + name + "\0"
                + (char) type.code() + "\0\1");
    }

    int length() {
        return bytes.length();
    }

    int octet(int offset) {
        return offset < bytes.length() ? bytes.charAt(offset) : 0;
    }

    int uint16(int offset) {
        return (octet(offset) << 8) | octet(offset + 1);
    }

    int int32(int offset) {
        return (uint16(offset) << 16) | uint16(offset + 2);
    }

    int responseCode() {
        return octet(3) & 0x0F;
    }

    boolean isTruncated() {
        return (octet(2) & 0x02) != 0;
    }

    int answerCount() {
        return uint16(6);
    }

    /** Whether it answers the question: same number, same name but for the case, same type and class. */
    boolean answers(DnsMessage question) {
        return uint16(0) == question.uint16(0)
                && uint16(4) == 1
                && length() >= question.length()
                && bytes.substring(HEADER, question.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(question.bytes.substring(HEADER).toLowerCase(Locale.ROOT));
    }

    /** The text of the name at an offset, without a dot at its end; nothing if there is none. */
    Optional<String> name(int offset) {
        StringBuilder text = new StringBuilder();
        int at = offset;
        int size = 0;
        while (at < length() && octet(at) != 0) {
            int length = octet(at);
            // A pointer counts too, so that they cannot go round for ever.
            size += 1 + (length & ~POINTER);
            if (size > LONGEST_NAME * 2) {
                return Optional.empty();
            }
            if ((length & POINTER) == POINTER) {
                at = uint16(at) & 0x3FFF;
            } else if ((length & POINTER) != 0 || at + 1 + length > length()) {
                return Optional.empty();
            } else {
                text.append(text.length() == 0 ? "" : ".")
                        .append(DomainName.escape(bytes.substring(at + 1, at + 1 + length)));
                at += 1 + length;
            }
        }
        return at < length() ? Optional.of(text.toString()) : Optional.empty();
    }

    /** The offset behind the name at an offset, if it ends. */
    OptionalInt behindName(int offset) {
        int at = offset;
        while (at < length() && octet(at) != 0) {
            if ((octet(at) & POINTER) == POINTER) {
                return OptionalInt.of(at + 2);
            }
            at += 1 + octet(at);
        }
        return at < length() ? OptionalInt.of(at + 1) : OptionalInt.empty();
    }
}
