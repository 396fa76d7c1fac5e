package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.ChanceDefinitions;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema and the reader agree: what editors underline is what the server refuses. */
class DefinitionSchemaTest {
    private static final String GOOD = """
            definition: b2b-software
            title: {en: B2B software, fa: نرم‌افزار سازمانی, ar: برمجيات الأعمال}
            time-zone: Asia/Tehran
            review-by: "2027-03-31"
            dimensions:
              fit: {title: Fit, range: [0, 100], weight: 40, bands: {A: 70, B: 40, C: 0}}
              interest: {range: [-20, 100], weight: 60, bands: {"1": 60, "2": 0}}
            grade: [fit, interest]
            groups:
              web: {dimension: interest, range: [0, 40]}
            rules:
              - {id: decision-maker, dimension: fit, when: {attribute: role, matches: ["ceo*", "مدیرعامل"]}, points: 25.5}
              - id: right-size
                dimension: fit
                when: {all: [{attribute: company.employees, between: [50, 5000]}, {not: {attribute: company.industry, in: [school]}}]}
                points: 20
              - {id: from-referral, dimension: fit, when: {source: [referral, partner]}, points: 10}
              - {id: may-write, dimension: fit, when: {consent: email, is: granted}, points: 1}
              - {id: no-customer, dimension: fit, when: {any: [{customer: false}, {at-most: 0, of: {type: trial-started}, within: P30D}]}, points: 1}
              - id: price-page
                dimension: interest
                each: {type: page-viewed, funnel: [decision, action], where: {asset.url: {matches: "*/pricing*"}, attributes.seconds: {">": 5}}}
                count: {per-day: 3}
                points: 5
                fades: {half-life: P2W}
                range: [0, 30]
              - {id: download, group: web, each: {type: [content-downloaded]}, count: per-asset, points: 8, fades: {linear: P90D}}
              - {id: far, dimension: fit, when: {any: [{journey: [decision, action]}, {journey: {at-least: decision}}]}, points: 1}
              - {id: likely, dimension: fit, likelihood: {from: 0.1, to: 0.6}, points: 20}
              - {id: came-back, group: web, days: 3, of: {type: page-viewed}, within: P7D, points: 10}
              - {id: silent, dimension: interest, none: {type: [page-viewed, email-clicked]}, within: P30D, points: -15}
              - {id: ignored, dimension: interest, none: {type: email-opened}, after: {at-least: 5, of: {type: email-sent}}, points: -10}
            total: [0, 100]
            journey:
              decision: {at-least: 2, within: P30D, days: true}
              action: {at-least: 1, of: {type: [meeting-booked, demo-attended]}}
            stages:
              MQL:
                enter: {all: [{score: interest, at-least: 60}, {grade: [A1, A2]}, {stage: LEAD}]}
                leave: {score: total, below: 45}
                cool-down: P30D
                new-evidence: false
                settle: PT2M
              PQL:
                enter: {at-least: 5, of: {type: product-used}, within: P14D, days: true}
            scenarios:
              - id: knows-prices
                title: {en: Knows our prices}
                at: "2026-03-21T09:30:00Z"
                lead:
                  known-for: P40D
                  source: referral
                  attributes: {role: CEO, tags: [a, b], since: {date: "2020-01-01"}, deal: {amount: 5, currency: EUR}}
                  answers: {budget: true}
                  consents: {email: granted}
                  customer: false
                  likelihood: 0.4
                engagements:
                  - {type: page-viewed, ago: P2D, times: 3, feed: web, channel: web, campaign: spring, message: m1, asset: {id: a, url: /pricing, title: T, funnel: decision}, attributes: {seconds: 9}, verdict: human}
                expect: {stage: MQL, scores: {fit: 65, total: {at-least: 50}}, grade: A1, journey: decision}
            """;
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.text(Document.read("/definition.schema.json")), InputFormat.JSON);

    private List<Error> mistakes(Tree written) {
        return schema.validate(Json.text(written), InputFormat.JSON);
    }

    private static Tree yaml(String text) {
        if (Yaml.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree tree)) {
            return tree;
        }
        throw new AssertionError("no YAML: " + text);
    }

    private static boolean isRead(Tree written) {
        return DefinitionReader.read(written) instanceof Parsed.Valid<?>;
    }

    @Test
    void the_schema_is_a_schema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Json.text(Document.read("/definition.schema.json")), InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_definition_with_a_bit_of_everything_is_right_by_both() {
        assertThat(DefinitionReader.read(yaml(GOOD))).isInstanceOf(Parsed.Valid.class);
        assertThat(mistakes(yaml(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"definition: b2b-software|definition: B2B Software",
            "definition: b2b-software|name: b2b",
            "weight: 40|weight: forty", "weight: 40|weight: 140", "weight: 40,|", "bands: {A: 70|bands: {A: high",
            "range: [0, 100]|range: [10, 100]", "range: [0, 100]|range: [0]", "range: [0, 100]|range: 100",
            "points: 25.5|points: 25.555", "points: 25.5|points: many", "points: 25.5|points: 20000",
            "dimension: fit, when: {source|dimension: fit, group: web, when: {source",
            "dimension: fit, when: {source|when: {source",
            "dimension: fit, when: {source|dimenson: fit, when: {source",
            "consent: email|consent: pigeon", "is: granted|is: perhaps", "customer: false|customer: maybe",
            "at-most: 0|at-most: -1", "within: P30D}]}|within: a month}]}", "per-day: 3|per-day: 0",
            "per-day: 3|per-week: 3",
            "count: per-asset|count: sometimes", "fades: {linear: P90D}|fades: {linear: P90D, expires: P9D}",
            "fades: {linear: P90D}|fades: slowly", "likelihood: {from: 0.1|likelihood: {from: -0.1",
            "likelihood: {from: 0.1, to: 0.6}|likelihood: {from: 0.1}", "decision: {at-least: 2|decision: {at-most: 2",
            "journey: {at-least: decision}|journey: {at-least: purchase}", "journey: [decision, action]|journey: []",
            "days: 3, of|days: 3, at-least: 2, of", "within: P7D, points|points",
            "within: P30D, points: -15|points: -15", "type: page-viewed, funnel|type: Page Viewed, funnel",
            "asset.url: {matches|asset.colour: {matches",
            "asset.url: {matches: \"*/pricing*\"}|asset.url: {matches: \"*\", is: x}",
            "between: [50, 5000]|between: [50]", "between: [50, 5000]|betwixt: [50, 5000]",
            "{score: interest, at-least: 60}|{score: interest}",
            "{score: interest, at-least: 60}|{score: interest, at-least: 60, below: 9}", "{stage: LEAD}|{stage: LEED}",
            "new-evidence: false|new-evidence: no", "cool-down: P30D|cool-up: P30D", "MQL:|SQL:",
            "MQL:|SAL:",
            "grade: [fit, interest]|grade: [fit]", "grade: [fit, interest]|exclusions: [{id: rival, reason: Rival}]",
            "{en: B2B|{de: B2B",
            "id: silent|id: Silent One", "none: {type: [page-viewed, email-clicked]}|none: {}",
            "expect: {stage: MQL, scores|expects: {stage: MQL, scores",
            "scores: {fit: 65, total|scores: {fit: good, total",
            "total: {at-least: 50}|total: {over: 50}", "ago: P2D|ago: yesterday", "times: 3|times: 0",
            "likelihood: 0.4|likelihood: 4", "budget: true}|budget: {}}",
            "\"2027-03-31\"|soon"})
    void common_mistakes_are_refused_by_both(String right, String wrong) {
        assertThat(GOOD).contains(right);
        Tree written = yaml(GOOD.replace(right, wrong == null ? "" : wrong));
        assertThat(isRead(written)).as("the reader takes it").isFalse();
        assertThat(mistakes(written)).as("the schema takes it").isNotEmpty();
    }

    @Test
    void whatever_the_reader_takes_the_schema_takes() {
        for (int seed = 0; seed < 300; seed++) {
            Tree written = ChanceDefinitions.written(new Chance(seed));
            assertThat(mistakes(written)).as("%d %s", seed, Json.text(written)).isEmpty();
        }
    }

    @Test
    void what_the_schema_refuses_the_reader_refuses() {
        int refused = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Chance chance = new Chance(seed);
            Tree changed = changed(seed % 3 == 0 ? yaml(GOOD) : ChanceDefinitions.written(chance), chance);
            if (!mistakes(changed).isEmpty()) {
                refused++;
                assertThat(isRead(changed)).as("%d %s %s", seed, mistakes(changed), Json.text(changed)).isFalse();
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    /** One thing somewhere left out, renamed, or replaced by something else. */
    private static Tree changed(Tree tree, Chance chance) {
        return switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) when !entries.isEmpty() && chance.in100(85) -> {
                Map<String, Tree> changed = new LinkedHashMap<>(entries);
                String name = chance.of(List.copyOf(entries.keySet()));
                if (chance.in100(8)) {
                    changed.remove(name);
                } else if (chance.in100(8)) {
                    changed.put(name + "s", entries.get(name));
                } else {
                    changed.put(name, changed(entries.get(name), chance));
                }
                yield new Tree.Branch(changed);
            }
            case Tree.Listing(List<Tree> items) when !items.isEmpty() && chance.in100(85) -> {
                List<Tree> changed = new ArrayList<>(items);
                int place = chance.between(0, items.size() - 1);
                changed.set(place, changed(items.get(place), chance));
                yield new Tree.Listing(changed);
            }
            default -> chance.of(Tree.of("odd"), Tree.of(-3), Tree.of(3), Tree.of(true), new Tree.Listing(List.of()),
                    Tree.branch().done(), Tree.of(""), Tree.of("P1D"), new Tree.Listing(List.of(Tree.of("a-b"))));
        };
    }
}
