package io.harken.main;

import io.harken.config.AccountConfig;
import io.harken.config.ConfigException;
import io.harken.item.DigitText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Optional;

/** The account of this process, and the one it should have. */
final class Account {
    /** Behind it stand the real and the effective number of the user, see proc(5). */
    private static final String USER_IDS = "\nUid:\t";

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
            String text = Files.readString(status, StandardCharsets.ISO_8859_1);
            int real = text.indexOf(USER_IDS) + USER_IDS.length();
            int effective = text.indexOf('\t', real) + 1;
            return text.contains(USER_IDS) && text.startsWith("0\t", effective);
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
        if (name.isEmpty() || DigitText.isNumber(name, 10)) {
            return Optional.empty();
        }
        try {
            return Optional.of(users.lookupPrincipalByName(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
