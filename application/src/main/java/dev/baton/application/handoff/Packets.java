package dev.baton.application.handoff;

import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadForm;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.application.lead.ScoreForm;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What sales gets of a lead: who it is, its story, why it scores what it scores, what it has answered already, what it
 * consented to. It is frozen at the offer and never changes.
 */
final class Packets {
    /** The story goes back so far: what came before is in the live view. */
    private static final int MOST_EVENTS = 200;
    private static final Set<String> DOWNLOADS = Set.of("content-downloaded");

    private Packets() {
    }

    /** The packet of a lead at an instant. */
    static Tree.Branch of(Handoff handoff, History history, List<IdentityKey> keys, JudgedBy judge, Plan plan,
            Progress progress, Instant at) {
        Profile profile = Profile.of(history.facts(), at);
        List<Engagement> latestFirst = history.judged().engagements().stream()
                .filter(each -> !each.when().occurredAt().isAfter(at))
                .sorted(Comparator.comparing((Engagement each) -> each.when().occurredAt())
                        .thenComparing(Engagement::id).reversed())
                .toList();
        return Tree.branch().with("at", at.toString()).with("handoff", handoff.id().toString())
                .with("lead", LeadForm.person(handoff.lead(), keys, profile, at))
                .with("stage", progress.stage().name()).with("cycle", progress.cycle().kind().code())
                .with("number", progress.cycle().number())
                .with("score", ScoreForm.explanation(handoff.lead(), new Found.Is<>(judge, progress.stage(),
                        progress.since(), history.explanation(plan.definition(), at))))
                .with("story", latestFirst.stream().limit(MOST_EVENTS).toList(),
                        each -> LeadForm.entry(new TimelineEntry.Engaged(each)))
                .with("earlier", Math.max(0, latestFirst.size() - MOST_EVENTS))
                .with("downloads",
                        latestFirst.stream().filter(each -> DOWNLOADS.contains(each.type())).limit(MOST_EVENTS)
                                .toList(),
                        each -> LeadForm.entry(new TimelineEntry.Engaged(each)))
                .done();
    }
}
