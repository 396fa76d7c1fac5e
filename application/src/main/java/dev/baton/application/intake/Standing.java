package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.Optional;

/** Where a lead stands: who is meant, and what the version that judges it makes of its facts. */
public record Standing(LeadId lead, boolean anonymous, Optional<Judged> judged) {

    /** Where a lead stands at an instant, up to which its scorecard has followed what was due; empty if nothing judges it. */
    public static Standing of(Card row, Optional<Scorecard> card, Instant now) {
        return new Standing(row.lead(), row.anonymous(), card.map(folded -> new Judged(folded.judge(), folded.stage(),
                folded.since(), folded.score(folded.present(now)))));
    }

    /**
     * The outcome of judging.
     *
     * @param by    the version of the definition
     * @param since since when the lead is in its stage
     */
    public record Judged(JudgedBy by, Stage stage, Instant since, Score score) {}
}
