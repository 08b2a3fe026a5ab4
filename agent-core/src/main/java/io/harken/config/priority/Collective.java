package io.harken.config.priority;

import java.util.List;

/** Names that stand for several of a category. */
final class Collective {
    private static final String ALL = "ALL";

    private static final List<String> TLS = List.of("TLS1.3", "TLS1.2", "TLS1.1", "TLS1.0");

    private Collective() {}

    /** Whether a name is one for several. Those of key exchanges, ciphers and codes have the category in the name. */
    static boolean exists(Category category, String name) {
        return switch (category) {
            case VERSION -> List.of(ALL, "TLS-ALL", "DTLS-ALL").contains(name);
            case GROUP -> List.of(ALL, "EC-ALL", "DH-ALL").contains(name);
            case SIGNATURE, COMPRESSION -> name.equals(ALL);
            case CERTIFICATE -> List.of(ALL, "CLI-ALL", "SRV-ALL").contains(name);
            case EXCHANGE -> name.equals("KX-ALL");
            case CIPHER -> name.equals("CIPHER-ALL");
            case MAC -> name.equals("MAC-ALL");
        };
    }

    /** What is added by a name: not all that is known, but all that is usual. */
    static List<String> names(Category category, String name) {
        List<String> usual = category == Category.VERSION ? TLS : Keyword.NORMAL.names(category);
        return usual.stream().filter(each -> covers(category, name, each)).toList();
    }

    /** Whether something goes with the others when a name for several is removed. */
    static boolean covers(Category category, String name, String each) {
        boolean isFinite = each.startsWith("FFDHE");
        return switch (name) {
            case "TLS-ALL" -> !each.startsWith("DTLS");
            case "DTLS-ALL" -> each.startsWith("DTLS");
            case "EC-ALL" -> !isFinite;
            case "DH-ALL" -> isFinite;
            default -> exists(category, name);
        };
    }
}
