package io.harken.collectors.process;

import io.harken.collectors.command.ShellCommands;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Users and groups that no file of the host has but a directory of the network (nsswitch.conf(5)): getent(1) is asked, and what
 * it said is good for five minutes.
 */
final class NameService {
    private static final long GOOD_FOR = TimeUnit.MINUTES.toNanos(5);

    /** More are forgotten. */
    private static final int MOST = 1024;

    /** Where the program is missing, there are no users but those of the file. */
    private static final String MISSING = "error=2,";

    /** The statuses of getent(1) that say anything of the account. */
    private static final int FOUND = 0;

    private static final int NOT_FOUND = 2;

    private final ShellCommands commands;
    private final LongSupplier nanoClock;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    private record Question(String database, String key) {}

    private record Answer(Optional<Account> account, long given) {}

    NameService(ShellCommands commands, LongSupplier nanoClock) {
        this.commands = commands;
        this.nanoClock = nanoClock;
    }

    /**
     * A user or group, if there is one.
     *
     * @param database {@code passwd} or {@code group}
     * @param key a name or a number, in ASCII: the JVM could change other bytes
     * @throws IOException if that cannot be known; who asks again asks getent again
     */
    Optional<Account> account(String database, String key) throws IOException {
        Question question = new Question(database, key);
        long now = nanoClock.getAsLong();
        Answer answer = answers.get(question);
        if (answer == null || now - answer.given > GOOD_FOR) {
            answer = new Answer(ask(question), now);
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(question, answer);
        }
        return answer.account;
    }

    private Optional<Account> ask(Question question) throws IOException {
        try {
            return commands.output(List.of("getent", question.database, "--", question.key), NameService::isAnswer)
                    .lines()
                    .findFirst()
                    .flatMap(Account::of);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains(MISSING)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isAnswer(int status) {
        return status == FOUND || status == NOT_FOUND;
    }
}
