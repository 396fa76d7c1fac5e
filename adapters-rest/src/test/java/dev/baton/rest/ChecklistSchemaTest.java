package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.domain.checklist.ChecklistReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader agree: what editors underline is what the server refuses. */
class ChecklistSchemaTest {
    private static final String GOOD = """
            checklist: own
            title: {en: Ours, fa: مال ما, ar: لنا}
            items:
              - {id: budget, question: How much?, kind: amount, currency: toman, required: true, asks: bant.budget}
              - {id: when, question: {fa: کی؟}, kind: choice, options: {now: At once, later: {en: Later}}}
              - {id: ready, question: Ready?, kind: yes-no, filled-by: [form.ready, "آماده"]}
              - {id: start, question: From when?, kind: date, filled-by: form.start}
              - {id: need, question: What for?, kind: text, required: false}
            """;

    private static List<Error> mistakes(Tree written) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(Document.read("/checklist.schema.json")))
                .validate(Json.text(written), InputFormat.JSON);
    }

    private static Tree yaml(String text) {
        if (Yaml.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree tree)) {
            return tree;
        }
        throw new AssertionError("no YAML: " + text);
    }

    private static boolean isRead(Tree written) {
        return ChecklistReader.read(written) instanceof Parsed.Valid<?>;
    }

    @Test
    void the_schema_is_a_schema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Json.text(Document.read("/checklist.schema.json")), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "checklist: one\nitems: {id: a, question: A?, kind: text}",
            "checklist: one\ntitle: null\nitems: [{id: a, question: A?, kind: choice, required: null, asks: null, filled-by: null, options: {b: null}}]",
            "checklist: one\nitems: [{id: a, question: A?, kind: amount, currency: null}]"})
    void what_the_reader_takes_the_schema_takes(String written) {
        assertThat(isRead(yaml(written))).isTrue();
        assertThat(mistakes(yaml(written))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"checklist: own|checklist: Our Own",
            "checklist: own|name: own", "{en: Ours|{de: Unser", "id: budget|id: Bud Get", "id: budget, |",
            "question: How much?, |", "question: How much?|question: null", "kind: amount|kind: money",
            "kind: amount, |", "required: true|required: certainly", "asks: bant.budget|asks: '?'",
            "asks: bant.budget|weight: 3", "currency: toman|currency: ''", "kind: amount|kind: text",
            ", options: {now: At once, later: {en: Later}}|", "{now: At once, later: {en: Later}}|{}",
            "{now: At once|{Now!: At once", "kind: choice|kind: text", "form.ready|form..ready"})
    void common_mistakes_are_refused_by_both(String right, String wrong) {
        assertThat(GOOD).contains(right);
        Tree written = yaml(GOOD.replace(right, wrong == null ? "" : wrong));
        assertThat(isRead(written)).as("the reader takes it").isFalse();
        assertThat(mistakes(written)).as("the schema takes it").isNotEmpty();
    }
}
