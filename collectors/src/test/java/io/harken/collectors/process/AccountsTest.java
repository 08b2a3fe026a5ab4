package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.command.ShellCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final Path OWN = Path.of("/etc");

    @TempDir
    Path etc = Path.of("");

    private final ShellCommands commands = new ShellCommands(environment -> {});
    private final AtomicLong clock = new AtomicLong();
    private final NameService names = new NameService(commands, clock::get);

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void theFirstLineOfANameOrNumberCounts() throws IOException {
        Files.writeString(etc.resolve("passwd"), "#x:y:1:1\n\n+::::\na:x:7:1::/:\nb:x:7:1::/:\na:x:8:1::/:\n");
        Files.writeString(etc.resolve("group"), "g:x:7:a,b\n");
        Accounts accounts = new Accounts(etc, names);

        assertEquals(OptionalLong.of(7), accounts.ofParameter("a"));
        assertEquals("a", accounts.userName(7));
        assertEquals("a", accounts.userName(8));
        assertEquals("g", accounts.groupName(7));
        assertEquals("9", accounts.groupName(9));
    }

    @Test
    void aUserThatThereIsNotIsNobody() throws IOException {
        Accounts accounts = new Accounts(etc, names);

        assertEquals(OptionalLong.empty(), accounts.ofParameter(""));
        assertEquals(OptionalLong.of(0xFFFF_FFFFL), accounts.ofParameter("root"));
        assertEquals("0", accounts.userName(0));
    }

    @Test
    void ownUsersAreFoundByNameOnly() throws IOException {
        Accounts accounts = new Accounts(OWN, names);

        assertEquals(OptionalLong.of(0), accounts.ofParameter("root"));
        assertEquals(OptionalLong.of(0xFFFF_FFFFL), accounts.ofParameter("0"));
        assertEquals(OptionalLong.of(0xFFFF_FFFFL), accounts.ofParameter("-h"));
        assertEquals(OptionalLong.of(0xFFFF_FFFFL), accounts.ofParameter("no user"));
        assertEquals("4000000001", accounts.userName(4_000_000_001L));
    }

    @Test
    void theNameServiceIsAskedAgainAfterFiveMinutes() throws IOException {
        Optional<Account> root = names.account("passwd", "root");
        clock.addAndGet(TimeUnit.MINUTES.toNanos(6));

        assertEquals(Optional.of(new Account("root", 0)), root);
        assertEquals(root, names.account("passwd", "root"));
        assertEquals(Optional.empty(), names.account("passwd", "there is no such user"));
    }

    @Test
    void anAnswerThatIsNoneIsNotTakenForNobody() {
        assertThrows(IOException.class, () -> names.account("no database", "root"));
    }

    @Test
    void aFileThatCannotBeReadIsTheCause() throws IOException {
        Files.createDirectory(etc.resolve("passwd"));
        Accounts accounts = new Accounts(etc, names);

        for (IOException failure : List.of(
                assertThrows(IOException.class, () -> accounts.ofParameter("root")),
                assertThrows(IOException.class, () -> accounts.userName(0)))) {
            assertEquals("Cannot obtain user information: Is a directory", failure.getMessage());
        }
    }
}
