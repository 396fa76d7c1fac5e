package dev.baton.rest;

import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.application.lead.ScoreForm;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scores of a lead at any instant, by any version, and why. */
final class ScoreResource {
    private static final int MOST_VERSIONS = 999_999_999;
    private final LeadDirectory leads;

    ScoreResource(LeadDirectory leads) {
        this.leads = leads;
    }

    /** What a lead scores, or scored. */
    Reply score(Exchange exchange) {
        Wanted wanted = wanted(exchange.query());
        return exchange.query().refusal().orElseGet(() -> LeadId.parse(exchange.path("id"))
                .map(lead -> score(lead, leads.score(lead, wanted)))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD)));
    }

    private Reply score(LeadId lead, Found<Score> found) {
        return switch (found) {
            case Found.Is<Score> is -> Reply.ok(ScoreForm.found(lead, is));
            case Found.Unjudged<Score> _ -> unjudged(lead, Tree.branch().done());
            case Found.NoLead<Score> _ -> MergeResource.missing(leads, lead);
            case Found.NoVersion<Score> _ -> Reply.refused(Fault.NO_SUCH_DEFINITION);
        };
    }

    /** Why a lead scores, or scored, what it does. */
    Reply explanation(Exchange exchange) {
        Wanted wanted = wanted(exchange.query());
        return exchange.query().refusal().orElseGet(() -> LeadId.parse(exchange.path("id"))
                .map(lead -> explanation(lead, leads.explanation(lead, wanted)))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD)));
    }

    private Reply explanation(LeadId lead, Found<Explanation> found) {
        return switch (found) {
            case Found.Is<Explanation> is -> Reply.ok(ScoreForm.explanation(lead, is));
            case Found.Unjudged<Explanation> _ -> unjudged(lead, new Tree.Listing(List.of()));
            case Found.NoLead<Explanation> _ -> MergeResource.missing(leads, lead);
            case Found.NoVersion<Explanation> _ -> Reply.refused(Fault.NO_SUCH_DEFINITION);
        };
    }

    /** A lead that nothing has judged has no score, and that is no mistake of whoever asks. */
    private static Reply unjudged(LeadId lead, Tree dimensions) {
        return Reply.ok(Tree.branch().with("lead", lead.toString()).withOrNull("judged-by", Optional.empty())
                .withOrNull("stage", Optional.empty()).withOrNull("total", Optional.empty())
                .withOrNull("grade", Optional.empty()).withOrNull("journey", Optional.empty())
                .with("dimensions", dimensions).done());
    }

    private static Wanted wanted(Query query) {
        Optional<Instant> at = query.instant("at");
        Optional<Instant> knownAt = query.instant("known-at");
        Optional<String> definition = query.text("definition");
        Optional<Integer> version = query.whole("version", 1, MOST_VERSIONS);
        if (definition.isPresent() && query.text("version").isEmpty()) {
            query.object("version", Flaw.MISSING);
        }
        if (definition.isEmpty() && query.text("version").isPresent()) {
            query.object("definition", Flaw.MISSING);
        }
        return new Wanted(at, knownAt,
                definition.flatMap(key -> version.map(number -> new JudgedBy(key, number))));
    }
}
