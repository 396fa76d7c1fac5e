package dev.baton.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.Spoilt;
import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.policy.Rung.Act;
import dev.baton.domain.worktime.WorkingTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String EXAMPLE = """
            {policy: plants, title: {en: Plants, fa: کارخانه‌ها}, review-by: '2027-03-21', rules: [
              {id: enterprise, title: 'Large ones', when: {all: [{stage: MQL}, {score: fit, at-least: 60}]},
               team: enterprise, routing: [owner, turn], checklist: bant, alerts: [email, console],
               sla: {accept: {within: 4h, remind-at: [50, 80],
                       on-breach: [{do: alert-lead}, {after: 2h30m, do: reassign}, {after: 4h, do: return}]},
                     first-contact: {within: 8h}, decision: {within: 90m, on-breach: [{do: reassign}]}}},
              {id: rest, team: sales, checklist: bant}],
             sql: {when: {score: total, at-least: 80}, needs: [budget, need]}}""";
    private static final Definition PLANTS = definition("""
            {definition: plants, dimensions: {fit: {weight: 100, bands: {A: 50, B: 0}}},
             rules: [{id: chief, dimension: fit, points: 80, when: {attribute: role, is: ceo}}]}""");

    private static Definition definition(String written) {
        return switch (DefinitionReader.read(Written.tree(written))) {
            case Parsed.Valid<Definition>(Definition definition) -> definition;
            case Parsed.Invalid<Definition>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static HandoffPolicy valid(String written) {
        return switch (PolicyReader.read(Written.tree(written))) {
            case Parsed.Valid<HandoffPolicy>(HandoffPolicy policy) -> policy;
            case Parsed.Invalid<HandoffPolicy>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static List<String> told(Parsed<HandoffPolicy> read) {
        return switch (read) {
            case Parsed.Valid<HandoffPolicy> _ -> List.of();
            case Parsed.Invalid<HandoffPolicy>(List<Objection> objections) -> objections.stream()
                    .map(each -> each.place() + " " + each.flaw().code() + " " + each.details()).toList();
        };
    }

    private static List<String> objections(String from, String to) {
        assertThat(EXAMPLE).contains(from);
        return told(PolicyReader.read(Written.tree(EXAMPLE.replace(from, to))));
    }

    private static WorkingTime minutes(int minutes) {
        return new WorkingTime(Duration.ofMinutes(minutes));
    }

    @Test
    void the_example_is_read_as_it_is_meant() {
        Promise accept = new Promise(minutes(240), List.of(50, 80), List.of(new Rung(WorkingTime.NONE, Act.ALERT_LEAD),
                new Rung(minutes(150), Act.REASSIGN), new Rung(minutes(240), Act.RETURN)));
        Sla sla = new Sla(Optional.of(accept), Optional.of(new Promise(minutes(480), List.of(), List.of())), Optional
                .of(new Promise(minutes(90), List.of(), List.of(new Rung(WorkingTime.NONE, Act.REASSIGN)))));
        Condition when = new Condition.All(List.of(new Condition.OfStage(Set.of(Stage.MQL)),
                new Condition.OfScore(Optional.of("fit"), Order.AT_LEAST, 60)));

        assertThat(valid(EXAMPLE)).isEqualTo(new HandoffPolicy("plants",
                new Labels(Map.of("en", "Plants", "fa", "کارخانه‌ها")), Optional.of(LocalDate.of(2027, 3, 21)),
                List.of(new PolicyRule("enterprise", new Labels(Map.of("en", "Large ones")), Optional.of(when),
                        "enterprise", List.of(Routing.OWNER, Routing.TURN), sla, new Alerts(true, false, true),
                        Optional.of("bant")),
                        new PolicyRule("rest", Labels.NONE, Optional.empty(), "sales", List.of(Routing.SAME_ACCOUNT,
                                Routing.OWNER, Routing.TERRITORY, Routing.TURN), Sla.NONE,
                                new Alerts(true, true, false), Optional.of("bant"))),
                Optional.of(new Promotion(new Condition.OfScore(Optional.empty(), Order.AT_LEAST, 80),
                        Optional.of(List.of("budget", "need"))))));
    }

    @Test
    void the_first_rule_that_takes_a_lead_wins_and_none_may() {
        HandoffPolicy policy = valid(EXAMPLE);
        assertThat(policy.ruleFor(_ -> true).map(PolicyRule::id)).contains("enterprise");
        assertThat(policy.ruleFor(_ -> false).map(PolicyRule::id)).contains("rest");
        assertThat(valid(EXAMPLE.replace("{id: rest, team: sales, checklist: bant}",
                "{id: rest, team: sales, checklist: bant, when: {customer: true}}"))
                .ruleFor(_ -> false)).isEmpty();
    }

    @Test
    void the_teams_of_a_policy_are_told_once_each() {
        assertThat(valid(EXAMPLE).teams())
                .containsExactly("enterprise", "sales");
        assertThat(valid(EXAMPLE.replace("team: enterprise", "team: sales")).teams()).containsExactly("sales");
    }

    @Test
    void no_alert_may_be_wanted() {
        assertThat(valid(EXAMPLE.replace("alerts: [email, console]", "alerts: []")).rules().getFirst().alerts())
                .isEqualTo(new Alerts(false, false, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policy: plants       | plan: plants            | /policy missing []
            id: rest             | id: enterprise          | /rules/1/id duplicate [enterprise]
            id: rest             | id: 'The Rest'           | /rules/1/id malformed [The Rest, enterprise]
            team: sales          | squad: sales            | /rules/1/team missing []
            [owner, turn]        | [owner, owner]          | /rules/0/routing/1 duplicate [owner]
            [owner, turn]        | []                      | /rules/0/routing empty []
            [owner, turn]        | [dice]                  | /rules/0/routing/0 unknown-word [dice, owner, same-account, territory, turn]
            [email, console]     | [email, pigeon]         | /rules/0/alerts/1 unknown-word [pigeon, console, email, webhook]
            within: 4h,          | within: 1d,             | /rules/0/sla/accept/within no-fixed-length [1d, 4h, 30m, 2h30m]
            within: 4h,          | within: P1D,            | /rules/0/sla/accept/within no-fixed-length [P1D, 4h, 30m, 2h30m]
            within: 4h,          | within: 4,              | /rules/0/sla/accept/within wrong-type [text, number]
            within: 4h,          | within: soon,           | /rules/0/sla/accept/within malformed [soon, 4h, 30m, 2h30m]
            within: 4h,          | within: 0m,             | /rules/0/sla/accept/within out-of-range [0m, 1m, 1000h]
            within: 4h,          | within: 1000h1m,        | /rules/0/sla/accept/within out-of-range [1000h1m, 1m, 1000h]
            within: 4h,          | in: 4h,                 | /rules/0/sla/accept/within missing []
            [50, 80]             | [80, 50]                | /rules/0/sla/accept/remind-at/1 out-of-range [50, 81, 99]
            [50, 80]             | [0]                     | /rules/0/sla/accept/remind-at/0 out-of-range [0, 1, 99]
            [50, 80]             | [100]                   | /rules/0/sla/accept/remind-at/0 out-of-range [100, 1, 99]
            [50, 80]             | [1.5]                   | /rules/0/sla/accept/remind-at/0 wrong-type [whole number, number]
            after: 4h            | after: 2h               | /rules/0/sla/accept/on-breach/2/after out-of-range [2h, 2h30m, 1000h]
            [{do: alert-lead},   | [{do: return},          | /rules/0/sla/accept/on-breach/0/do not-last [return]
            [{do: alert-lead},   | [{after: 1h},           | /rules/0/sla/accept/on-breach/0/do missing []
            [{do: reassign}]     | [{do: return}]          | /rules/0/sla/decision/on-breach/0/do unknown-word [return, alert-lead, reassign]
            sales, checklist: bant | sales                 | /rules/1/checklist missing []
            needs: [budget       | needs: [need            | /sql/needs/1 duplicate [need]
            needs: [budget       | needs: [`Who pays?`     | /sql/needs/0 malformed [Who pays?, budget, need]
            {stage: MQL}         | {stage: HOT}            | `/rules/0/when/all/0/stage unknown-word [HOT, [LEAD, MQL, PQL, SERVICE_QUALIFIED, SAL, SQL, OPPORTUNITY, WON, LOST, RECYCLED, DISQUALIFIED, NONE]]`
            """)
    void a_mistake_is_told_with_its_place_and_what_would_be_right(String from, String to, String told) {
        assertThat(objections(from, to.replace("`", "'"))).contains(told);
    }

    @Test
    void what_is_needed_may_be_left_to_the_checklists_or_be_nothing() {
        String rest = "{id: rest, team: sales}";
        String none = "sql: {when: {score: total, at-least: 80}, needs: []}}";
        assertThat(valid("{policy: x, rules: [" + rest + "], " + none).promotion().orElseThrow().needs())
                .contains(List.of());
        assertThat(valid("{policy: x, rules: [" + rest + "], " + none.replace(", needs: []", "")).promotion()
                .orElseThrow().needs()).isEmpty();
    }

    @Test
    void a_policy_without_rules_is_refused() {
        assertThat(told(PolicyReader.read(Written.tree("{policy: x, rules: []}"))))
                .containsExactly("/rules empty []");
        assertThat(told(PolicyReader.read(Written.tree("{policy: x}")))).containsExactly("/rules missing []");
    }

    @Test
    void a_hundred_rules_are_read_and_one_more_is_refused() {
        assertThat(told(PolicyReader.read(Written.tree(many(100))))).isEmpty();
        assertThat(told(PolicyReader.read(Written.tree(many(101))))).containsExactly("/rules too-many [101, 100]");
    }

    private static String many(int rules) {
        return IntStream.range(0, rules).mapToObj("{id: r%d, team: sales}"::formatted)
                .collect(Collectors.joining(",", "{policy: x, rules: [", "]}"));
    }

    @Test
    void scores_and_grades_must_be_there_only_where_a_definition_is_known() {
        String other = EXAMPLE.replace("{score: fit, at-least: 60}",
                "{any: [{score: interest, at-least: 60}, {grade: Z9}, {account: best, at-least: 9}, {journey: decision}]}");

        assertThat(told(PolicyReader.read(Written.tree(other)))).isEmpty();
        assertThat(told(PolicyReader.read(Written.tree(EXAMPLE), PLANTS))).isEmpty();
        assertThat(told(PolicyReader.read(Written.tree(other), PLANTS))).containsExactly(
                "/rules/0/when/all/1/any/0/score unknown-reference [interest, fit, total]",
                "/rules/0/when/all/1/any/1/grade unknown-reference [Z9, ]",
                "/rules/0/when/all/1/any/2/account unknown-reference [best, ]",
                "/rules/0/when/all/1/any/3/journey unknown-reference [decision, ]");
    }

    @Test
    void a_policy_that_was_spoilt_somewhere_is_read_or_objected_to() {
        Tree written = Written.tree(EXAMPLE);
        Cases.check(3_000, chance -> {
            Tree spoilt = Spoilt.somewhere(written, chance);
            assertThatCode(() -> PolicyReader.read(spoilt)).as(spoilt.toString()).doesNotThrowAnyException();
        });
    }

    private static List<String> warnings(String written, Optional<Definition> definition) {
        return PolicyWarnings.of(valid(written), definition).stream()
                .map(each -> each.doubt().code() + " " + each.place() + " " + each.details()).toList();
    }

    @Test
    void a_rule_behind_one_that_takes_every_lead_is_doubted() {
        assertThat(warnings(EXAMPLE, Optional.of(PLANTS))).isEmpty();
        assertThat(warnings(EXAMPLE.replace("{id: rest, team: sales, checklist: bant}",
                "{id: rest, team: sales, checklist: bant}, {id: late, team: x, checklist: x},"
                        + " {id: later, team: x, checklist: x}"),
                Optional.empty()))
                .containsExactly("never-asked /rules/2 [late, rest]", "never-asked /rules/3 [later, rest]");
    }

    @Test
    void a_condition_that_no_lead_fulfils_by_the_definition_is_doubted() {
        String unreachable = EXAMPLE.replace("score: fit, at-least: 60", "score: fit, at-least: 81")
                .replace("score: total, at-least: 80", "score: total, at-least: 81");
        assertThat(warnings(unreachable, Optional.of(PLANTS))).containsExactly("never-holds /rules/0/when []",
                "never-holds /sql/when []");
        assertThat(warnings(unreachable, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{stage: WON}", "{stage: LEAD}", "{all: [{stage: MQL}, {stage: PQL}]}",
            "{all: [{not: {stage: [MQL, PQL]}}, {not: {stage: SERVICE_QUALIFIED}}]}"})
    void a_condition_on_a_stage_from_which_nobody_is_offered_is_doubted(String when) {
        assertThat(
                warnings("{policy: plants, rules: [{id: all, team: sales, when: " + when + "}]}", Optional.of(PLANTS)))
                .containsExactly("never-holds /rules/0/when []");
    }

    @Test
    void a_condition_on_a_stage_in_which_leads_are_asked_is_not_doubted() {
        assertThat(
                warnings("{policy: plants, rules: [{id: all, team: sales, when: {any: [{stage: PQL}, {stage: WON}]}},"
                        + " {id: rest, team: sales}], sql: {when: {stage: SAL}, needs: []}}", Optional.of(PLANTS)))
                .isEmpty();
        assertThat(warnings("{policy: plants, rules: [{id: rest, team: sales}], sql: {when: {stage: MQL}, needs: []}}",
                Optional.of(PLANTS))).containsExactly("never-holds /sql/when []");
    }
}
