package dev.baton.application.handoff;

import static dev.baton.application.Trees.map;
import static dev.baton.application.handoff.SalesFloor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox.Placed;
import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Pause;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.OfferEnded;
import dev.baton.domain.lead.Statement.Offered;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever happens to leads and to what is offered of them, in whatever order, handoffs and stages fit each other. */
class HandoffHistoriesTest {
    private static final List<String> PEOPLE = List.of("nima", "mina", "arash", "leila");
    private static final int STEPS = 60;
    private static final String ALL = """
            {id: all, team: inside, sla: {accept: {within: 2h, remind-at: [50], on-breach: [{do: alert-lead},
            {after: 1h, do: reassign}, {after: 3h, do: return}]}, first-contact: {within: 5h, on-breach:
            [{after: 9h, do: return}]}, decision: {within: 9h, remind-at: [20, 90]}}}""";
    private static final String WEB = "{id: web, when: {source: {is: web}}, team: inside}";

    @Test
    void handoffs_and_stages_fit_each_other_all_the_way() {
        Cases.check(40, chance -> {
            try (SalesFloor floor = new SalesFloor()) {
                new Course(floor, chance).run();
            }
        });
    }

    /** One history. */
    private static final class Course {
        private final SalesFloor floor;
        private final Chance chance;
        private final List<EngagementId> engagements = new ArrayList<>();
        private final UUID sara;
        private final UUID omid;

        Course(SalesFloor floor, Chance chance) {
            this.floor = floor;
            this.chance = chance;
            floor.workspace.activate(Workspace.withCustomers());
            this.sara = floor.person("Sara");
            this.omid = floor.person("Omid");
            floor.team(rep(sara, 2), rep(omid, 1));
            floor.policy(ALL);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                happens(step);
                holds();
                if (chance.in100(70)) {
                    floor.follow();
                    holds();
                    nobodyIsLost();
                }
            }
        }

        private void happens(int step) {
            switch (chance.between(0, 19)) {
                case 19 -> isWonAndLostAfterAll();
                case 0, 1, 2, 3, 4 -> engages("demo-requested", step);
                case 5 -> engages("page-viewed", step);
                case 6, 7 -> verdict();
                case 8, 9, 10 -> answers();
                case 11 -> decides();
                case 12 -> floor.workspace.pass(chance.of(Duration.ofMinutes(61), Duration.ofHours(4),
                        Duration.ofDays(1), Duration.ofDays(31)));
                case 13 -> merges();
                case 14 -> outcome();
                case 15 -> away();
                case 17 -> customer();
                case 16 -> floor.policy(chance.in100(80) ? ALL : WEB);
                default -> erases();
            }
        }

        private void engages(String type, int step) {
            String name = chance.of(PEOPLE);
            Report report = floor.workspace.engagement("id", "e" + step, "keys",
                    map("email", name + "@" + name + ".example"), "type", type, "channel",
                    chance.in100(20) ? "email" : "web", "occurred-at", floor.workspace.now()
                            .minus(Duration.ofHours(chance.in100(30) ? chance.between(0, 90) : 0)).toString());
            Receipt receipt = floor.workspace.submit(report).getFirst();
            assertThat(receipt).isInstanceOf(Receipt.Recorded.class);
            engagements.add(new EngagementId("web", "e" + step));
        }

        private void verdict() {
            if (!engagements.isEmpty()) {
                floor.workspace.submit(new Report.OfVerdict(chance.of(engagements),
                        chance.of(Verdict.MACHINE, Verdict.HUMAN, Verdict.SUSPECT), Optional.empty()));
            }
        }

        private void answers() {
            List<Handoff> all = handoffs();
            if (all.isEmpty()) {
                return;
            }
            List<Handoff> open = all.stream().filter(each -> each.state().isOpen()).toList();
            UUID handoff = chance.of(open.isEmpty() || chance.in100(10) ? all : open).id();
            Asking asking = new Asking(new Actor(Optional.of(chance.of(sara, omid)), "somebody"), chance.in100(50));
            Object _ = switch (chance.between(0, 8)) {
                case 0, 1, 2 -> floor.handoff.accept(handoff, asking);
                case 3 -> floor.handoff.reject(handoff, chance.of("too-early", "competitor"), Optional.empty(), asking);
                case 4 -> floor.handoff.sendBack(handoff, "too-early", Optional.of("later"), asking);
                case 5 -> floor.handoff.qualify(handoff, asking);
                case 6 -> floor.handoff.transfer(handoff, chance.of(sara, omid), asking);
                case 7 -> floor.handoff.contacted(handoff, "phone", chance.in100(50), Optional.empty(), asking);
                default -> floor.handoff.giveBack(handoff, Optional.empty(), asking);
            };
        }

        private Optional<LeadId> somebody() {
            String name = chance.of(PEOPLE);
            return floor.workspace.store.leads()
                    .holding(IdentityKey.email(name + "@" + name + ".example").orElseThrow());
        }

        private void decides() {
            somebody().ifPresent(lead -> {
                Decision decision = chance.of(new Decision.Moved(Stage.SAL, Duration.ZERO),
                        new Decision.Moved(Stage.RECYCLED, Duration.ofDays(1)),
                        new Decision.Moved(Stage.SQL, Duration.ZERO),
                        new Decision.Moved(Stage.DISQUALIFIED, Duration.ZERO),
                        new Decision.Moved(Stage.LEAD, Duration.ZERO), new Decision.Overridden(Stage.MQL),
                        new Decision.Overridden(Stage.LEAD), new Decision.Lifted());
                Object _ = floor.workspace.decisions.decide(lead,
                        new Order(Optional.empty(), Optional.empty(), decision, Actor.named("Mina"),
                                Optional.of("so")));
            });
        }

        private void merges() {
            Optional<LeadId> one = somebody();
            Optional<LeadId> other = somebody();
            if (one.isPresent() && other.isPresent()) {
                List<LeadId> parts = floor.workspace.store.leads().find(one.get()).orElseThrow().merged();
                Object _ = parts.isEmpty() || chance.in100(50)
                        ? floor.workspace.merging.merge(one.get(), other.get())
                        : floor.workspace.merging.unmerge(one.get(), chance.of(parts));
            }
        }

        private Report outcome(String name, String outcome, Duration ago) {
            return floor.workspace.outcome("keys", map("email", name + "@" + name + ".example"), "outcome", outcome,
                    "occurred-at", floor.workspace.now().minus(ago).toString());
        }

        private void outcome() {
            if (somebody().isPresent()) {
                floor.workspace.submit(outcome(chance.of(PEOPLE), chance.of("opportunity", "won", "lost"),
                        Duration.ofHours(chance.in100(40) ? chance.between(1, 90) : 0)));
            }
        }

        /** The win may be told while the lead is being offered; unless the next cycle begins with it, a loss is of the same deal. */
        private void isWonAndLostAfterAll() {
            String name = chance.of(PEOPLE);
            Report won = outcome(name, "won", Duration.ZERO);
            if (chance.in100(70)) {
                floor.follow();
            }
            Optional<LeadId> lead = floor.workspace.store.leads()
                    .holding(IdentityKey.email(name + "@" + name + ".example").orElseThrow());
            if (lead.isPresent() && card(lead.get()).isPresent() && isWon(lead.get()).isEmpty()) {
                boolean before = isCustomer(lead.get());
                floor.workspace.submit(won);
                List<CycleKind> of = isWon(lead.get());
                floor.workspace.pass(Duration.ofSeconds(1));
                floor.workspace.submit(outcome(name, "lost", Duration.ZERO));
                of.forEach(kind -> assertThat(progress(lead.get(), kind).stage()).isEqualTo(Stage.LOST));
                assertThat(of.isEmpty() || isCustomer(lead.get()) == before).isTrue();
            }
        }

        private List<CycleKind> isWon(LeadId lead) {
            return card(lead).orElseThrow().progress().stream().filter(each -> each.stage() == Stage.WON)
                    .map(each -> each.cycle().kind()).toList();
        }

        private boolean isCustomer(LeadId lead) {
            return Profile.of(floor.workspace.store.leads().history(lead).facts(), floor.workspace.now())
                    .isCustomer(floor.workspace.now());
        }

        private void customer() {
            String name = chance.of(PEOPLE);
            String until = floor.workspace.now().plus(Duration.ofDays(chance.between(1, 40))).toString();
            floor.workspace.submit(floor.workspace.lead("keys", map("email", name + "@" + name + ".example"),
                    "customer", chance.of(true, false, map("since", floor.workspace.now()
                            .minus(Duration.ofHours(chance.between(0, 90))).toString(), "until", until))));
        }

        private void away() {
            if (floor.workspace.store.teams().absences(floor.workspace.now()).isEmpty()) {
                floor.away(chance.of(sara, omid), chance.of(Duration.ofHours(3), Duration.ofDays(2)));
            }
        }

        private void erases() {
            if (chance.in100(20)) {
                somebody().ifPresent(lead -> assertThat(floor.workspace.erasure.erase(lead, false)).isTrue());
            }
        }

        private List<Handoff> handoffs() {
            return floor.workspace.store.happenings().stream().filter(each -> each.what() instanceof What.Offered)
                    .map(each -> floor.find(each.handoff())).toList();
        }

        private void holds() {
            List<Handoff> all = handoffs();
            assertThat(all).extracting(Handoff::id).doesNotHaveDuplicates();
            for (Handoff each : all) {
                if (each.state().isOpen()) {
                    Progress progress = progress(each.lead(), each.cycle().kind());
                    assertThat(each.state()).as("in %s", progress).isEqualTo(
                            progress.stage().isEntrance() ? HandoffState.OFFERED : HandoffState.ACCEPTED);
                    assertThat(progress.stage().isEntrance() || progress.stage() == Stage.SAL).as("%s in %s", each,
                            progress).isTrue();
                }
                assertThat(each.clocks()).allMatch(clock -> each.state().isOpen() || !clock.isRunning());
            }
            assertThat(all.stream().filter(each -> each.state().isOpen())
                    .map(each -> each.lead() + " " + each.cycle().kind())).doesNotHaveDuplicates();
            happeningsFit(all);
            factsFit(all);
            cardsFit();
        }

        private Progress progress(LeadId lead, CycleKind kind) {
            return card(lead).orElseThrow().progress().stream().filter(each -> each.cycle().kind() == kind)
                    .findFirst().orElseThrow();
        }

        private Optional<Scorecard> card(LeadId lead) {
            return floor.workspace.store.leads().find(lead).flatMap(row -> row.card().judge()
                    .flatMap(judge -> Scorecard.read(row.card().bytes(), judge, floor.workspace.plans.apply(judge))));
        }

        /** Each state was told, last of all, and each thing that happened is an event. */
        private void happeningsFit(List<Handoff> all) {
            List<Happening> happenings = floor.workspace.store.happenings();
            Map<UUID, HandoffState> told = new HashMap<>();
            for (Happening each : happenings) {
                state(each.what()).ifPresent(state -> told.put(each.handoff(), state));
            }
            assertThat(told).isEqualTo(all.stream().collect(Collectors.toMap(Handoff::id, Handoff::state)));
            var outbox = floor.workspace.store.outbox();
            assertThat(outbox.fanOut(floor.workspace.now(), 100_000)).isNotNegative();
            List<Placed> events = outbox.after(0, 100_000);
            assertThat(events.stream().map(Placed::event)
                    .filter(event -> event.type().code().startsWith("handoff.")
                            && event.type() != EventType.HANDOFF_UNMATCHED)
                    .map(event -> event.type() + " " + event.about().entries().get("handoff")).toList())
                    .isEqualTo(happenings.stream().map(each -> HandoffNews.type(each.what()) + " "
                            + Tree.of(each.handoff().toString())).toList());
            events.stream().filter(each -> each.event().of().isPresent())
                    .collect(Collectors.groupingBy(each -> each.event().of().orElseThrow().lead(),
                            Collectors.mapping(each -> each.event().of().orElseThrow().sequence(),
                                    Collectors.toList())))
                    .forEach((lead, numbers) -> assertThat(numbers).as("events of %s", lead).hasSize(
                            Math.toIntExact(numbers.getLast())).isSorted().startsWith(1L));
        }

        private static Optional<HandoffState> state(What what) {
            return switch (what) {
                case What.Offered _ -> Optional.of(HandoffState.OFFERED);
                case What.Accepted _ -> Optional.of(HandoffState.ACCEPTED);
                case What.Rejected _ -> Optional.of(HandoffState.REJECTED);
                case What.Withdrawn _ -> Optional.of(HandoffState.WITHDRAWN);
                case What.Returned _ -> Optional.of(HandoffState.RETURNED);
                case What.Qualified _ -> Optional.of(HandoffState.QUALIFIED);
                case What.SentBack _ -> Optional.of(HandoffState.SENT_BACK);
                case What.Routed _,What.CallArranged _,What.Contacted _,What.Reminded _,What.Breached _,What.Climbed _ ->
                    Optional.empty();
            };
        }

        /**
         * Of leads that nobody erased: each offer is a fact, and each that ended without an answer ended in one, which may be
         * with a lead of which the other was a part then.
         */
        private void factsFit(List<Handoff> all) {
            Set<LeadId> leads = all.stream().map(Handoff::lead).collect(Collectors.toSet());
            PEOPLE.forEach(name -> floor.workspace.store.leads()
                    .holding(IdentityKey.email(name + "@" + name + ".example").orElseThrow()).ifPresent(leads::add));
            List<LeadFact> facts = leads.stream()
                    .flatMap(lead -> floor.workspace.store.leads().history(lead).facts().stream()).toList();
            List<Handoff> known = all.stream()
                    .filter(each -> floor.workspace.store.leads().erasedAt(each.lead()).isEmpty()).toList();
            assertThat(facts.stream().filter(fact -> fact.says() instanceof Offered)
                    .map(fact -> ((Offered) fact.says()).handoff()))
                    .containsExactlyInAnyOrderElementsOf(known.stream().map(Handoff::id).toList());
            Map<UUID, HandoffState> before = new HashMap<>();
            floor.workspace.store.happenings().forEach(each -> state(each.what()).filter(HandoffState::isOpen)
                    .ifPresent(state -> before.put(each.handoff(), state)));
            List<UUID> ended = facts.stream().filter(fact -> fact.says() instanceof OfferEnded)
                    .map(fact -> ((OfferEnded) fact.says()).handoff()).toList();
            assertThat(ended).containsAll(known.stream()
                    .filter(each -> each.state() == HandoffState.RETURNED || each.state() == HandoffState.WITHDRAWN
                            && before.get(each.id()) == HandoffState.OFFERED)
                    .map(Handoff::id).toList());
        }

        private void cardsFit() {
            for (String name : PEOPLE) {
                floor.workspace.store.leads().holding(IdentityKey.email(name + "@" + name + ".example").orElseThrow())
                        .ifPresent(lead -> card(lead).ifPresent(kept -> {
                            History history = floor.workspace.store.leads().history(lead);
                            Instant last = history.facts().stream().map(LeadFact::position)
                                    .filter(floor.workspace.now()::isBefore).max(Comparator.naturalOrder())
                                    .orElse(floor.workspace.now());
                            kept.askWhileDue(last);
                            Scorecard anew = Replay.of(history, floor.workspace.plans, last).orElseThrow();
                            anew.askWhileDue(last);
                            assertThat(anew.progress()).isEqualTo(kept.progress());
                            pausesFit(lead, kept, history, last);
                            assertThat(anew.score(anew.present(last))).isEqualTo(kept.score(kept.present(last)));
                        }));
            }
        }

        /** Points stand still while something is open and no deal was closed; no offer lets them do so afterwards, but while sales works on it. */
        private void pausesFit(LeadId lead, Scorecard card, History history, Instant at) {
            boolean open = handoffs().stream().anyMatch(each -> each.lead().equals(lead) && each.state().isOpen());
            boolean paused = Profile.of(history.facts(), at).pauses().stream().anyMatch(pause -> pause.lastsAt(at));
            boolean worked = card.progress().stream().anyMatch(progress -> progress.stage().isAccepted());
            boolean closed = history.facts().stream().anyMatch(fact -> fact.says() instanceof OutcomeIs);
            assertThat(paused || closed || !open).as("points of %s stand still while it is offered", lead).isTrue();
            assertThat(open || worked || Pause.lasting(history.facts()).isEmpty())
                    .as("no offer makes the points of %s stand still for ever", lead).isTrue();
        }

        /** After everything has followed, whoever is ready is offered, or it is noted why not. */
        private void nobodyIsLost() {
            for (String name : PEOPLE) {
                floor.workspace.store.leads().holding(IdentityKey.email(name + "@" + name + ".example").orElseThrow())
                        .ifPresent(lead -> card(lead).ifPresent(card -> {
                            for (Progress progress : card.progress()) {
                                boolean noted = floor.wishes(lead).stream()
                                        .anyMatch(wish -> wish.who().kind() == progress.cycle().kind());
                                boolean open = handoffs().stream().anyMatch(each -> each.lead().equals(lead)
                                        && each.state().isOpen() && each.cycle().kind() == progress.cycle().kind());
                                assertThat(noted && open).as("offered and still to be offered").isFalse();
                                assertThat(noted || open || !progress.stage().isEntrance()).as("%s is not lost",
                                        progress).isTrue();
                            }
                        }));
            }
        }
    }
}
