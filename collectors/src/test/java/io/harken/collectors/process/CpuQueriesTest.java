package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CpuQueriesTest {
    private static final int DAY = 86_400;

    private final CpuQueries queries = new CpuQueries();

    private static CpuQuestion question(String name) {
        return new CpuQuestion(name, OptionalLong.empty(), "");
    }

    @Test
    void aQuestionIsKeptUntilNobodyHasAskedItForADay() throws NotSupportedException {
        CpuQuery query = queries.ask(question("x"), 0);
        assertSame(query, queries.ask(question("x"), 10));

        queries.asked(DAY + 10);
        assertNotNull(queries.known(question("x"), 10));
        queries.asked(DAY + 11);
        assertNull(queries.known(question("x"), DAY));
    }

    @Test
    void anotherOwnerIsAnotherQuestion() throws NotSupportedException {
        queries.ask(new CpuQuestion("x", OptionalLong.of(1), ""), 0);

        assertNull(queries.known(new CpuQuestion("x", OptionalLong.of(2), ""), 0));
    }

    @Test
    void thereIsALimitOfQuestions() throws NotSupportedException {
        for (int i = 0; i < 1024; i++) {
            queries.ask(question(String.valueOf(i)), 0);
        }

        assertRefused("Maximum number of queries reached.", "x");
        queries.forget(queries.ask(question("7"), 0));
        assertNotNull(queries.ask(question("x"), 0));
    }

    @Test
    void thereIsALimitOfTheirLength() throws NotSupportedException {
        queries.ask(question("x".repeat(100_000)), 0);

        assertRefused(
                "The names and regular expressions of all queries together are longer than 131072 characters.",
                "y".repeat(31_073));
        assertNotNull(queries.ask(question("y".repeat(31_072)), 0));
    }

    private void assertRefused(String reason, String name) {
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> queries.ask(question(name), 0));
        assertEquals(reason, refusal.reason());
    }
}
