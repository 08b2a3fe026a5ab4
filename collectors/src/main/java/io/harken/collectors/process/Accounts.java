package io.harken.collectors.process;

import io.harken.collectors.host.HostFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The names of users and groups: {@code /etc/passwd} and {@code /etc/group} (passwd(5), group(5)), and behind them what the
 * agent's own system knows of.
 */
final class Accounts {
    /** No user has it: (uid_t) -1 means "no change" to the kernel (setresuid(2)). */
    private static final long NOBODY_AT_ALL = 0xFFFF_FFFFL;

    /** Of the name of a user, its NUL included: LOGIN_NAME_MAX (sysconf(3)). */
    private static final int LONGEST_NAME = 256;

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
     * The number of the user that a parameter names; nothing if it is empty. A user that there is not has no processes: his
     * number is nobody's.
     *
     * @param name in {@link io.harken.item.ByteText}
     * @throws IOException {@code Cannot obtain user information: } and the cause
     */
    OptionalLong ofParameter(String name) throws IOException {
        if (name.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Account> account = account(USERS, found -> found.name().equals(name), isAsked(name) ? name : "");
        return OptionalLong.of(account.isPresent() ? account.get().number() : NOBODY_AT_ALL);
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
        String key = number >= 0 ? Long.toString(number) : "";
        Optional<Account> account =
                account(database, found -> found.number() == number, key).filter(found -> found.number() == number);
        return account.isPresent() ? account.get().name() : Long.toString(number);
    }

    /** A number would be taken for that of a user, and the JVM cannot hand on every byte. */
    private static boolean isAsked(String name) {
        if (name.length() >= LONGEST_NAME) {
            return false;
        }
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

    /**
     * An account that the file has, or else the name service.
     *
     * @param key what the name service is asked for; empty if it is not
     */
    private Optional<Account> account(String database, Predicate<Account> wanted, String key) throws IOException {
        try {
            Optional<Account> account = find(database, wanted);
            return account.isPresent() || key.isEmpty() || !etc.equals(OWN) ? account : names.account(database, key);
        } catch (IOException e) {
            throw new IOException("Cannot obtain user information: " + e.getMessage(), e);
        }
    }

    private Optional<Account> find(String database, Predicate<Account> wanted) throws IOException {
        Optional<InputStream> present = HostFile.openIfPresent(etc.resolve(database));
        if (present.isEmpty()) {
            return Optional.empty();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(present.get(), StandardCharsets.ISO_8859_1))) {
            String line;
            while ((line = lines.readLine()) != null) {
                Optional<Account> account = Account.of(line).filter(wanted);
                if (account.isPresent()) {
                    return account;
                }
            }
            return Optional.empty();
        }
    }
}
