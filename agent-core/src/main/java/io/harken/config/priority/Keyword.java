package io.harken.config.priority;

import static io.harken.config.priority.Category.VERSION;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words that choose in all categories at once, as GnuTLS 3.7.9 and 3.8.9 list them. */
enum Keyword {
    NORMAL(Lists.EXCHANGES, Lists.BY_STRENGTH, "SHA1 AEAD", Lists.GROUPS, Lists.SIGNATURES, Profile.LOW),
    LEGACY(Lists.EXCHANGES, Lists.BY_STRENGTH, "SHA1 AEAD", Lists.GROUPS, Lists.SIGNATURES, Profile.LOW),
    PFS("ECDHE-ECDSA ECDHE-RSA DHE-RSA", Lists.BY_STRENGTH, "SHA1 AEAD", Lists.GROUPS, Lists.SIGNATURES, Profile.LOW),
    PERFORMANCE(
            "RSA ECDHE-ECDSA ECDHE-RSA DHE-RSA",
            "AES-128-GCM AES-256-GCM CHACHA20-POLY1305 AES-128-CCM AES-256-CCM AES-128-CBC AES-256-CBC",
            "SHA1 AEAD",
            Lists.GROUPS,
            Lists.SIGNATURES,
            Profile.LOW),
    SECURE(Lists.EXCHANGES, Lists.SECURE, "SHA1 AEAD", Lists.GROUPS, Lists.SHA_2, Profile.LOW),
    SECURE128(Lists.EXCHANGES, Lists.SECURE, "SHA1 AEAD", Lists.GROUPS, Lists.SHA_2, Profile.LOW),
    SECURE192(Lists.EXCHANGES, Lists.LONG_KEYS, "AEAD", Lists.LONG_GROUPS, Lists.LONG_SHA_2, Profile.HIGH),
    SECURE256(Lists.EXCHANGES, Lists.LONG_KEYS, "AEAD", Lists.LONG_GROUPS, Lists.LONG_SHA_2, Profile.HIGH),
    SUITEB128(
            "ECDHE-ECDSA",
            "AES-256-GCM AES-128-GCM",
            "AEAD",
            "SECP256R1 SECP384R1",
            "ECDSA-SHA256 ECDSA-SECP256R1-SHA256 ECDSA-SHA384 ECDSA-SECP384R1-SHA384",
            Profile.SUITEB128),
    SUITEB192(
            "ECDHE-ECDSA",
            "AES-256-GCM",
            "AEAD",
            "SECP384R1",
            "ECDSA-SHA384 ECDSA-SECP384R1-SHA384",
            Profile.SUITEB192);

    /** What several words choose. */
    private static final class Lists {
        static final String EXCHANGES = "ECDHE-ECDSA ECDHE-RSA RSA DHE-RSA";
        static final String BY_STRENGTH =
                "AES-256-GCM CHACHA20-POLY1305 AES-256-CCM AES-256-CBC AES-128-GCM AES-128-CCM AES-128-CBC";
        static final String LONG_KEYS = "AES-256-GCM CHACHA20-POLY1305 AES-256-CBC AES-256-CCM";
        static final String SECURE = LONG_KEYS + " AES-128-GCM AES-128-CBC AES-128-CCM";
        static final String LONG_GROUPS = "SECP384R1 SECP521R1 FFDHE8192";
        static final String GROUPS =
                "SECP256R1 SECP384R1 SECP521R1 X25519 X448 FFDHE2048 FFDHE3072 FFDHE4096 FFDHE6144 FFDHE8192";
        static final String LONG_SHA_2 = "RSA-SHA384 RSA-PSS-SHA384 RSA-PSS-RSAE-SHA384 ECDSA-SHA384"
                + " ECDSA-SECP384R1-SHA384 EDDSA-ED448 RSA-SHA512 RSA-PSS-SHA512 RSA-PSS-RSAE-SHA512 ECDSA-SHA512"
                + " ECDSA-SECP521R1-SHA512";
        static final String SHA_2 = "RSA-SHA256 RSA-PSS-SHA256 RSA-PSS-RSAE-SHA256 ECDSA-SHA256 ECDSA-SECP256R1-SHA256"
                + " EDDSA-ED25519 " + LONG_SHA_2;
        static final String SIGNATURES = SHA_2 + " RSA-SHA1 ECDSA-SHA1";
    }

    private final String exchanges;
    private final String ciphers;
    private final String macs;
    private final String groups;
    private final String signatures;
    private final Profile profile;

    Keyword(String exchanges, String ciphers, String macs, String groups, String signatures, Profile profile) {
        this.exchanges = exchanges;
        this.ciphers = ciphers;
        this.macs = macs;
        this.groups = groups;
        this.signatures = signatures;
        this.profile = profile;
    }

    static Optional<Keyword> find(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(keyword -> keyword.name().equals(name))
                .findFirst();
    }

    /** What it chooses in a category, the preferred first. */
    List<String> names(Category category) {
        return switch (category) {
            case EXCHANGE -> split(exchanges);
            case CIPHER -> split(ciphers);
            case MAC -> split(macs);
            case GROUP -> split(groups);
            case SIGNATURE -> split(signatures);
            case VERSION, CERTIFICATE, COMPRESSION -> List.of();
        };
    }

    private static List<String> split(String names) {
        return List.of(names.split(" "));
    }

    /** The versions that it chooses where it is the first keyword; a later one chooses none. */
    List<String> versions() {
        return profile == Profile.SUITEB128 || profile == Profile.SUITEB192
                ? List.of("TLS1.2")
                : Collective.names(VERSION, "ALL");
    }

    /** How strong certificates must be. */
    Profile profile() {
        return profile;
    }
}
