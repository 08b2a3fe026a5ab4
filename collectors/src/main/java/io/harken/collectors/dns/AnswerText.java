package io.harken.collectors.dns;

import io.harken.item.NotSupportedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a message as text, a sorted line for each. */
final class AnswerText {
    private static final int RECORD_HEADER = 10;
    private static final int QUESTION_TAIL = 4;

    /** Names are compressed in messages: a small one could hold megabytes of text. */
    private static final int LONGEST = 64 * 1024;

    private final DnsMessage message;
    private final WellKnownServices services;

    AnswerText(DnsMessage message, WellKnownServices services) {
        this.message = message;
        this.services = services;
    }

    String text() throws NotSupportedException {
        List<String> lines = new ArrayList<>();
        int at = message.behindName(DnsMessage.HEADER).orElseThrow(() -> invalid("cannot expand domain name"))
                + QUESTION_TAIL;
        int size = 0;
        for (int i = 0; i < message.answerCount() && at < message.length(); i++) {
            String name = name(at, "domain name");
            int header = message.behindName(at).orElseThrow(() -> invalid("cannot expand domain name"));
            int data = header + RECORD_HEADER;
            int length = message.uint16(data - 2);
            if (data + length > message.length()) {
                throw invalid("record overflow");
            }
            String line = line(name, message.uint16(header), data, length);
            size += line.length() + 1;
            if (size > LONGEST) {
                throw invalid("more than " + LONGEST + " bytes of text");
            }
            lines.add(line);
            at = data + length;
        }
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private String line(String name, int code, int data, int length) throws NotSupportedException {
        Optional<RecordType> type = RecordType.ofCode(code);
        String title = type.map(RecordType::name).orElse("T_" + code);
        return padded(name, 20) + " " + padded(title, 8) + (type.isPresent() ? data(type.get(), data, length) : "");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String data(RecordType type, int at, int length) throws NotSupportedException {
        return switch (type) {
            case A -> " " + IpFormat.v4(message, at);
            case AAAA -> " " + IpFormat.v6(message, at);
            case NS -> " " + name(at, "name server name");
            case CNAME -> " " + name(at, "canonical name");
            case PTR -> " " + name(at, "PTR name");
            case MB -> " " + name(at, "mailbox name");
            case MD -> " " + name(at, "mail destination name");
            case MF -> " " + name(at, "mail forwarder name");
            case MG -> " " + name(at, "mail group name");
            case MR -> " " + name(at, "renamed mailbox name");
            case MX -> " " + message.uint16(at) + " " + name(at + 2, "mail exchange name");
            case SRV ->
                " " + message.uint16(at) + " " + message.uint16(at + 2) + " " + message.uint16(at + 4) + " "
                        + name(at + 6, "service target hostname");
            case SOA -> startOfAuthority(at);
            case MINFO ->
                " " + name(at, "mailbox responsible for mailing lists") + " "
                        + name(behind(at), "mailbox for error messages");
            case TXT -> " \"" + String.join("", strings(at, length)) + "\"";
            case HINFO -> hostInformation(at, length);
            case NULL -> " len:" + length;
            case WKS -> services(at, length);
            case ANY -> "";
        };
    }

    /** {@code zabbix_agentd} prints all numbers but the first as signed. */
    private String startOfAuthority(int at) throws NotSupportedException {
        int second = behind(at);
        String source = name(at, "source nameserver name");
        String mailbox = name(second, "administrator mailbox name");
        int numbers = behind(second);
        StringBuilder text = new StringBuilder(
                " " + source + " " + mailbox + " " + Integer.toUnsignedString(message.int32(numbers)));
        for (int i = 1; i < 5; i++) {
            text.append(' ').append(message.int32(numbers + 4 * i));
        }
        return text.toString();
    }

    private String hostInformation(int at, int length) {
        StringBuilder text = new StringBuilder();
        List<String> strings = strings(at, length);
        for (String string : strings.subList(0, Math.min(strings.size(), 2))) {
            text.append(" \"").append(string).append('"');
        }
        return text.toString();
    }

    private List<String> strings(int at, int length) {
        List<String> strings = new ArrayList<>();
        for (int next = at; next < at + length; next += 1 + message.octet(next)) {
            int end = Math.min(next + 1 + message.octet(next), at + length);
            strings.add(message.bytes().substring(next + 1, end));
        }
        return strings;
    }

    private String services(int at, int length) throws NotSupportedException {
        if (length < 5) {
            throw invalid("malformed WKS resource record");
        }
        int number = message.octet(at + 4);
        Optional<String> protocol = services.protocol(number);
        Map<String, String> names = services.names(protocol);
        StringBuilder text = new StringBuilder(" " + IpFormat.v4(message, at) + " " + protocol.orElse("" + number));
        for (int bit = 0; bit < (length - 5) * Byte.SIZE; bit++) {
            if ((message.octet(at + 5 + bit / Byte.SIZE) & (0x80 >> (bit % Byte.SIZE))) != 0) {
                text.append(' ').append(names.getOrDefault(String.valueOf(bit), "#" + bit));
            }
        }
        return text.toString();
    }

    private String name(int at, String what) throws NotSupportedException {
        return message.name(at).orElseThrow(() -> invalid("cannot expand " + what));
    }

    private int behind(int at) {
        return message.behindName(at).orElse(message.length());
    }

    private static NotSupportedException invalid(String reason) {
        return new NotSupportedException("Cannot decode DNS response: " + reason + ".");
    }
}
