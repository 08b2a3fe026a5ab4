package io.harken.collectors.process;

import io.harken.collectors.host.HostFile;
import io.harken.item.ByteText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of users and groups: {@code /etc/passwd} and {@code /etc/group} (passwd(5), group(5)), and behind them what the
 * agent's own system knows of.
 */
final class Accounts {
    /** No user has it: (uid_t) -1 means "no change" to the kernel (setresuid(2)). */
    private static final long NOBODY_AT_ALL = 0xFFFF_FFFFL;

    private static final String USERS = "passwd";
    private static final String GROUPS = "group";
    private static final Path OWN = Path.of("/etc");

    private final Path etc;
    private final NameService names;

    /**
     * The accounts of a host.
     *
     * @param names is asked if the host is the agent's own
     */
    Accounts(Path etc, NameService names) {
        this.etc = etc;
        this.names = names;
    }

    /**
     * The number of the user that a parameter names, in {@link ByteText}; nothing if it is empty. A user that there is not has
     * no processes: his number is nobody's.
     */
    OptionalLong ofParameter(String name) throws IOException {
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Entry> entry = find(USERS, found -> found.name().equals(name));
        if (entry.isEmpty() && isAsked(name)) {
            entry = named(USERS, name);
        }
        return OptionalLong.of(entry.isPresent() ? entry.get().number() : NOBODY_AT_ALL);
    }

    /** The name of a user, or his number if he has none. */
    String userName(long number) throws IOException {
        return name(USERS, number);
    }

    /** The name of a group, or its number if it has none. */
    String groupName(long number) throws IOException {
        return name(GROUPS, number);
    }

    private String name(String database, long number) throws IOException {
        Optional<Entry> entry = find(database, found -> found.number() == number);
        if (entry.isEmpty() && number >= 0) {
            entry = named(database, Long.toString(number)).filter(found -> found.number() == number);
        }
        return entry.isPresent() ? entry.get().name() : Long.toString(number);
    }

    /** A number would be taken for that of a user, and the JVM cannot hand on every byte. */
    private static boolean isAsked(String name) {
        boolean isNumber = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
            isNumber &= c >= '0' && c <= '9';
        }
        return !isNumber;
    }

    private Optional<Entry> named(String database, String key) throws IOException {
        if (!etc.equals(OWN)) {
            return Optional.empty();
        }
        return names.line(database, key).map(Entry::of);
    }

    private record Entry(String name, long number) {
        /** Name, password and number are the first three fields of both files; other lines are passed over. */
        static @Nullable Entry of(String line) {
            int nameEnd = line.indexOf(':');
            int passwordEnd = line.indexOf(':', nameEnd + 1);
            if (nameEnd <= 0 || passwordEnd < 0) {
                return null;
            }
            byte[] rest = ByteText.bytes(line.substring(passwordEnd + 1));
            long number = Digits.number(rest, 0, rest.length);
            return number < 0 ? null : new Entry(line.substring(0, nameEnd), number);
        }
    }

    private Optional<Entry> find(String database, Predicate<Entry> wanted) throws IOException {
        Optional<InputStream> present = HostFile.openIfPresent(etc.resolve(database));
        if (present.isEmpty()) {
            return Optional.empty();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(present.get(), StandardCharsets.ISO_8859_1))) {
            String line;
            while ((line = lines.readLine()) != null) {
                Entry entry = Entry.of(line);
                if (entry != null && wanted.test(entry)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
    }
}
