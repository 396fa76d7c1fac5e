package dev.baton.application.intake;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What is told to the outside of changes of stage, as they are recorded; corrections of what was told before say so by their
 * cause. The words of people stay out: a reason may tell of a person.
 */
record StageNews(Supplier<UUID> ids, Instant now) {

    List<Announcement> of(Map<LeadId, List<Transition>> moves) {
        List<Announcement> news = new ArrayList<>();
        moves.forEach((lead, ofLead) -> ofLead.forEach(move -> news
                .add(new Announcement(ids.get(), lead, EventType.LEAD_STAGE_CHANGED, now, about(move)))));
        return news;
    }

    private static Tree.Branch about(Transition move) {
        return Tree.branch()
                .with("cycle",
                        Tree.branch().with("kind", move.cycle().kind().code()).with("number", move.cycle().number())
                                .done())
                .with("from", move.from().name()).with("to", move.to().name())
                .with("effective-at", move.effectiveAt().toString()).with("cause", CauseForm.announced(move.cause()))
                .with("score", score(move.score())).done();
    }

    private static Tree score(Score score) {
        BranchWriter dimensions = Tree.branch();
        for (Score.Part part : score.dimensions()) {
            dimensions = dimensions.withOrNull(part.dimension(), part.exact().map(_ -> Tree.of(part.shown())));
        }
        return Tree.branch().with("total", score.total()).withOrNull("grade", score.grade().map(Tree::of))
                .withOrNull("journey", score.journey().map(position -> Tree.of(position.code())))
                .with("dimensions", dimensions.done()).done();
    }
}
