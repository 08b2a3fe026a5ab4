package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.AccountConfig;
import io.harken.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words are those of {@code zabbix_agentd} 7.0.22. */
class AccountTest {
    @TempDir
    private Path folder;

    @Test
    void rootBecomesTheUser() throws Exception {
        assertEquals(Optional.of("zabbix"), root().userToBecome(new AccountConfig("zabbix", false)));
    }

    @Test
    void whoIsNotRootOrMayBeItStaysWhoItIs() throws Exception {
        assertEquals(Optional.empty(), account(1000).userToBecome(new AccountConfig("nosuch", false)));
        assertEquals(Optional.empty(), root().userToBecome(new AccountConfig("nosuch", true)));
    }

    @Test
    void thereMustBeSuchAUser() throws Exception {
        assertEquals(
                List.of("user nosuch does not exist", "cannot run as root!"),
                problems(root(), new AccountConfig("nosuch", false)));
        assertEquals(
                List.of("user  does not exist", "cannot run as root!"), problems(root(), new AccountConfig("", false)));
        // The JDK takes it for a user id; zabbix_agentd does not.
        assertEquals(
                List.of("user 0 does not exist", "cannot run as root!"),
                problems(root(), new AccountConfig("0", false)));
    }

    @Test
    void rootByAnyNameIsRoot() throws Exception {
        for (String name : List.of("root", "toor")) {
            assertEquals(
                    List.of("User=" + name + " contradicts AllowRoot=0", "cannot run as root!"),
                    problems(root(), new AccountConfig(name, false)));
        }
    }

    @Test
    void refusesToBeRootWhereNobodyChangedTheUser() throws Exception {
        Account root = root();
        AccountConfig config = new AccountConfig("zabbix", false);
        assertEquals(
                "cannot run as root!",
                assertThrows(ConfigException.class, () -> root.refuseRoot(config))
                        .problems()
                        .get(0));
        account(1000).refuseRoot(config);
    }

    @Test
    void withoutProcNobodyIsRoot() {
        assertFalse(Account.of(folder.resolve("none"), new Users()).isRoot());
    }

    private Account root() throws IOException {
        return account(0);
    }

    private Account account(int uid) throws IOException {
        Path status = folder.resolve("status");
        Files.writeString(status, "Name:\tjava\nUid:\t5\t" + uid + "\t6\t7\nGid:\t0\t0\t0\t0\n");
        return Account.of(status, new Users());
    }

    private static List<String> problems(Account account, AccountConfig config) {
        return assertThrows(ConfigException.class, () -> account.userToBecome(config))
                .problems();
    }

    /** Accounts of a host on which root has a second name; equal are those with one user id, as in the JDK. */
    private static final class Users extends UserPrincipalLookupService {
        private static final Map<String, Integer> IDS = Map.of("root", 0, "toor", 0, "zabbix", 998, "0", 0);

        private record User(int id) implements UserPrincipal {
            @Override
            public String getName() {
                return "user " + id;
            }
        }

        @Override
        public UserPrincipal lookupPrincipalByName(String name) throws IOException {
            if (!IDS.containsKey(name)) {
                throw new UserPrincipalNotFoundException(name);
            }
            return new User(IDS.get(name));
        }

        @Override
        public GroupPrincipal lookupPrincipalByGroupName(String group) {
            throw new UnsupportedOperationException();
        }
    }
}
