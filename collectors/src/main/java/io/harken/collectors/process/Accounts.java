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

/** The names of users and groups: {@code /etc/passwd} and {@code /etc/group} (passwd(5), group(5)). */
final class Accounts {
    /** No user has it: (uid_t) -1 means "no change" to the kernel (setresuid(2)). */
    private static final long NOBODY_AT_ALL = 0xFFFF_FFFFL;

    private final Path users;
    private final Path groups;

    /** The accounts in the configuration of a host. */
    Accounts(Path etc) {
        users = etc.resolve("passwd");
        groups = etc.resolve("group");
    }

    /**
     * The number of the user that a parameter names, in {@link ByteText}; nothing if it is empty. A user that there is not has
     * no processes: his number is nobody's.
     */
    OptionalLong ofParameter(String name) throws IOException {
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Entry> entry = find(users, found -> found.name().equals(name));
        return OptionalLong.of(entry.isPresent() ? entry.get().number() : NOBODY_AT_ALL);
    }

    /** The name of a user, or his number if he has none. */
    String userName(long number) throws IOException {
        return name(users, number);
    }

    /** The name of a group, or its number if it has none. */
    String groupName(long number) throws IOException {
        return name(groups, number);
    }

    private static String name(Path file, long number) throws IOException {
        Optional<Entry> entry = find(file, found -> found.number() == number);
        return entry.isPresent() ? entry.get().name() : Long.toString(number);
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

    private static Optional<Entry> find(Path file, Predicate<Entry> wanted) throws IOException {
        Optional<InputStream> present = HostFile.openIfPresent(file);
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
