package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.UnreadItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reports that were submitted together with what nobody could read of them, and who waits for the answer. */
record Submission(List<Report> reports, List<UnreadItem> unread, CompletableFuture<Answer> answer) {
    Submission {
        reports = List.copyOf(reports);
        unread = List.copyOf(unread);
    }

    static Submission of(List<Report> reports, List<UnreadItem> unread) {
        return new Submission(reports, unread, new CompletableFuture<>());
    }

    int size() {
        return reports.size() + unread.size();
    }

    /** Each report and each item on its own, in their order. */
    List<Submission> apart() {
        List<Submission> apart = new ArrayList<>();
        reports.forEach(report -> apart.add(of(List.of(report), List.of())));
        unread.forEach(item -> apart.add(of(List.of(), List.of(item))));
        return apart;
    }

    /** Answers with what became of those that were taken apart: with their receipts, or with the first trouble of one. */
    void answerWith(List<Submission> apart) {
        List<Receipt> receipts = new ArrayList<>();
        int suppressed = 0;
        for (Submission single : apart) {
            if (single.answer.isCompletedExceptionally()) {
                answer.completeExceptionally(single.answer.exceptionNow());
                return;
            }
            Answer answered = single.answer.join();
            if (!(answered instanceof Answer.Done(List<Receipt> done, int dropped))) {
                answer.complete(answered);
                return;
            }
            receipts.addAll(done);
            suppressed += dropped;
        }
        answer.complete(new Answer.Done(receipts, suppressed));
    }
}
