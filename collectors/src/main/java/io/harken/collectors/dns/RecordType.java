package io.harken.collectors.dns;

import java.util.Locale;
import java.util.Optional;

/** The types of records that can be asked for (RFC 1035, 3.2.2; RFC 2782, RFC 3596). */
enum RecordType {
    A(1),
    NS(2),
    MD(3),
    MF(4),
    CNAME(5),
    SOA(6),
    MB(7),
    MG(8),
    MR(9),
    NULL(10),
    WKS(11),
    PTR(12),
    HINFO(13),
    MINFO(14),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33),
    ANY(255);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<RecordType> ofName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (RecordType type : values()) {
            if (type.name().equals(upper)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Optional<RecordType> ofCode(int code) {
        for (RecordType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
