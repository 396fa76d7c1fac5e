package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.access.Role;
import dev.baton.application.alerting.Reckoning;
import dev.baton.application.handoff.HandoffDirectory.Life;
import dev.baton.application.handoff.HandoffForm;
import dev.baton.application.handoff.HandoffOrder;
import dev.baton.application.handoff.Handoffs.Step;
import dev.baton.application.handoff.LeadHandoff;
import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.handoff.LeadHandoff.Outcome;
import dev.baton.application.handoff.Reoffering;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.message.Messages;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.team.RejectionReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people do to handoffs. */
final class HandoffAnswers {
    private static final Messages MESSAGES = new Messages();
    private static final Set<Role> EVERYWHERE = Set.of(Role.SALES_OPS, Role.ADMIN);
    private final LeadHandoff handing;
    private final Reoffering reoffering;
    private final HandoffResource handoffs;
    private final LeadDirectory leads;
    private final InstantSource clock;

    HandoffAnswers(LeadHandoff handing, Reoffering reoffering, HandoffResource handoffs, LeadDirectory leads,
            InstantSource clock) {
        this.handing = handing;
        this.reoffering = reoffering;
        this.handoffs = handoffs;
        this.leads = leads;
        this.clock = clock;
    }

    /** A rep takes the lead over. */
    Reply accept(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.accept(exchange.body()));
    }

    /** A rep says no. */
    Reply reject(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.reject(exchange.body()));
    }

    /** A colleague is to take it over. */
    Reply transfer(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.transfer(exchange.body()));
    }

    /** A call was arranged. */
    Reply call(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.call(exchange.body(), clock.instant()));
    }

    /** Somebody tried to reach the person, or did. */
    Reply contact(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.contact(exchange.body()));
    }

    /** The lead is worth an opportunity. */
    Reply qualify(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.qualify(exchange.body()));
    }

    /** Whoever had accepted it gives it back. */
    Reply sendBack(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.sendBack(exchange.body()));
    }

    /** Marketing gets an offer back. */
    Reply giveBack(Exchange exchange) {
        return carryOut(exchange, HandoffOrder.giveBack(exchange.body()));
    }

    /** Whether whoever asks may act for every team. */
    static boolean isEverywhere(Exchange exchange) {
        return exchange.caller().map(Caller::role).filter(EVERYWHERE::contains).isPresent();
    }

    private static Asking asking(Exchange exchange) {
        Optional<Caller> caller = exchange.caller();
        Actor by = new Actor(caller.flatMap(Caller::person).map(Person::id),
                caller.map(Caller::answering).orElse(""));
        Sight seen = Sight.of(exchange);
        return new Asking(by, isEverywhere(exchange),
                handoff -> seen.allows(HandoffResource.tag(handoff)));
    }

    private Reply carryOut(Exchange exchange, Parsed<HandoffOrder> read) {
        return switch (read) {
            case Parsed.Valid<HandoffOrder>(HandoffOrder order) -> Names.uuid(exchange.path("id"))
                    .map(handoff -> reply(exchange, handoff, handing.carryOut(handoff, order, asking(exchange))))
                    .orElseGet(HandoffResource::none);
            case Parsed.Invalid<HandoffOrder>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    private Reply reply(Exchange exchange, UUID handoff, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> handoffs.find(handoff).map(life -> HandoffResource.shown(exchange, life))
                    .orElseGet(HandoffResource::none);
            case Outcome.NoSuchHandoff _ -> HandoffResource.none();
            case Outcome.NotAsSeen _ -> Reply.refused(Fault.CHANGED);
            case Outcome.Decided decided -> decided(exchange, handoff, decided);
            case Outcome.NotAccepted _ -> Reply.refused(Fault.UNACCEPTED);
            case Outcome.NotForReps _ -> Reply.refused(Fault.NOT_FOR_REPS);
            case Outcome.NotYours _ -> Reply.refused(Fault.OTHERS_HANDOFF);
            case Outcome.Nobodys _ -> Reply.refused(Fault.NOBODYS_ANSWER);
            case Outcome.UnknownReason(String reason, var known) -> unknown(exchange, reason, known);
            case Outcome.NoSuchRep(UUID person) -> Reply.refused(Fault.NO_SUCH_REP, person);
            case Outcome.Away(UUID person) -> Reply.refused(Fault.AWAY_REP, name(handoff, person));
            case Outcome.Full(UUID person, int cap) -> Reply.refused(Fault.FULL_REP, name(handoff, person), cap);
            case Outcome.Missing(List<Gap> gaps) -> missing(exchange, gaps);
            case Outcome.Illegal(var stage) -> Reply.refused(Fault.OVERRIDDEN, Terms.of(stage));
        };
    }

    private String name(UUID handoff, UUID person) {
        return handoffs.find(handoff).map(life -> life.view().names().getOrDefault(person, person.toString()))
                .orElseGet(person::toString);
    }

    /** Who decided is whoever brought it where it is. */
    private Reply decided(Exchange exchange, UUID handoff, Outcome.Decided decided) {
        Optional<Life> life = handoffs.find(handoff);
        Optional<Step> last = life.flatMap(each -> last(each, decided.state()));
        Optional<Actor> by = last.flatMap(Step::by)
                .or(() -> decided.answer().filter(_ -> isAnswer(decided.state())).map(answer -> answer.by()));
        Optional<String> why = life.flatMap(Life::withdrawn);
        Detail when = new Detail.Moment(decided.at(), language -> life.map(each -> Reckoning.of(each.view(), language))
                .orElseGet(() -> Reckoning.usual(language)));
        BranchWriter more = Tree.branch().with("state", decided.state().code()).with("why", why)
                .withOrNull("decided-by", by.map(HandoffForm::actor)).with("decided-at", decided.at().toString());
        return new Reply.Refused(
                decided(exchange.language().code(), decided.state(), by, when, why).telling(more.done()));
    }

    private static Problem decided(String language, HandoffState state, Optional<Actor> by, Detail when,
            Optional<String> why) {
        String word = MESSAGES.of(state, language);
        return why.map(code -> Problem.of(Fault.WITHDRAWN, when, MESSAGES.ofWithdrawn(code, language)))
                .or(() -> by.map(who -> Problem.of(Fault.DECIDED_BY, word, who.name(), when)))
                .orElseGet(() -> Problem.of(Fault.DECIDED, word, when));
    }

    private static boolean isAnswer(HandoffState state) {
        return state == HandoffState.ACCEPTED || state == HandoffState.REJECTED;
    }

    private static Optional<Step> last(Life life, HandoffState state) {
        return life.steps().reversed().stream()
                .filter(step -> step.what().code().equals("handoff." + state.code()))
                .findFirst();
    }

    /** What must be known of a lead before it is sales-qualified, in the words in which it is asked. */
    static Reply missing(Exchange exchange, List<Gap> gaps) {
        String language = exchange.language().code();
        String items = gaps.stream().map(gap -> question(gap, language)).collect(Collectors.joining(", "));
        return new Reply.Refused(Problem.of(Fault.NOT_KNOWN_ENOUGH, items).telling(Tree.branch()
                .with("gaps", gaps, gap -> Tree.branch().with("item", gap.item()).with("reason", gap.reason().code())
                        .with("message", MESSAGES.of(gap.reason(), question(gap, language), language)).done())
                .done()));
    }

    private static String question(Gap gap, String language) {
        return gap.question().in(language, gap.item());
    }

    private static Reply unknown(Exchange exchange, String reason, List<RejectionReason> known) {
        String language = exchange.language().code();
        String told = known.stream().map(each -> each.id() + " (" + each.title().in(language, each.id()) + ")")
                .collect(Collectors.joining(", "));
        return new Reply.Refused(Problem.of(Fault.NO_SUCH_REASON, reason, told).telling(Tree.branch()
                .with("reasons", known, each -> Tree.branch().with("id", each.id())
                        .with("title", each.title().in(language, each.id())).done())
                .done()));
    }

    /** A lead that nobody was offered is to be offered again. */
    Reply offer(Exchange exchange) {
        return LeadId.parse(exchange.path("id")).map(this::offer).orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
    }

    private Reply offer(LeadId asked) {
        return leads.find(asked).map(view -> view.row().card().lead())
                .map(lead -> switch (reoffering.offer(lead)) {
                    case Reoffering.Outcome.Asked _ -> Reply.said(202, Tree.branch().with("lead", lead.toString())
                            .with("handoffs", "/v1/leads/" + lead + "/handoffs").done());
                    case Reoffering.Outcome.IsOpen(UUID handoff) -> Reply.refused(Fault.OFFERED_ALREADY, handoff);
                    case Reoffering.Outcome.NotReady _ -> Reply.refused(Fault.NOT_READY);
                    case Reoffering.Outcome.NoSuchLead _ -> MergeResource.missing(leads, lead);
                }).orElseGet(() -> MergeResource.missing(leads, asked));
    }
}
