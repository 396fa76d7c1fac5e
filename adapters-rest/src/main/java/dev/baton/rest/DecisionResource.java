package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.handoff.Deciding;
import dev.baton.application.intake.Allowed.Denial;
import dev.baton.application.intake.DecisionReader;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LeadDecisions.Outcome;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadForm;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.util.List;

/** What people decide about leads. */
final class DecisionResource {
    private final Deciding decisions;
    private final LeadDirectory leads;

    DecisionResource(Deciding decisions, LeadDirectory leads) {
        this.decisions = decisions;
        this.leads = leads;
    }

    /** Moves a lead, overrides the machine, or lifts an override; answers with the lead. */
    Reply decide(Exchange exchange) {
        Actor by = new Actor(exchange.caller().flatMap(Caller::person).map(Person::id),
                exchange.caller().map(Caller::answering).orElse(""));
        return switch (DecisionReader.read(exchange.body(), by)) {
            case Parsed.Valid<Order>(Order order) -> LeadId.parse(exchange.path("id"))
                    .map(asked -> decide(exchange, asked, order)).orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
            case Parsed.Invalid<Order>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }

    private Reply decide(Exchange exchange, LeadId asked, Order order) {
        return leads.find(asked).map(view -> view.row().card().lead())
                .map(lead -> reply(exchange, lead, order,
                        decisions.decide(lead, order, HandoffAnswers.isEverywhere(exchange))))
                .orElseGet(() -> MergeResource.missing(leads, asked));
    }

    private Reply reply(Exchange exchange, LeadId lead, Order order, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> leads.find(lead).map(LeadForm::lead).map(Reply::ok)
                    .orElseGet(() -> MergeResource.missing(leads, lead));
            case Outcome.NoSuchLead _ -> MergeResource.missing(leads, lead);
            case Outcome.Unjudged _ -> Reply.refused(Fault.UNJUDGED);
            case Outcome.Elsewhere(Stage stage) -> Reply.refused(Fault.ELSEWHERE, Terms.of(stage));
            case Outcome.Illegal(Stage from, List<Stage> legal) -> legal.isEmpty()
                    ? Reply.refused(Fault.NO_LEGAL_MOVE, Terms.of(from))
                    : Reply.refused(Fault.ILLEGAL_MOVE, Terms.of(from), Terms.stages(legal));
            case Outcome.NoSuchStage(CycleKind kind, Stage stage) ->
                Reply.refused(Fault.NO_SUCH_STAGE, Terms.of(kind.code()), Terms.of(stage));
            case Outcome.NothingToLift _ -> Reply.refused(Fault.NOTHING_TO_LIFT);
            case Outcome.Denied(Denial why) -> denied(why, order);
            case Outcome.Missing(List<Gap> gaps) -> HandoffAnswers.missing(exchange, gaps);
        };
    }

    /** As whoever answers the handoff itself is told. */
    private static Reply denied(Denial why, Order order) {
        return switch (why) {
            case Denial.NotYours _ -> Reply.refused(Fault.OTHERS_HANDOFF);
            case Denial.Nobodys _ -> Reply.refused(Fault.NOBODYS_ANSWER);
            case Denial.Full(var _, int cap) -> Reply.refused(Fault.FULL_REP, order.by().name(), cap);
        };
    }
}
