package io.harken.config.priority;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the words of a priority string, which colons part: a keyword first, then what is added ({@code +}) or removed
 * ({@code -}, {@code !}), and options ({@code %}).
 */
final class PriorityParser {
    private static final String SERVER_DECIDES = "SERVER_PRECEDENCE";
    private static final String PROFILE = "PROFILE_";

    /** Those that matter to clients only, or would make the agent laxer than it is. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "ALLOW_SMALL_RECORDS",
            "COMPAT",
            "DISABLE_SAFE_RENEGOTIATION",
            "DISABLE_TLS13_COMPAT_MODE",
            "DISABLE_WILDCARDS",
            "DUMBFW",
            "FALLBACK_SCSV",
            "LATEST_RECORD_VERSION",
            "NO_ETM",
            "NO_SESSION_HASH",
            "NO_SHUFFLE_EXTENSIONS",
            "NO_STATUS_REQUEST",
            "NO_TICKETS",
            "NO_TICKETS_TLS12",
            "PARTIAL_RENEGOTIATION",
            "SAFE_RENEGOTIATION", // As it always is.
            "SSL3_RECORD_VERSION",
            "STATELESS_COMPRESSION",
            "UNSAFE_RENEGOTIATION",
            "VERIFY_ALLOW_BROKEN",
            "VERIFY_ALLOW_SIGN_RSA_MD5",
            "VERIFY_ALLOW_SIGN_WITH_SHA1",
            "VERIFY_ALLOW_X509_V1_CA_CRT",
            "VERIFY_DISABLE_CRL_CHECKS");

    private static final Set<String> UNSUPPORTED = Set.of("FORCE_ETM", "FORCE_SESSION_HASH", "NO_EXTENSIONS");

    private final Map<Category, Set<String>> chosen = new EnumMap<>(Category.class);
    private boolean serverDecides;
    private boolean begun;
    private Optional<Profile> profile = Optional.empty();

    Priorities parse(String text) throws PriorityException {
        int at = 0;
        for (String word : text.split(":", -1)) {
            if (!follow(word.stripLeading())) {
                throw PriorityException.invalid(text.substring(at));
            }
            at += word.length() + 1;
        }
        Map<Category, List<String>> names = new EnumMap<>(Category.class);
        chosen.forEach((category, set) -> names.put(category, List.copyOf(set)));
        return new Priorities(Collections.unmodifiableMap(names), serverDecides, profile.orElse(Profile.VERY_WEAK));
    }

    private Set<String> chosen(Category category) {
        return chosen.computeIfAbsent(category, none -> new LinkedHashSet<>());
    }

    /** Says whether the word is one. */
    private boolean follow(String word) throws PriorityException {
        String rest = word.isEmpty() ? "" : word.substring(1);
        return switch (word.isEmpty() ? ' ' : word.charAt(0)) {
            case ' ' -> false;
            case '+' -> add(rest);
            case '-', '!' -> remove(rest);
            case '%' -> option(rest);
            default -> word.equalsIgnoreCase("NONE") ? nothing() : keyword(word);
        };
    }

    private boolean add(String word) {
        Optional<Category.Name> name = Category.find(word);
        if (name.isEmpty()) {
            return keyword(word);
        }
        Category category = name.get().category();
        String text = name.get().text();
        chosen(category).addAll(Collective.exists(category, text) ? Collective.names(category, text) : List.of(text));
        return true;
    }

    private boolean remove(String word) {
        Optional<Category.Name> found = Category.find(word);
        found.ifPresent(name -> chosen(name.category())
                .removeIf(each -> each.equals(name.text()) || Collective.covers(name.category(), name.text(), each)));
        return found.isPresent();
    }

    /** Can be said at the beginning only. */
    private boolean nothing() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    private boolean keyword(String word) {
        Optional<Keyword> found = Keyword.find(word);
        found.ifPresent(keyword -> {
            for (Category category : Category.values()) {
                chosen(category).addAll(keyword.names(category));
            }
            if (!begun) {
                begun = true;
                chosen(Category.VERSION).addAll(keyword.versions());
            }
            profile = Optional.of(profile.filter(given -> given.compareTo(keyword.profile()) < 0)
                    .orElse(keyword.profile()));
        });
        return found.isPresent();
    }

    private boolean option(String word) throws PriorityException {
        if (UNSUPPORTED.contains(word)) {
            throw PriorityException.unsupported("%" + word);
        }
        if (word.startsWith(PROFILE)) {
            return profile(word.substring(PROFILE.length()));
        }
        serverDecides |= word.equals(SERVER_DECIDES);
        return word.equals(SERVER_DECIDES) || WITHOUT_EFFECT.contains(word);
    }

    private boolean profile(String word) {
        for (Profile each : Profile.values()) {
            if (each.name().equals(word)) {
                profile = Optional.of(each);
                return true;
            }
        }
        return false;
    }
}
