package dev.baton.application.memory;

import dev.baton.application.handoff.Handoffs;
import dev.baton.application.intake.HandoffNews;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Handoffs in memory, to be looked at. */
final class InMemoryHandoffs implements Handoffs {
    private static final Comparator<DuePlace> SOONEST_FIRST = Comparator
            .comparing((DuePlace place) -> place.dueAt().orElse(Instant.MAX)).thenComparing(DuePlace::offeredAt)
            .thenComparing(place -> place.handoff().toString());
    private static final Comparator<OfferedPlace> NEWEST_FIRST = Comparator.comparing(OfferedPlace::offeredAt)
            .reversed().thenComparing(place -> place.handoff().toString());
    private static final Comparator<Wanting> BY_LEAD = Comparator
            .comparing((Wanting who) -> who.lead().toString()).thenComparing(who -> who.kind().code());
    private final InMemoryStore store;

    InMemoryHandoffs(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<Handoff> find(UUID handoff) {
        return store.look(memory -> Optional.ofNullable(memory.handoffs.get(handoff)).map(KeptHandoff::handoff));
    }

    @Override
    public Optional<Tree.Branch> packet(UUID handoff) {
        return store.look(memory -> Optional.ofNullable(memory.handoffs.get(handoff)).flatMap(KeptHandoff::packet));
    }

    @Override
    public List<Step> steps(UUID handoff) {
        return store.look(memory -> memory.happenings.stream().filter(each -> each.handoff().equals(handoff))
                .map(each -> new Step(each.at(), HandoffNews.type(each.what()),
                        HandoffNews.details(Tree.branch(), each.what()).done(), each.by(), each.note()))
                .toList());
    }

    @Override
    public List<Handoff> open(Wanted wanted, Instant now, Optional<DuePlace> after, int most) {
        return store.look(memory -> wanted(memory, wanted, now).filter(each -> each.state().isOpen())
                .sorted(Comparator.comparing(InMemoryHandoffs::due, SOONEST_FIRST))
                .filter(each -> after.filter(place -> SOONEST_FIRST.compare(due(each), place) <= 0).isEmpty())
                .limit(most).toList());
    }

    private static DuePlace due(Handoff handoff) {
        return new DuePlace(handoff.dueAt(), handoff.offeredAt(), handoff.id());
    }

    @Override
    public List<Handoff> newest(Wanted wanted, Span offered, Instant now, Optional<OfferedPlace> after, int most) {
        return store.look(memory -> wanted(memory, wanted, now).filter(each -> offered.holds(each.offeredAt()))
                .sorted(Comparator.comparing(InMemoryHandoffs::offered, NEWEST_FIRST))
                .filter(each -> after.filter(place -> NEWEST_FIRST.compare(offered(each), place) <= 0).isEmpty())
                .limit(most).toList());
    }

    private static OfferedPlace offered(Handoff handoff) {
        return new OfferedPlace(handoff.offeredAt(), handoff.id());
    }

    private static Stream<Handoff> wanted(Memory memory, Wanted wanted, Instant now) {
        return memory.handoffs.values().stream().map(KeptHandoff::handoff)
                .filter(each -> wanted.states().contains(each.state())
                        && wanted.team().map(each.team()::equals).orElse(true)
                        && wanted.rep().map(held -> holds(held, each)).orElse(true)
                        && wanted.stage().map(stage -> each.stage() == stage).orElse(true)
                        && wanted.breached().map(is -> each.isBreached(now) == is).orElse(true)
                        && wanted.lead().map(each.lead()::equals).orElse(true));
    }

    private static boolean holds(Held held, Handoff handoff) {
        return switch (held) {
            case Held.By(UUID rep) -> handoff.rep().equals(Optional.of(rep));
            case Held.ByNobody() -> handoff.rep().isEmpty();
        };
    }

    @Override
    public List<Count> counts(Optional<String> team, Instant now) {
        return store.look(memory -> {
            Map<Count, Count> counts = new LinkedHashMap<>();
            memory.handoffs.values().stream().map(KeptHandoff::handoff).filter(each -> each.state().isOpen())
                    .filter(each -> team.map(each.team()::equals).orElse(true))
                    .forEach(each -> counts.merge(new Count(each.team(), each.rep(), each.state(), 0, 0),
                            new Count(each.team(), each.rep(), each.state(), 1, each.isBreached(now) ? 1 : 0),
                            (one, other) -> new Count(one.team(), one.rep(), one.state(), one.open() + other.open(),
                                    one.breached() + other.breached())));
            return List.copyOf(counts.values());
        });
    }

    private static Stream<Wish> waiting(Memory memory, Optional<Why> why) {
        return memory.wishes.values().stream().filter(wish -> memory.isLive(wish.who().lead()))
                .filter(wish -> switch (wish.status()) {
                    case Status.Fresh _,Status.Asked _ -> false;
                    case Status.Unmatched _ -> why.map(Why.UNMATCHED::equals).orElse(true);
                    case Status.Returned _ -> why.map(Why.RETURNED::equals).orElse(true);
                });
    }

    @Override
    public List<Wish> waiting(Optional<Why> why, Optional<Wanting> after, int most) {
        return store.look(memory -> waiting(memory, why).sorted(Comparator.comparing(Wish::who, BY_LEAD))
                .filter(wish -> after.filter(place -> BY_LEAD.compare(wish.who(), place) <= 0).isEmpty()).limit(most)
                .toList());
    }

    @Override
    public int waiting(Why why) {
        return store.look(memory -> (int) waiting(memory, Optional.of(why)).count());
    }

    @Override
    public List<Refusals> refusals(Optional<String> team, Span recorded) {
        return store.look(memory -> {
            Map<Refusals, Integer> counts = new LinkedHashMap<>();
            memory.happenings.stream().filter(each -> recorded.holds(each.at())).forEach(each -> {
                KeptHandoff kept = memory.handoffs.get(each.handoff());
                if (kept != null && team.map(kept.handoff().team()::equals).orElse(true)) {
                    refused(memory, kept, each).ifPresent(alike -> counts.merge(alike, 1, Integer::sum));
                }
            });
            return counts.entrySet().stream()
                    .map(each -> new Refusals(each.getKey().team(), each.getKey().reason(), each.getKey().grounds(),
                            each.getKey().rule(),
                            each.getKey().source(), each.getKey().content(), each.getKey().judge(), each.getValue()))
                    .toList();
        });
    }

    private static Optional<Refusals> refused(Memory memory, KeptHandoff kept, Happening happening) {
        return switch (happening.what()) {
            case What.Rejected(Optional<Grounds> grounds) -> Optional.of(alike(memory, kept, grounds));
            case What.SentBack(Optional<Grounds> grounds) -> Optional.of(alike(memory, kept, grounds));
            default -> Optional.empty();
        };
    }

    private static Refusals alike(Memory memory, KeptHandoff kept, Optional<Grounds> grounds) {
        Handoff handoff = kept.handoff();
        LeadId lead = handoff.lead();
        Optional<String> content = InMemoryLedgerPage.history(memory, lead).engagements().stream()
                .sorted(Comparator.comparing((Engagement each) -> each.when().occurredAt())
                        .thenComparing(Engagement::id))
                .flatMap(each -> each.asset().identity().stream()).findFirst();
        return new Refusals(handoff.team(), grounds.map(Grounds::reason), grounds, handoff.rule(),
                Optional.ofNullable(memory.leads.get(lead)).flatMap(row -> row.card().source()), content,
                kept.judge(), 0);
    }

    static Optional<JudgedBy> judge(Tree.Branch packet) {
        return packet.at("score").flatMap(score -> ((Tree.Branch) score).at("judged-by"))
                .map(by -> (Tree.Branch) by)
                .map(by -> new JudgedBy(((Tree.Text) by.at("definition").orElseThrow()).value(),
                        number(((Tree.Numeral) by.at("version").orElseThrow()).value())));
    }

    private static int number(BigDecimal value) {
        return value.intValueExact();
    }
}
