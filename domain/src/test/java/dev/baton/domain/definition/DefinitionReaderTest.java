package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition.Band;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Probability;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private static final Tree EXAMPLE = Written.tree("""
            {definition: plant-software, title: {en: 'Plant software', fa: 'نرم‌افزار کارخانه'},
             time-zone: Asia/Tehran, review-by: '2027-03-31', grade: [fit, interest],
             dimensions: {
               fit: {weight: 40, range: [0, 100], bands: {B: 40, A: 70, C: 0}},
               interest: {title: Interest, weight: 40, bands: {'1': 60, '2': 0}},
               readiness: {weight: 20, range: [-10, 100]}},
             groups: {web: {dimension: interest, range: [0, 40]}},
             rules: [
               {id: decides, dimension: fit, points: 25, when: {attribute: role, matches: ['ceo', 'vp *', 'مدیرعامل']}},
               {id: size, dimension: fit, points: 20.5, when: {all: [{attribute: employees, between: [50, 5000]},
                 {not: {attribute: industry, in: [education]}}]}},
               {id: price-page, dimension: readiness, points: 5, range: [0, 30], count: {per-day: 3},
                 each: {type: page-viewed, where: {asset.url: {matches: '*/pricing*'}}}, fades: {half-life: P14D}},
               {id: download, group: web, points: 8, each: {type: content-downloaded}, count: per-asset,
                 fades: {linear: P90D}},
               {id: back, group: web, points: 10, days: 3, of: {type: page-viewed}, within: P1W},
               {id: silent, dimension: interest, points: -15, none: {type: [page-viewed, email-clicked]}, within: P30D},
               {id: ignored, dimension: interest, points: -10, none: {type: email-opened},
                 after: {at-least: 5, of: {type: email-sent}}},
               {id: likely, dimension: readiness, points: 40, likelihood: {from: 0.1, to: 0.6}}],
             stages: {
               MQL: {enter: {all: [{score: interest, at-least: 60}, {grade: [A1, B1]}, {stage: LEAD}]},
                 leave: {any: [{score: total, below: 45}, {score: fit, below: 30}]}, cool-down: P30D, settle: PT2M},
               PQL: {enter: {at-least: 5, of: {type: product-used}, within: P14D}}}}
            """);

    private static Definition valid(Tree tree) {
        return switch (DefinitionReader.read(tree)) {
            case Parsed.Valid<Definition>(Definition definition) -> definition;
            case Parsed.Invalid<Definition>(var objections) -> throw new AssertionError(objections);
        };
    }

    private static List<String> objections(Tree tree) {
        return switch (DefinitionReader.read(tree)) {
            case Parsed.Valid<Definition> _ -> List.of();
            case Parsed.Invalid<Definition>(List<Objection> objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw()).toList();
        };
    }

    @Test
    void the_example_is_read_as_it_is_meant() {
        Definition definition = valid(EXAMPLE);

        assertThat(definition.key()).isEqualTo("plant-software");
        assertThat(definition.title().in("fa", "")).isEqualTo("نرم‌افزار کارخانه");
        assertThat(definition.zone()).isEqualTo(ZoneId.of("Asia/Tehran"));
        assertThat(definition.reviewBy()).contains(LocalDate.parse("2027-03-31"));
        assertThat(definition.dimensions()).extracting(Definition.Dimension::id)
                .containsExactly("fit", "interest", "readiness");
        assertThat(definition.dimensions().getFirst().bands())
                .containsExactly(new Band("A", 70), new Band("B", 40), new Band("C", 0));
        assertThat(definition.total()).isEqualTo(Range.HUNDRED);
        assertThat(definition.stages()).containsOnlyKeys(Stage.MQL, Stage.PQL);
        assertThat(definition.stages().get(Stage.MQL).coolDown()).isEqualTo(Duration.ofDays(30));
        assertThat(definition.stages().get(Stage.PQL).leave()).isEmpty();
    }

    @Test
    void each_rule_is_of_its_kind() {
        List<Rule> rules = valid(EXAMPLE).rules();

        assertThat(rules).extracting(rule -> rule.head().id()).containsExactly("decides", "size", "price-page",
                "download", "back", "silent", "ignored", "likely");
        assertThat(rules.get(1)).isInstanceOf(Rule.AttributeRule.class);
        assertThat(rules.get(2)).isInstanceOfSatisfying(Rule.EngagementRule.class, rule -> {
            assertThat(rule.count()).isEqualTo(new Counting.PerDay(3));
            assertThat(rule.fades()).isEqualTo(new Fading.HalfLife(14));
            assertThat(rule.head().range()).isEqualTo(new Range(Points.ZERO, Points.of(30)));
        });
        assertThat(rules.get(3).head().dimension()).isEqualTo("interest");
        assertThat(rules.get(3).head().group()).contains("web");
        assertThat(rules.get(4)).isInstanceOfSatisfying(Rule.FrequencyRule.class,
                rule -> assertThat(List.of(rule.n(), rule.days(), rule.within()))
                        .containsExactly(3, true, Duration.ofDays(7)));
        assertThat(rules.get(5)).isInstanceOf(Rule.AbsenceRule.class);
        assertThat(rules.get(6)).isInstanceOfSatisfying(Rule.UnansweredRule.class,
                rule -> assertThat(rule.n()).isEqualTo(5));
        assertThat(rules.get(7)).isInstanceOfSatisfying(Rule.LikelihoodRule.class,
                rule -> assertThat(List.of(rule.from(), rule.to()))
                        .containsExactly(new Probability(100_000), new Probability(600_000)));
    }

    @Test
    void what_is_not_written_has_a_usual_meaning() {
        Definition definition = valid(Written.tree("{definition: x, dimensions: {d: {weight: 100}}, rules: []}"));

        assertThat(definition.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(definition.dimensions().getFirst().range()).isEqualTo(Range.HUNDRED);
        assertThat(definition.grade()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "/definition | ~ | /definition MISSING", "/definition | 'Big Words' | /definition MALFORMED",
            "/definition | 7 | /definition WRONG_TYPE", "/unknown | 1 | /unknown UNKNOWN_FIELD",
            "/time-zone | Mars/Base | /time-zone MALFORMED", "/review-by | soon | /review-by MALFORMED",
            "/title/en | '' | /title/en EMPTY", "/title/de | x | /title/de UNKNOWN_FIELD",
            "/dimensions/fit/weight | 41 | /dimensions WRONG_SUM",
            "/dimensions/fit/weight | 101 | /dimensions/fit/weight OUT_OF_RANGE",
            "/dimensions/fit/weight | 39.5 | /dimensions/fit/weight WRONG_TYPE",
            "/dimensions/fit/weight | null | /dimensions/fit/weight MISSING",
            "/dimensions/fit/range | [5, 100] | /dimensions/fit/range OUT_OF_RANGE",
            "/dimensions/fit/range | 5 | /dimensions/fit/range WRONG_TYPE",
            "/dimensions/fit/bands/A | 40 | /dimensions/fit/bands DUPLICATE",
            "/dimensions/readiness/bands | {X: 1.5} | /dimensions/readiness/bands/X WRONG_TYPE",
            "/groups/web/dimension | nowhere | /groups/web/dimension UNKNOWN_REFERENCE",
            "/groups/web/dimension | ~ | /groups/web/dimension MISSING",
            "/groups/web | 5 | /groups/web WRONG_TYPE",
            "/rules | ~ | /rules MISSING", "/rules | null | /rules MISSING",
            "/rules/0/id | ~ | /rules/0/id MISSING", "/rules/1/id | decides | /rules/1/id DUPLICATE",
            "/rules/0/points | 0.001 | /rules/0/points OUT_OF_RANGE",
            "/rules/0/points | 10001 | /rules/0/points OUT_OF_RANGE",
            "/rules/0/points | '5' | /rules/0/points WRONG_TYPE", "/rules/0/points | ~ | /rules/0/points MISSING",
            "/rules/0/dimension | ~ | /rules/0 ONE_OF_NEEDED", "/rules/0/group | web | /rules/0 CONFLICT",
            "/rules/0/dimension | wit | /rules/0/dimension UNKNOWN_REFERENCE",
            "/rules/3/group | pub | /rules/3/group UNKNOWN_REFERENCE",
            "/rules/0/when | ~ | /rules/0 ONE_OF_NEEDED", "/rules/2/when | {customer: true} | /rules/2 CONFLICT",
            "/rules/0/when | null | /rules/0/when MISSING",
            "/rules/0/when | {} | /rules/0/when ONE_OF_NEEDED", "/rules/0/when | 5 | /rules/0/when WRONG_TYPE",
            "/rules/0/when/matches | null | /rules/0/when/matches EMPTY",
            "/rules/0/when/matches | [] | /rules/0/when/matches EMPTY",
            "/rules/0/when/is | x | /rules/0/when CONFLICT",
            "/rules/0/when/matches | ~ | /rules/0/when ONE_OF_NEEDED",
            "/rules/0/when | {attribute: a, is: null} | /rules/0/when/is EMPTY",
            "/rules/0/when | {attribute: a, in: []} | /rules/0/when/in EMPTY",
            "/rules/0/when | {attribute: a, in: null} | /rules/0/when/in EMPTY",
            "/rules/0/when | {attribute: null, is: 1} | /rules/0/when/attribute EMPTY",
            "/rules/0/when | {attribute: a, between: [1]} | /rules/0/when/between WRONG_TYPE",
            "/rules/0/when | {attribute: a, between: [9, 1]} | /rules/0/when/between/1 OUT_OF_RANGE",
            "/rules/0/when | {attribute: a, between: [1, x]} | /rules/0/when/between/1 WRONG_TYPE",
            "/rules/0/when | {attribute: a, between: [1, '2026-03-21']} | /rules/0/when/between/1 WRONG_TYPE",
            "/rules/0/when | {attribute: a, '<': few} | /rules/0/when/< WRONG_TYPE",
            "/rules/0/when | {attribute: a, '>=': true} | /rules/0/when/>= WRONG_TYPE",
            "/rules/0/when | {attribute: a, is: {amount: 1, currency: XXQ}} | /rules/0/when/is/currency UNKNOWN_WORD",
            "/rules/0/when | {all: []} | /rules/0/when/all EMPTY",
            "/rules/0/when | {not: null} | /rules/0/when/not EMPTY",
            "/rules/0/when | {customer: null} | /rules/0/when/customer EMPTY",
            "/rules/0/when | {source: []} | /rules/0/when/source EMPTY",
            "/rules/0/when | {consent: fax, is: granted} | /rules/0/when/consent UNKNOWN_WORD",
            "/rules/0/when | {not: {at-least: 1, of: {type: a}}} | /rules/0/when/not NEGATED_COUNT",
            "/rules/0/when | {not: {any: [{customer: true}, {at-least: 1, of: {type: a}}]}} | /rules/0/when/not NEGATED_COUNT",
            "/rules/0/when | {score: fit, at-least: 1} | /rules/0/when/score NOT_READABLE_HERE",
            "/rules/0/when | {all: [{stage: MQL}]} | /rules/0/when/all/0/stage NOT_READABLE_HERE",
            "/rules/0/when | {at-least: 0, of: {type: a}} | /rules/0/when/at-least OUT_OF_RANGE",
            "/rules/0/when | {at-least: 1} | /rules/0/when/of MISSING",
            "/rules/0/when | {answer: null, is: 1} | /rules/0/when/answer EMPTY",
            "/rules/0/when | {answer: x} | /rules/0/when ONE_OF_NEEDED",
            "/rules/2/each/type | 'Page Viewed' | /rules/2/each/type MALFORMED",
            "/rules/2/each | {} | /rules/2/each ONE_OF_NEEDED",
            "/rules/2/each/type | [] | /rules/2/each/type EMPTY",
            "/rules/2/each/where | {} | /rules/2/each/where EMPTY",
            "/rules/2/each/where | {color: red} | /rules/2/each/where/color UNKNOWN_REFERENCE",
            "/rules/2/each/where | {channel: null} | /rules/2/each/where/channel MISSING",
            "/rules/2/each/where | {any: []} | /rules/2/each/where/any EMPTY",
            "/rules/2/each/where | {not: null} | /rules/2/each/where/not MISSING",
            "/rules/2/count | some | /rules/2/count UNKNOWN_WORD",
            "/rules/2/count | {per-day: 0} | /rules/2/count/per-day OUT_OF_RANGE",
            "/rules/2/count | {} | /rules/2/count/per-day MISSING",
            "/rules/2/fades | {half-life: P1D, linear: P1D} | /rules/2/fades CONFLICT",
            "/rules/2/fades | {half-live: P1D} | /rules/2/fades ONE_OF_NEEDED",
            "/rules/2/fades | {} | /rules/2/fades ONE_OF_NEEDED",
            "/rules/2/fades | {half-life: null} | /rules/2/fades/half-life MISSING",
            "/rules/2/fades | {linear: PT5H} | /rules/2/fades/linear MALFORMED",
            "/rules/2/fades | {expires: P3651D} | /rules/2/fades/expires OUT_OF_RANGE",
            "/rules/2/fades | slowly | /rules/2/fades UNKNOWN_WORD",
            "/rules/4/within | '7 days' | /rules/4/within MALFORMED", "/rules/4/within | ~ | /rules/4/within MISSING",
            "/rules/4/within | PT0.000001S | /rules/4/within OUT_OF_RANGE",
            "/rules/4/within | PT-5H | /rules/4/within OUT_OF_RANGE",
            "/rules/4/days | null | /rules/4/days MISSING", "/rules/4/at-least | 3 | /rules/4 CONFLICT",
            "/rules/4/days | ~ | /rules/4 ONE_OF_NEEDED",
            "/rules/5/within | null | /rules/5/within MISSING", "/rules/5/within | ~ | /rules/5 ONE_OF_NEEDED",
            "/rules/6/within | P1D | /rules/6 CONFLICT", "/rules/6/after | null | /rules/6/after MISSING",
            "/rules/6/after/at-least | ~ | /rules/6/after/at-least MISSING",
            "/rules/6/likelihood | {from: 0, to: 1} | /rules/6 CONFLICT",
            "/rules/7/likelihood | 1 | /rules/7/likelihood WRONG_TYPE",
            "/rules/7/likelihood | {from: 0.1} | /rules/7/likelihood/to MISSING",
            "/rules/7/likelihood | {from: 0.1, to: 1.1} | /rules/7/likelihood/to OUT_OF_RANGE",
            "/rules/7/likelihood | {from: 0.6, to: 0.6} | /rules/7/likelihood/to OUT_OF_RANGE",
            "/rules/7/likelihood | {from: -1, to: 0.6} | /rules/7/likelihood/from OUT_OF_RANGE",
            "/rules/7/likelihood/of | prediction | /rules/7/likelihood/of UNKNOWN_FIELD",
            "/exclusions | [{id: rival, reason: R}] | /exclusions/0/when MISSING",
            "/exclusions | [{id: rival, when: {stage: MQL}, reason: R}] | /exclusions/0/when/stage NOT_READABLE_HERE",
            "/exclusions | [{id: rival, when: {customer: true}}] | /exclusions/0/reason MISSING",
            "/journey | [] | /journey WRONG_TYPE",
            "/journey | {purchase: {at-least: 1}} | /journey/purchase UNKNOWN_FIELD",
            "/journey | {decision: {of: {type: a}}} | /journey/decision/at-least MISSING",
            "/journey | {decision: {at-least: 0}} | /journey/decision/at-least OUT_OF_RANGE",
            "/journey | {decision: {at-least: 1, of: {}}} | /journey/decision/of ONE_OF_NEEDED",
            "/journey | {decision: {at-least: 1, since: P1D}} | /journey/decision/since UNKNOWN_FIELD",
            "/rules/0/when | {journey: decision} | /rules/0/when/journey UNKNOWN_REFERENCE",
            "/rules/0/when | {journey: [action]} | /rules/0/when/journey/0 UNKNOWN_REFERENCE",
            "/rules/0/when | {journey: {at-least: action}} | /rules/0/when/journey/at-least UNKNOWN_REFERENCE",
            "/rules/0/when | {journey: {}} | /rules/0/when/journey ONE_OF_NEEDED",
            "/rules/0/when | {journey: []} | /rules/0/when/journey EMPTY",
            "/stages/SERVICE_QUALIFIED | {} | /stages/SERVICE_QUALIFIED/enter MISSING",
            "/stages/SQL | {} | /stages/SQL UNKNOWN_FIELD",
            "/stages/PQL/enter | ~ | /stages/PQL/enter MISSING",
            "/stages/PQL/settle | soon | /stages/PQL/settle MALFORMED",
            "/stages/MQL/enter/all/0/score | luck | /stages/MQL/enter/all/0/score UNKNOWN_REFERENCE",
            "/stages/MQL/enter/all/0/at-least | null | /stages/MQL/enter/all/0/at-least MISSING",
            "/stages/MQL/enter/all/0/at-least | 1.5 | /stages/MQL/enter/all/0/at-least WRONG_TYPE",
            "/stages/MQL/enter/all/0/at-least | ~ | /stages/MQL/enter/all/0 ONE_OF_NEEDED",
            "/stages/MQL/enter/all/1/grade/1 | B9 | /stages/MQL/enter/all/1/grade/1 UNKNOWN_REFERENCE",
            "/stages/MQL/enter/all/1/grade | [] | /stages/MQL/enter/all/1/grade EMPTY",
            "/stages/MQL/enter/all/2/stage | HOT | /stages/MQL/enter/all/2/stage UNKNOWN_WORD",
            "/stages/MQL/leave/any/1 | {stage: MQL} | /stages/MQL/leave/any/1/stage NOT_READABLE_HERE",
            "/stages/PQL/new-evidence | false | /stages/PQL/new-evidence CONFLICT"})
    void a_mistake_is_named_with_its_place(String place, String value, String objection) {
        assertThat(objections(Written.with(EXAMPLE, place, value))).containsExactly(objection);
    }

    @Test
    void a_band_may_not_be_named_by_anything() {
        Tree tree = Tree.branch().with("definition", "x").with("dimensions", Tree.branch().with("d",
                Tree.branch().with("weight", 100).with("bands", Tree.branch().with("A\u0000", 5)
                        .with("B".repeat(21), 4).with("", 3).done()).done())
                .done()).with("rules", new Tree.Listing(List.of())).done();

        assertThat(objections(tree)).containsExactly("/dimensions/d/bands/A\u0000 FORBIDDEN_CHARACTER",
                "/dimensions/d/bands/" + "B".repeat(21) + " TOO_LONG", "/dimensions/d/bands/ EMPTY");
    }

    @Test
    void all_mistakes_are_listed_at_once() {
        Tree tree = EXAMPLE;
        tree = Written.with(tree, "/definition", "~");
        tree = Written.with(tree, "/rules/0/when/attribute", "5");
        tree = Written.with(tree, "/rules/1/points", "many");
        tree = Written.with(tree, "/rules/1/when/all/0/between", "[1, {date: never}]");
        tree = Written.with(tree, "/stages/MQL/leave/any/0/below", "x");

        assertThat(objections(tree)).containsExactlyInAnyOrder("/definition MISSING",
                "/rules/0/when/attribute WRONG_TYPE", "/rules/1/points WRONG_TYPE",
                "/rules/1/when/all/0/between/1/date MALFORMED", "/stages/MQL/leave/any/0/below WRONG_TYPE");
    }

    @Test
    void a_grade_is_made_of_two_banded_dimensions() {
        Tree tree = Written.with(EXAMPLE, "/stages/MQL", "~");

        assertThat(objections(Written.with(tree, "/grade", "[fit, readiness]")))
                .containsExactly("/grade UNKNOWN_REFERENCE");
        assertThat(objections(Written.with(tree, "/grade", "[fit]"))).containsExactly("/grade UNKNOWN_REFERENCE");
        assertThat(objections(Written.with(tree, "/grade", "[fit, interest, fit]"))).isNotEmpty();
        assertThat(objections(Written.with(tree, "/grade", "null"))).isEmpty();
    }

    @Test
    void names_in_a_pointer_are_escaped() {
        assertThat(objections(Written.with(EXAMPLE, "/groups", "{'a/b~c': {dimension: fit}}")))
                .contains("/groups/a~1b~0c MALFORMED");
    }

    @Test
    void what_is_no_map_at_all_is_refused_once() {
        assertThat(objections(Tree.of("text"))).containsExactly(" WRONG_TYPE");
        assertThat(objections(new Tree.Blank())).containsExactly(" WRONG_TYPE");
    }

    @Test
    void after_a_hundred_mistakes_the_rest_is_counted() {
        var rules = IntStream.range(0, 150).mapToObj(i -> Tree.of(i)).toList();
        Tree tree = Written.with(EXAMPLE, "/stages", "{}");
        Tree.Branch branch = (Tree.Branch) tree;
        var entries = new LinkedHashMap<>(branch.entries());
        entries.put("rules", new Tree.Listing(rules));

        List<String> objections = objections(new Tree.Branch(entries));

        assertThat(objections).hasSize(101).last().isEqualTo(" " + Flaw.AND_MORE);
    }
}
