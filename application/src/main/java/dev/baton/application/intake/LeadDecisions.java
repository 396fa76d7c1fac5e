package dev.baton.application.intake;

import dev.baton.application.intake.Allowed.Denial;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.domain.checklist.Gap;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * People decide where a lead stands: sales accepts it, qualifies it, recycles or disqualifies it, or somebody overrides the
 * machine. Whether a move is legal is looked at while the lead is locked, so that of two who decide at once one is told
 * what the other has done.
 */
public final class LeadDecisions {
    private static final int TRIES = 10;
    /** Where a lead that sales has is found worth an opportunity. */
    private static final Set<Stage> QUALIFIED = Set.of(Stage.SQL, Stage.OPPORTUNITY, Stage.WON);
    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final Needed needed;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Decisions about the leads of this ledger, whatever is known of them. */
    public LeadDecisions(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids) {
        this(ledger, plans, Needed.NOTHING, clock, ids);
    }

    /** @param needed what must be known before a lead is sales-qualified */
    public LeadDecisions(Ledger ledger, Function<JudgedBy, Plan> plans, Needed needed, InstantSource clock,
            Supplier<UUID> ids) {
        this.needed = needed;
        this.ledger = ledger;
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What somebody wants.
     *
     * @param kind in the lead's cycle of this kind; if not told, of the one kind that has the stage, else of the one that is
     *             shown
     * @param from the stage in which whoever decides saw the lead, if told: in another one nothing is decided
     * @param by   whoever decides
     */
    public record Order(Optional<CycleKind> kind, Optional<Stage> from, Decision decision, Actor by,
            Optional<String> reason) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It is so. */
        record Done(LeadId lead) implements Outcome {}

        /** There is no such lead. */
        record NoSuchLead() implements Outcome {}

        /** No version has judged the lead, so that it is in no stage. */
        record Unjudged() implements Outcome {}

        /** The lead is in another stage than whoever decides saw. */
        record Elsewhere(Stage stage) implements Outcome {}

        /** Nobody moves a lead from there to that stage without overriding the machine; these moves are legal. */
        record Illegal(Stage from, List<Stage> legal) implements Outcome {}

        /** The cycles of that kind have no such stage. */
        record NoSuchStage(CycleKind kind, Stage stage) implements Outcome {}

        /** No override holds. */
        record NothingToLift() implements Outcome {}

        /** It is not for whoever decides. */
        record Denied(Denial why) implements Outcome {}

        /** Before a lead is sales-qualified this must be known. */
        record Missing(List<Gap> gaps) implements Outcome {
            public Missing {
                gaps = List.copyOf(gaps);
            }
        }
    }

    /** Decides about a lead, whoever it is for. */
    public Outcome decide(LeadId lead, Order order) {
        return decide(lead, order, () -> Allowed.ANYBODY);
    }

    /**
     * Decides about a lead.
     *
     * @param who may do so; asked before each try
     */
    public Outcome decide(LeadId lead, Order order, Supplier<Allowed> who) {
        return Retry.whileBusy(TRIES, () -> {
            Allowed allowed = who.get();
            return ledger.write(page -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                return decide(page, new Folding(plans, ids, now), lead, order, allowed, now);
            });
        });
    }

    /** Decides about a lead as part of a transaction. */
    public Outcome decide(LedgerPage page, LeadId lead, Order order, Instant now) {
        return decide(page, new Folding(plans, ids, now), lead, order, Allowed.ANYBODY, now);
    }

    private Outcome decide(LedgerPage page, Folding folding, LeadId lead, Order order, Allowed allowed, Instant now) {
        if (page.lock(Set.of(lead)).isEmpty()) {
            return new Outcome.NoSuchLead();
        }
        folding.fold(page, Map.of(lead, new News()));
        Optional<Scorecard> present = Optional.ofNullable(page.lock(Set.of(lead)).get(lead))
                .flatMap(row -> row.scorecard(plans));
        if (present.isEmpty()) {
            return new Outcome.Unjudged();
        }
        Progress progress = meant(present.get(), order);
        Optional<Outcome> refusal = refusal(progress, order)
                .or(() -> allowed.denial(page, lead, progress.cycle().kind(), order).map(Outcome.Denied::new));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Gap> missing = qualifies(order.decision(), allowed)
                ? needed.missing(page, lead, progress.cycle().kind(), now)
                : List.of();
        if (!missing.isEmpty()) {
            return new Outcome.Missing(missing);
        }
        Instant at = present.get().next(now);
        record(page, folding, lead, new LeadFact(ids.get(), new When(at, at, Effects.ALL),
                new Decided(progress.cycle(), order.decision(), order.by().name(), order.reason())), order.by());
        return new Outcome.Done(lead);
    }

    /** Whether a lead that sales has is qualified by it, so that what is needed must be known. */
    private static boolean qualifies(Decision decision, Allowed allowed) {
        return switch (decision) {
            case Decision.Moved(Stage to, var _) -> to == Stage.SQL;
            case Decision.Overridden(Stage to) -> QUALIFIED.contains(to) && !allowed.overridesNeeds();
            case Decision.Lifted() -> false;
        };
    }

    private static Progress meant(Scorecard card, Order order) {
        CycleKind kind = order.kind().orElseGet(() -> switch (order.decision()) {
            case Decision.Moved(Stage to, var _) -> only(to).orElse(card.kind());
            case Decision.Overridden(Stage to) -> only(to).orElse(card.kind());
            case Decision.Lifted() -> card.progress().stream().filter(each -> each.machine().isPresent())
                    .map(each -> each.cycle().kind()).findFirst().orElse(card.kind());
        });
        return card.progress().stream().filter(each -> each.cycle().kind() == kind).findFirst().orElseThrow();
    }

    /** The kind of cycles that alone has a stage. */
    private static Optional<CycleKind> only(Stage stage) {
        boolean newBusiness = CycleKind.NEW_BUSINESS.has(stage);
        boolean expansion = CycleKind.EXPANSION.has(stage);
        return newBusiness && expansion
                ? Optional.empty()
                : Optional.of(newBusiness ? CycleKind.NEW_BUSINESS : CycleKind.EXPANSION);
    }

    private static Optional<Outcome> refusal(Progress progress, Order order) {
        Optional<Stage> seen = order.from().filter(stage -> stage != progress.stage());
        if (seen.isPresent()) {
            return Optional.of(new Outcome.Elsewhere(progress.stage()));
        }
        return switch (order.decision()) {
            case Decision.Moved(Stage to, var _) when !progress.legal().contains(to) ->
                Optional.of(new Outcome.Illegal(progress.stage(), progress.legal()));
            case Decision.Overridden(Stage to) when !progress.cycle().kind().has(to) ->
                Optional.of(new Outcome.NoSuchStage(progress.cycle().kind(), to));
            case Decision.Lifted() when progress.machine().isEmpty() -> Optional.of(new Outcome.NothingToLift());
            case Decision.Moved _,Decision.Overridden _,Decision.Lifted _ -> Optional.empty();
        };
    }

    /** What is decided of a lead hangs on its first subject. */
    private static void record(LedgerPage page, Folding folding, LeadId lead, LeadFact decided, Actor by) {
        var subject = Optional.ofNullable(page.holdersOf(Set.of(lead)).get(lead))
                .orElseThrow(() -> new LedgerBusy("a lead has joined another meanwhile")).subject();
        if (page.storeFacts(List.of(new SubjectFact(subject, decided))).contains(false)) {
            throw new IllegalStateException("a decision was made twice");
        }
        News news = new News();
        news.add(decided);
        news.decidedBy(by);
        folding.fold(page, Map.of(lead, news));
    }
}
