package dev.baton.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {

    private static Parsed<Definition> read(String scenarios) {
        Tree written = Written
                .tree("""
                        {definition: shop, time-zone: Asia/Tehran, grade: [fit, interest],
                         dimensions: {fit: {weight: 40, bands: {A: 30, B: 0}}, interest: {weight: 60, bands: {'1': 40, '2': 0}}},
                         journey: {consideration: {at-least: 1, within: P30D}, decision: {at-least: 2, within: P30D}},
                         rules: [
                           {id: boss, dimension: fit, points: 30, when: {attribute: role, is: CEO}},
                           {id: money, dimension: fit, points: 20, when: {answer: budget, is: true}},
                           {id: asked, dimension: interest, points: 50, each: {type: demo-requested}, fades: {linear: P50D}},
                           {id: often, dimension: interest, points: 10, at-least: 3, of: {type: page-viewed}, within: P7D},
                           {id: likely, dimension: interest, points: 20, likelihood: {from: 0, to: 1}},
                           {id: silent, dimension: interest, points: -15, none: {type: page-viewed}, within: P90D}],
                         exclusions: [{id: rival, when: {attribute: email.domain, is: rival.example}, reason: Rival}],
                         stages: {MQL: {enter: {all: [{score: fit, at-least: 30}, {score: interest, at-least: 40}]},
                           leave: {score: interest, below: 20}}},
                         scenarios: [%s]}
                        """
                        .formatted(scenarios));
        return DefinitionReader.read(written);
    }

    private static List<Rehearsal> play(String scenarios) {
        return switch (read(scenarios)) {
            case Parsed.Valid<Definition>(Definition definition) -> Rehearsal.of(definition);
            case Parsed.Invalid<Definition>(List<Objection> objections) -> throw new AssertionError(objections);
        };
    }

    private static String failure(String lead, String engagements, String expect) {
        List<Objection> failures = play("{id: one, lead: {" + lead + "}, engagements: [" + engagements + "], expect: {"
                + expect + "}}").getFirst().failures();
        return failures.isEmpty()
                ? ""
                : failures.getFirst().place() + " " + failures.getFirst().flaw().code() + " "
                        + failures.getFirst().details();
    }

    @Test
    void an_example_lead_is_scored_and_qualified_as_a_real_one_would_be() {
        Rehearsal played = play("""
                {id: boss-who-asks, lead: {attributes: {role: ceo}}, engagements: [{type: demo-requested, ago: P5D}],
                 expect: {stage: MQL, scores: {fit: 30, interest: 45, total: {at-least: 39}}, grade: A1}}
                """).getFirst();

        assertThat(played.passes()).isTrue();
        assertThat(played.stage()).isEqualTo(Stage.MQL);
        assertThat(played.score().total()).isEqualTo(39);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "stage: LEAD;              /scenarios/0/expect/stage unexpected-stage [one, LEAD, MQL]",
            "scores: {interest: 50};   /scenarios/0/expect/scores/interest unexpected-score [one, interest, 50, 45]",
            "scores: {total: {below: 39}}; /scenarios/0/expect/scores/total unexpected-score [one, total, < 39, 39]",
            "scores: {fit: {above: 30}}; /scenarios/0/expect/scores/fit unexpected-score [one, fit, > 30, 30]",
            "grade: B2;                /scenarios/0/expect/grade unexpected-grade [one, B2, A1]",
            "journey: decision;        /scenarios/0/expect/journey unexpected-journey [one, decision, –]"})
    void what_comes_out_otherwise_is_told_with_its_place_and_what_came_out(String expect, String failure) {
        assertThat(failure("attributes: {role: CEO}", "{type: demo-requested, ago: P5D}", expect)).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "'';;                                                              stage: LEAD, scores: {total: 0}",
            "answers: {budget: true};;                                         scores: {fit: 20}",
            "likelihood: 0.5;;                                                 scores: {interest: 10}",
            "known-for: P90D, attributes: {role: CEO};;                        scores: {fit: 30, interest: {at-most: 0}}",
            "'';{type: page-viewed, times: 3, ago: P6D};                       scores: {interest: 10}",
            "'';{type: page-viewed, times: 3, ago: P7D};                       scores: {interest: 0}",
            "'';{type: page-viewed, times: 3, verdict: machine};               scores: {interest: 0}",
            "'';{type: page-viewed, asset: {url: /x, funnel: decision}, times: 2}; journey: decision",
            "attributes: {role: CEO};{type: demo-requested, ago: P31D};        'stage: LEAD, scores: {interest: 19}'",
            "attributes: {role: CEO};{type: demo-requested, ago: P30D};        'stage: MQL, scores: {interest: 20}'",
            "attributes: {email.domain: rival.example};{type: page-viewed};    stage: DISQUALIFIED"})
    void what_is_known_and_what_the_lead_did_how_long_ago_both_count(String lead, String engagements, String expect) {
        assertThat(failure(lead, engagements == null ? "" : engagements, expect)).isEmpty();
    }

    @Test
    void scenarios_are_played_each_for_itself_in_written_order() {
        assertThat(play("{id: a, engagements: {type: demo-requested}, expect: {scores: {interest: 50}}}, "
                + "{id: b, expect: {scores: {interest: 50}}}"))
                .extracting(each -> each.scenario().id(), Rehearsal::passes)
                .containsExactly(tuple("a", true),
                        tuple("b", false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "{id: a};                                        /scenarios/0/expect missing",
            "{id: a, expect: {}};                            /scenarios/0/expect one-of-needed",
            "{id: a, expect: {stage: QUALIFIED}};            /scenarios/0/expect/stage unknown-word",
            "{id: a, expect: {scores: {size: 3}}};           /scenarios/0/expect/scores/size unknown-reference",
            "{id: a, expect: {scores: {fit: {over: 3}}}};    /scenarios/0/expect/scores/fit one-of-needed",
            "{id: a, expect: {grade: C9}};                   /scenarios/0/expect/grade unknown-reference",
            "{id: a, expect: {journey: action}};             /scenarios/0/expect/journey unknown-reference",
            "{id: a, expect: {stage: MQL}, engagements: {type: x, ago: P401D}}; /scenarios/0/engagements/ago out-of-range",
            "'{id: a, expect: {stage: MQL}, engagements: [{type: x, times: 50}, {type: x, times: 50}, {type: x, times: 50}, {type: x, times: 50}, {type: x}]}'; /scenarios/0/engagements too-many",
            "{id: a, expect: {stage: MQL}, lead: {likelihood: 2}}; /scenarios/0/lead/likelihood out-of-range",
            "{id: a, expect: {stage: MQL}, lead: {role: CEO}}; /scenarios/0/lead/role unknown-field",
            "'{id: a, expect: {stage: MQL}}, {id: a, expect: {stage: MQL}}'; /scenarios/1/id duplicate"})
    void a_scenario_that_says_nothing_or_names_what_is_not_there_is_refused(String scenario, String objection) {
        assertThat(read(scenario)).isInstanceOfSatisfying(Parsed.Invalid.class,
                invalid -> assertThat(((Parsed.Invalid<?>) invalid).objections())
                        .extracting(each -> each.place() + " " + each.flaw().code()).contains(objection));
    }
}
