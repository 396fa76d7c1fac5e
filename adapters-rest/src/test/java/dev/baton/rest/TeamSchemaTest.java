package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.domain.team.SalesTeamReader;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema and the reader of teams agree: what editors underline is what the server refuses. */
class TeamSchemaTest {
    private static final String GOOD = """
            team: inside-sales
            title: {en: Inside sales, fa: فروش تلفنی, ar: المبيعات الهاتفية}
            hours:
              time-zone: Asia/Tehran
              week: {saturday: 08:00-16:30, sunday: [08:00-12:00, 13:00-24:00]}
              half-days: {every persian 12-29: 08:00-12:00, "2026-06-03": [08:00-12:00]}
              holidays: [2026-06-04, every 05-01, persian 1405-01-13, every persian 01-01]
            reps:
              - person: 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42
                lead: true
                weight: 2
                cap: 30
                territories: [{attribute: country, in: [IR, AE]}, {attribute: company.employees, ">=": 500}]
                accounts: ["domain:hart.example", "name:Hart Foundry"]
                language: fa
                calendar: persian
            reasons:
              - {id: too-early, title: Too early, then: {recycle: {programme: newsletter, cool-down: P30D}}, blames-criteria: true}
              - {id: wrong, title: Wrong, then: disqualify, misses-material: true}
            """;
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.text(Document.read("/team.schema.json")), InputFormat.JSON);

    private List<Error> mistakes(Tree written) {
        return schema.validate(Json.text(written), InputFormat.JSON);
    }

    private static Tree yaml(String text) {
        if (Yaml.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree tree)) {
            return tree;
        }
        throw new AssertionError("no YAML: " + text);
    }

    private static Parsed<?> read(Tree written) {
        return SalesTeamReader.read(written, new PlainPersianCalendar());
    }

    @Test
    void the_schema_is_a_schema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Json.text(Document.read("/team.schema.json")), InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_team_with_a_bit_of_everything_is_right_by_both() {
        assertThat(read(yaml(GOOD))).isInstanceOf(Parsed.Valid.class);
        assertThat(mistakes(yaml(GOOD))).isEmpty();
        assertThat(
                mistakes(yaml("team: a\nhours: {time-zone: UTC, week: {monday: 08:00-16:00}, holidays: every 05-01}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"team: inside-sales|team: Inside Sales", "team: inside-sales|name: inside",
            "{en: Inside|{de: Inside", "time-zone: Asia/Tehran|zone: Asia/Tehran", "week: {saturday|week: {caturday",
            "saturday: 08:00-16:30|saturday: 8-16", "saturday: 08:00-16:30|saturday: 8",
            "every persian 12-29: 08|every now and then: 08", "[2026-06-04, every|[4 June, every",
            "lead: true|lead: perhaps", "weight: 2|weight: 0", "weight: 2|weight: 1.5", "cap: 30|cap: 1001",
            "cap: 30|cap: many", "attribute: country, in|attribute: country, among",
            "attribute: country, in: [IR, AE]|attribute: country", "attribute: country, in: [IR|in: [IR",
            "\"domain:hart|\"hart", "language: fa|language: de", "calendar: persian|calendar: lunar",
            "person: 0198c1d2-7a4e|person: 1", "id: too-early|id: Too Early", "title: Too early, |",
            "then: disqualify|then: forget", "then: {recycle|then: {recycled", "cool-down: P30D|cool-down: 30d",
            "cool-down: P30D|cool-up: P30D", "blames-criteria: true|blames-criteria: somewhat",
            "misses-material: true|misses: true"})
    void common_mistakes_are_refused_by_both(String right, String wrong) {
        assertThat(GOOD).contains(right);
        Tree written = yaml(GOOD.replace(right, wrong == null ? "" : wrong));
        assertThat(read(written)).as("the reader takes it").isInstanceOf(Parsed.Invalid.class);
        assertThat(mistakes(written)).as("the schema takes it").isNotEmpty();
    }
}
