package dev.baton.domain.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Choice.PassedOver;
import dev.baton.domain.handoff.Choice.Why;
import dev.baton.domain.handoff.Selection.Wanted;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.policy.Routing;
import dev.baton.domain.team.Rep;
import dev.baton.domain.team.SalesTeam;
import dev.baton.domain.team.SalesTeamReader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final UUID SARA = new UUID(1, 1);
    private static final UUID OMID = new UUID(1, 2);
    private static final UUID MINA = new UUID(1, 3);
    private static final Instant START = Instant.parse("2026-03-21T08:00:00Z");
    private static final Account HART = new Account(Account.Kind.DOMAIN, "hart.example");
    private static final Profile IRANIAN = profile("IR");
    /** Sara sells in Iran, Hart is Omid's, and Mina does what comes. */
    private static final SalesTeam USUAL = team("{person: '" + SARA
            + "', cap: 3, territories: [{attribute: country, in: [IR, AE]}]}",
            "{person: '" + OMID
                    + "', cap: 3, accounts: ['domain:hart.example']}",
            "{person: '" + MINA + "', cap: 3}");

    private static Profile profile(String country) {
        return Profile.of(List.of(new LeadFact(new UUID(7, 7), new When(START, START, Effects.ALL),
                new Statement.AttributeIs("country", Optional.of(new AttributeValue.Text(country))))), START);
    }

    private static SalesTeam team(String... reps) {
        return switch (SalesTeamReader.read(Written.tree("""
                {team: inside, hours: {time-zone: UTC, week: {monday: '08:00-16:00'}}, reps: [%s],
                 reasons: [{id: wrong, title: 'Wrong', then: disqualify}]}""".formatted(String.join(", ", reps))),
                new PlainPersianCalendar())) {
            case Parsed.Valid<SalesTeam>(SalesTeam team) -> team;
            case Parsed.Invalid<SalesTeam>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static Wanted lead(Profile profile, Optional<Account> account, Set<UUID> sameAccount) {
        return new Wanted(profile, account, sameAccount, Optional.empty());
    }

    private static Wanted anybody() {
        return lead(new Profile(), Optional.empty(), Set.of());
    }

    private static Load open(int count) {
        return new Load(count, Optional.of(START));
    }

    private static Choice choose(Map<UUID, Load> loads, Set<UUID> away, Wanted lead) {
        return new Selection(USUAL, loads, away, Set.of()).choose(Routing.USUAL, lead);
    }

    @Test
    void who_works_on_the_account_comes_before_its_owner() {
        assertThat(choose(Map.of(), Set.of(), lead(IRANIAN, Optional.of(HART), Set.of(MINA))))
                .isEqualTo(Choice.by(Because.SAME_ACCOUNT, MINA));
    }

    @Test
    void the_owner_of_the_account_comes_before_the_territory() {
        assertThat(choose(Map.of(), Set.of(), lead(IRANIAN, Optional.of(HART), Set.of())))
                .isEqualTo(Choice.by(Because.OWNER, OMID));
    }

    @Test
    void the_territory_comes_before_the_turn_however_loaded_its_rep_is() {
        assertThat(choose(Map.of(SARA, open(2)), Set.of(), lead(IRANIAN, Optional.empty(), Set.of())))
                .isEqualTo(Choice.by(Because.TERRITORY, SARA));
    }

    @Test
    void else_it_is_the_turn_of_the_least_loaded() {
        assertThat(choose(Map.of(SARA, open(1), OMID, open(1)), Set.of(), anybody()))
                .isEqualTo(Choice.by(Because.TURN, MINA));
    }

    @Test
    void of_equals_it_is_the_turn_of_whom_nothing_was_offered_to_for_the_longest_time() {
        Map<UUID, Load> loads = Map.of(SARA, new Load(1, Optional.of(START.plusSeconds(2))), OMID,
                new Load(1, Optional.of(START.plusSeconds(1))), MINA, new Load(1, Optional.of(START.plusSeconds(3))));
        assertThat(choose(loads, Set.of(), anybody()).rep()).contains(OMID);
    }

    @Test
    void only_the_ways_of_the_rule_are_gone() {
        assertThat(new Selection(USUAL, Map.of(), Set.of(), Set.of()).choose(List.of(Routing.TERRITORY), anybody()))
                .isEqualTo(new Choice(Optional.empty(), Because.NOBODY_FREE, List.of()));
    }

    @Test
    void whoever_comes_first_and_cannot_is_told_with_the_reason() {
        assertThat(choose(Map.of(OMID, open(3)), Set.of(SARA), lead(IRANIAN, Optional.of(HART), Set.of(OMID))))
                .isEqualTo(new Choice(Optional.of(MINA), Because.TURN,
                        List.of(new PassedOver(OMID, Because.SAME_ACCOUNT, Why.FULL),
                                new PassedOver(SARA, Because.TERRITORY, Why.AWAY))));
    }

    private static Optional<PassedOver> former(UUID rep, Why why) {
        return Optional.of(new PassedOver(rep, Because.OWNER, why));
    }

    @Test
    void who_had_it_is_told_first_with_the_reason_whoever_is_chosen() {
        Selection selection = new Selection(USUAL, Map.of(), Set.of(OMID), Set.of(MINA));
        UUID stranger = new UUID(9, 9);
        assertThat(List.of(OMID, SARA, MINA, stranger)).extracting(rep -> selection.former(rep, Because.TURN).why())
                .containsExactly(Why.AWAY, Why.HAD_IT, Why.LEFT, Why.LEFT);
        assertThat(selection.choose(List.of(Routing.TURN),
                new Wanted(new Profile(), Optional.empty(), Set.of(), former(OMID, Why.AWAY))))
                .isEqualTo(new Choice(Optional.of(SARA), Because.TURN,
                        List.of(new PassedOver(OMID, Because.OWNER, Why.AWAY))));
        assertThat(selection.choose(List.of(Routing.TURN),
                new Wanted(new Profile(), Optional.empty(), Set.of(), former(SARA, Why.HAD_IT))))
                .isEqualTo(new Choice(Optional.empty(), Because.NOBODY_FREE,
                        List.of(new PassedOver(SARA, Because.OWNER, Why.HAD_IT),
                                new PassedOver(OMID, Because.TURN, Why.AWAY),
                                new PassedOver(MINA, Because.TURN, Why.LEFT))));
    }

    @Test
    void a_handoff_that_goes_on_from_a_rep_is_no_other_one_of_the_same_account() {
        assertThat(
                new Selection(USUAL, Map.of(), Set.of(), Set.of()).choose(List.of(Routing.SAME_ACCOUNT, Routing.TURN),
                        new Wanted(new Profile(), Optional.of(HART), Set.of(SARA), former(SARA, Why.HAD_IT))).because())
                .isEqualTo(Because.TURN);
    }

    @Test
    void where_nobody_is_free_the_reason_of_everybody_is_told() {
        Choice choice = new Selection(USUAL, Map.of(MINA, open(3)), Set.of(SARA), Set.of()).choose(Routing.USUAL,
                new Wanted(new Profile(), Optional.empty(), Set.of(), former(OMID, Why.HAD_IT)));
        assertThat(choice).isEqualTo(new Choice(Optional.empty(), Because.NOBODY_FREE,
                List.of(new PassedOver(OMID, Because.OWNER, Why.HAD_IT),
                        new PassedOver(SARA, Because.TURN, Why.AWAY),
                        new PassedOver(MINA, Because.TURN, Why.FULL))));
    }

    @Test
    void somebody_who_has_left_the_team_is_not_chosen_for_an_old_account() {
        assertThat(choose(Map.of(), Set.of(), lead(new Profile(), Optional.empty(), Set.of(new UUID(9, 9)))).because())
                .isEqualTo(Because.TURN);
    }

    /** A team with a rep for each weight, and caps that never hinder. */
    private static SalesTeam weighing(int... weights) {
        return team(IntStream.range(0, weights.length).mapToObj(
                i -> "{person: '" + new UUID(5, i) + "', weight: " + weights[i] + ", cap: 1000}")
                .toArray(String[]::new));
    }

    /** Offers so many leads one after the other; from each rep the oldest goes away when there are more than so many. */
    private static Map<UUID, Integer> offered(SalesTeam team, int leads, int atOnce) {
        Map<UUID, Load> loads = new HashMap<>();
        Map<UUID, Integer> shares = new HashMap<>();
        Deque<UUID> open = new ArrayDeque<>();
        for (int i = 0; i < leads; i++) {
            Instant now = START.plusSeconds(i);
            UUID rep = new Selection(team, loads, Set.of(), Set.of()).choose(Routing.USUAL, anybody()).rep()
                    .orElseThrow();
            shares.merge(rep, 1, Integer::sum);
            loads.merge(rep, Load.NONE.with(now), (before, _) -> before.with(now));
            open.addLast(rep);
            if (open.size() > atOnce) {
                loads.computeIfPresent(open.removeFirst(),
                        (_, load) -> new Load(load.open() - 1, load.lastOffered()));
            }
        }
        return shares;
    }

    @Test
    void the_shares_of_a_thousand_offers_are_as_the_weights() {
        Map<UUID, Integer> shares = offered(weighing(1, 2, 3, 4), 1_000, 1_000);
        for (int i = 0; i < 4; i++) {
            assertThat(shares.get(new UUID(5, i))).isCloseTo(100 * (i + 1), within(2));
        }
    }

    @Test
    void the_shares_are_as_the_weights_too_where_offers_come_and_go() {
        Map<UUID, Integer> shares = offered(weighing(1, 2, 3, 4), 1_000, 100);
        for (int i = 0; i < 4; i++) {
            assertThat(shares.get(new UUID(5, i))).isCloseTo(100 * (i + 1), within(10));
        }
    }

    @Test
    void nobody_is_left_out_where_offers_are_answered_at_once() {
        assertThat(offered(weighing(1, 2, 9), 90, 0)).as("everybody has a turn").hasSize(3)
                .allSatisfy((_, share) -> assertThat(share).isGreaterThanOrEqualTo(5));
    }

    /** The same chosen by looking at everybody, one by one. */
    @Test
    void whoever_is_chosen_is_the_one_a_plain_look_finds() {
        Cases.check(2_000, chance -> {
            SalesTeam team = any(chance);
            Map<UUID, Load> loads = new HashMap<>();
            team.reps().stream().filter(_ -> chance.in100(80)).forEach(rep -> loads.put(rep.person(),
                    new Load(chance.between(0, 4), chance.in100(80)
                            ? Optional.of(START.plusSeconds(chance.between(0, 3)))
                            : Optional.empty())));
            Set<UUID> away = some(chance, team, 30);
            Wanted lead = new Wanted(chance.in100(50) ? IRANIAN : profile("DE"),
                    chance.in100(50) ? Optional.of(HART) : Optional.empty(), some(chance, team, 20),
                    some(chance, team, 10).stream().findFirst()
                            .map(rep -> new PassedOver(rep, Because.TAKEN,
                                    away.contains(rep) ? Why.AWAY : Why.HAD_IT)));
            List<Routing> ways = new ArrayList<>(List.of(Routing.values()));
            chance.shuffle(ways);
            List<Routing> gone = ways.subList(0, chance.between(1, 4));

            Choice choice = new Selection(team, loads, away, Set.of()).choose(gone, lead);

            assertThat(choice).isEqualTo(plain(team, loads, away, gone, lead));
            choice.rep().ifPresent(rep -> assertThat(loads.getOrDefault(rep, Load.NONE).open())
                    .isLessThan(team.rep(rep).orElseThrow().cap()));
        });
    }

    private static Set<UUID> some(Chance chance, SalesTeam team, int of100) {
        Set<UUID> some = new HashSet<>();
        team.reps().stream().filter(_ -> chance.in100(of100)).forEach(rep -> some.add(rep.person()));
        return some;
    }

    private static SalesTeam any(Chance chance) {
        List<Rep> reps = new ArrayList<>();
        for (int i = chance.between(1, 5); i > 0; i--) {
            reps.add(new Rep(new UUID(5, i), chance.in100(20), chance.between(1, 4), chance.between(1, 4),
                    chance.in100(40) ? USUAL.reps().getFirst().territories() : List.of(),
                    chance.in100(40) ? Set.of("domain:hart.example") : Set.of(), "en",
                    USUAL.reps().getFirst().calendar()));
        }
        return new SalesTeam("inside", new Labels(Map.of("en", "Inside")), USUAL.hours(), reps, USUAL.reasons());
    }

    private static Choice plain(SalesTeam team, Map<UUID, Load> loads, Set<UUID> away, List<Routing> ways,
            Wanted lead) {
        Optional<UUID> had = lead.former().map(PassedOver::rep);
        Set<UUID> told = new LinkedHashSet<>(had.stream().toList());
        List<PassedOver> passedOver = new ArrayList<>(lead.former().stream().toList());
        for (Routing way : ways) {
            Optional<Rep> best = Optional.empty();
            List<PassedOver> hindered = new ArrayList<>();
            for (Rep rep : team.reps()) {
                boolean meant = switch (way) {
                    case SAME_ACCOUNT ->
                        lead.sameAccount().contains(rep.person()) && !had.equals(Optional.of(rep.person()));
                    case OWNER -> lead.account().equals(Optional.of(HART)) && !rep.accounts().isEmpty();
                    case TERRITORY -> lead.profile() == IRANIAN && !rep.territories().isEmpty();
                    case TURN -> true;
                };
                if (!meant) {
                    continue;
                }
                Load load = loads.getOrDefault(rep.person(), Load.NONE);
                if (away.contains(rep.person())) {
                    hindered.add(new PassedOver(rep.person(), Because.valueOf(way.name()), Why.AWAY));
                } else if (had.equals(Optional.of(rep.person()))) {
                    hindered.add(new PassedOver(rep.person(), Because.valueOf(way.name()), Why.HAD_IT));
                } else if (load.open() >= rep.cap()) {
                    hindered.add(new PassedOver(rep.person(), Because.valueOf(way.name()), Why.FULL));
                } else if (best.isEmpty() || isBefore(load, rep,
                        loads.getOrDefault(best.get().person(), Load.NONE), best.get())) {
                    best = Optional.of(rep);
                }
            }
            if (best.isPresent()) {
                return new Choice(best.map(Rep::person), Because.valueOf(way.name()), passedOver);
            }
            hindered.stream().filter(each -> told.add(each.rep())).forEach(passedOver::add);
        }
        return new Choice(Optional.empty(), Because.NOBODY_FREE, passedOver);
    }

    private static boolean isBefore(Load one, Rep rep, Load other, Rep than) {
        double first = one.open() / (double) rep.weight();
        double second = other.open() / (double) than.weight();
        return Math.abs(first - second) > 1e-9
                ? first < second
                : one.lastOffered().orElse(Instant.MIN).isBefore(other.lastOffered().orElse(Instant.MIN));
    }
}
