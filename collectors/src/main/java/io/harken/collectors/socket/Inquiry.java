package io.harken.collectors.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question in the course of one walk.
 *
 * @param question what is asked
 * @param tally looks at the rows for it
 */
record Inquiry<R>(Question<R> question, Tally<R> tally) {
    /**
     * Begins to answer questions.
     *
     * @param last the snapshot of the walk before, if there was one
     */
    static List<Inquiry<?>> begin(List<Question<?>> questions, Optional<SocketSnapshot> last, WalkStart walk) {
        List<Inquiry<?>> inquiries = new ArrayList<>();
        questions.forEach(question -> inquiries.add(begin(question, last, walk)));
        return inquiries;
    }

    private static <R> Inquiry<R> begin(Question<R> question, Optional<SocketSnapshot> last, WalkStart walk) {
        Optional<R> previous =
                last.flatMap(snapshot -> snapshot.answer(question)).flatMap(Answer::ifFound);
        return new Inquiry<>(question, question.begin(previous, walk));
    }
}
