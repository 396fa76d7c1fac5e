package dev.baton.application.intake;

import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.Optional;

/** Where a lead stands: who is meant, and what the version that judges it makes of its facts. */
public record Standing(LeadId lead, boolean anonymous, Optional<Judged> judged) {

    /**
     * The outcome of judging.
     *
     * @param by    the version of the definition
     * @param since since when the lead is in its stage
     */
    public record Judged(JudgedBy by, Stage stage, Instant since, Score score) {}
}
