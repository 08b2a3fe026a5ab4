package io.harken.collectors.process;

import io.harken.item.NotSupportedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The questions for processor time that were asked within the last day; at most 11 MB. */
final class CpuQueries {
    private static final int MOST = 1024;

    /** Of all together: a compiled expression takes a hundred bytes for each. */
    private static final int MOST_CHARACTERS = 128 * 1024;

    private static final int FORGOTTEN_AFTER = 86_400;

    private final Map<CpuQuestion, CpuQuery> queries = new HashMap<>();

    /** What samples a question that was asked before, if it was. */
    synchronized @Nullable CpuQuery known(CpuQuestion question, long second) {
        CpuQuery query = queries.get(question);
        if (query != null) {
            query.ask(second);
        }
        return query;
    }

    /** What samples a question from now on. Compiles its expression, which takes a while. */
    CpuQuery ask(CpuQuestion question, long second) throws NotSupportedException {
        CpuQuery query = known(question, second);
        return query == null ? add(question, new CpuQuery(question), second) : query;
    }

    private synchronized CpuQuery add(CpuQuestion question, CpuQuery added, long second) throws NotSupportedException {
        CpuQuery query = known(question, second);
        if (query != null) {
            return query;
        }
        if (queries.size() == MOST) {
            throw new NotSupportedException("Maximum number of queries reached.");
        }
        int length = question.length();
        for (CpuQuestion other : queries.keySet()) {
            length += other.length();
        }
        if (length > MOST_CHARACTERS) {
            throw new NotSupportedException("The names and regular expressions of all queries together are longer than "
                    + MOST_CHARACTERS + " characters.");
        }
        added.ask(second);
        queries.put(question, added);
        return added;
    }

    /** All that are to be sampled. */
    synchronized List<CpuQuery> asked(long second) {
        queries.values().removeIf(query -> second - query.asked() > FORGOTTEN_AFTER);
        return List.copyOf(queries.values());
    }

    /** Forgets one that cannot be sampled; who asks again begins anew. */
    synchronized void forget(CpuQuery query) {
        queries.values().remove(query);
    }
}
