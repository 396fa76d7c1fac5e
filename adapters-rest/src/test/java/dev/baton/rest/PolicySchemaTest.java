package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.Spoilt;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of policies and their reader agree. */
class PolicySchemaTest {
    private static final String GOOD = """
            policy: plants
            title: {en: Plants, fa: کارخانه‌ها}
            review-by: "2027-03-31"
            rules:
              - id: large
                title: Large ones
                when: {all: [{stage: MQL}, {any: [{grade: A1}, {score: fit, at-least: 60}, {attribute: size, ">": 500}]}]}
                team: enterprise
                routing: [owner, turn]
                alerts: [email, console]
                checklist: bant
                sla:
                  accept: {within: 4h, remind-at: [50, 80], on-breach: [{do: alert-lead}, {after: 2h30m, do: reassign}, {after: 4h, do: return}]}
                  first-contact: {within: 90m, on-breach: {do: return}}
                  decision: {within: 40h, on-breach: [{do: reassign}]}
              - {id: rest, team: sales, checklist: bant}
            sql: {when: {score: total, at-least: 80}, needs: [budget, need]}
            """;
    private final RestFixture rest = new RestFixture();
    private final String published = rest
            .send(HttpRequest.newBuilder(rest.uri("/policy.schema.json")).GET()).body();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(published, InputFormat.JSON);

    @AfterEach
    void stop() {
        rest.close();
    }

    private List<Error> mistakes(Tree written) {
        return schema.validate(Json.text(written), InputFormat.JSON);
    }

    private static Tree yaml(String text) {
        if (Yaml.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree tree)) {
            return tree;
        }
        throw new AssertionError("no YAML: " + text);
    }

    @Test
    void a_policy_with_a_bit_of_everything_is_right_by_both() {
        assertThat(PolicyReader.read(yaml(GOOD))).isInstanceOf(Parsed.Valid.class);
        assertThat(mistakes(yaml(GOOD))).isEmpty();
    }

    @Test
    void the_published_schema_needs_no_other() {
        assertThat(published).contains("\"stage-condition\"", "\"match\"").doesNotContain("\"stage-rule\"", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy: plants|policy: The Plants", "policy: plants|name: plants",
            "team: sales|squad: sales",
            "[owner, turn]|[dice]", "[owner, turn]|[owner, owner]", "[owner, turn]|[]", "[email, console]|[pigeon]",
            "within: 4h|within: 1d", "within: 4h|within: 4", "[50, 80]|[0]", "[50, 80]|[100]", "[50, 80]|[1.5]",
            "[50, 80]|[50, 50]", "{do: alert-lead}|{after: 1h}", "{do: alert-lead}|{do: shout}",
            "[{do: reassign}]|[{do: return}]", "[{do: reassign}]|{do: return}", "{stage: MQL}|{stage: HOT}",
            "needs: [budget|needs: ['Who pays?'", "sql: {when: {score: total, at-least: 80}, |sql: {", "id: rest, |"})
    void common_mistakes_are_refused_by_both(String change) {
        String[] words = change.split("\\|", -1);
        assertThat(GOOD).contains(words[0]);
        Tree written = yaml(GOOD.replace(words[0], words[1]));
        assertThat(PolicyReader.read(written)).isInstanceOf(Parsed.Invalid.class);
        assertThat(mistakes(written)).as("the schema takes it").isNotEmpty();
    }

    @Test
    void what_the_schema_refuses_the_reader_refuses() {
        int refused = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Tree spoilt = Spoilt.somewhere(yaml(GOOD), new Chance(seed));
            if (!mistakes(spoilt).isEmpty() && !Json.text(spoilt).contains("null")) {
                refused++;
                assertThat(PolicyReader.read(spoilt)).as("%d %s %s", seed, mistakes(spoilt), Json.text(spoilt))
                        .isInstanceOf(Parsed.Invalid.class);
            }
        }
        assertThat(refused).isGreaterThan(500);
    }
}
