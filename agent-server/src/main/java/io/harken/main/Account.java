package io.harken.main;

import io.harken.config.AccountConfig;
import io.harken.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The account of this process, and the one it should have. */
final class Account {
    private static final Pattern ROOT = Pattern.compile("^Uid:[ \t]+[0-9]+[ \t]+0[ \t]", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final String REFUSAL = "cannot run as root!";

    private final boolean root;
    private final UserPrincipalLookupService users;

    private Account(boolean root, UserPrincipalLookupService users) {
        this.root = root;
        this.users = users;
    }

    /**
     * The account of this process.
     *
     * @param status {@code /proc/self/status}
     * @param users the accounts of the host
     */
    static Account of(Path status, UserPrincipalLookupService users) {
        return new Account(isRoot(status), users);
    }

    private static boolean isRoot(Path status) {
        try {
            return ROOT.matcher(Files.readString(status, StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            // Without /proc nothing can be answered either; the kernel still knows who may do what.
            return false;
        }
    }

    boolean isRoot() {
        return root;
    }

    /**
     * The user to change to, if any.
     *
     * @throws ConfigException with the words of {@code zabbix_agentd}, if there is no such user or it is root again
     */
    Optional<String> userToBecome(AccountConfig config) throws ConfigException {
        if (!root || config.allowRoot()) {
            return Optional.empty();
        }
        Optional<UserPrincipal> user = find(config.user());
        if (user.isEmpty()) {
            throw new ConfigException(List.of("user " + config.user() + " does not exist", REFUSAL));
        }
        if (user.equals(find("root"))) {
            throw new ConfigException(List.of("User=" + config.user() + " contradicts AllowRoot=0", REFUSAL));
        }
        return Optional.of(config.user());
    }

    /** Refuses to be root where nobody has changed the user. */
    void refuseRoot(AccountConfig config) throws ConfigException {
        if (userToBecome(config).isPresent()) {
            throw new ConfigException(List.of(REFUSAL, "Only bin/harken changes to User=" + config.user()));
        }
    }

    private Optional<UserPrincipal> find(String name) {
        // The JDK would take a number for a user id.
        if (name.isEmpty() || NUMBER.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(users.lookupPrincipalByName(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
