package dev.baton.application.checklist;

import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.lead.Leads;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Completeness;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The checklists of a lead: how far they are answered, and answers to them. */
public final class LeadChecklists {
    private final ChecklistKeeping checklists;
    private final Leads leads;
    private final InstantSource clock;

    /** The checklists of these leads. */
    public LeadChecklists(ChecklistKeeping checklists, Leads leads, InstantSource clock) {
        this.checklists = checklists;
        this.leads = leads;
        this.clock = clock;
    }

    /** What was looked for. */
    public sealed interface Found {
        /** The lead, or the one that it is part of, and how far the checklist is answered for it. */
        record Is(LeadId lead, Completeness completeness) implements Found {}

        /** There is no such lead. */
        record NoLead() implements Found {}

        /** There is no such checklist. */
        record NoChecklist() implements Found {}
    }

    /** How far a checklist is answered for a lead, by all that was accepted. */
    public Found of(LeadId lead, String key) {
        Optional<Checklist> checklist = checklists.find(key).map(Shown::checklist);
        if (checklist.isEmpty()) {
            return new Found.NoChecklist();
        }
        return leads.find(lead).<Found>map(row -> new Found.Is(row.card().lead(),
                complete(checklist.get(), leads.history(row.card().lead())))).orElseGet(Found.NoLead::new);
    }

    /** What was accepted lies so far ahead at most. */
    private Completeness complete(Checklist checklist, History history) {
        return Completeness.of(checklist, history.facts(), history.judged().engagements(),
                clock.instant().plus(When.TOLERANCE));
    }

    /**
     * Reads answers to a checklist: {@code {answers: {budget: …}, occurred-at}}, by the ids of its items. Each must fit the
     * kind of its item; what is wrong is told by the names that the caller used. They are the same facts as answers to the
     * questions themselves.
     *
     * @param by who answers; if nobody answers for the key, whom they name
     * @return the report; empty if there is no such checklist
     */
    public Optional<Parsed<Report>> answers(LeadId lead, String key, Optional<String> by, Tree written,
            Defaults defaults) {
        return checklists.find(key).map(shown -> switch (ItemAnswers.asked(shown.checklist(), written)) {
            case Parsed.Valid<Tree>(Tree asked) -> named(shown.checklist(),
                    ReportReader.answers(lead, by, asked, Pointer.ROOT, defaults));
            case Parsed.Invalid<Tree>(List<Objection> objections) -> new Parsed.Invalid<>(objections);
        });
    }

    private static <T> Parsed<T> named(Checklist checklist, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T> valid -> valid;
            case Parsed.Invalid<T>(List<Objection> objections) -> new Parsed.Invalid<>(named(checklist, objections));
        };
    }

    /** Objections to questions as objections to the items that ask them. */
    public List<Objection> named(String key, List<Objection> objections) {
        return checklists.find(key).map(shown -> named(shown.checklist(), objections)).orElse(objections);
    }

    private static List<Objection> named(Checklist checklist, List<Objection> objections) {
        return objections.stream().map(objection -> ItemAnswers.named(checklist, objection)).toList();
    }
}
