package dev.baton.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.csv.Row;
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

class MappingTest {
    private static final String LEAD = """
            import: leads
            keys: {email: {column: k}}
            occurred-at: {constant: 2026-03-21T09:00:00Z}
            """;

    @Test
    void a_row_becomes_a_lead_with_everything_that_it_says() {
        String mapping = """
                import: leads
                keys:
                  email: [{column: mail}, {column: mail2}]
                  external: {system: shop, id: {column: id}}
                occurred-at: {column: day, zone: Asia/Tehran}
                touch: {source: {column: from}, page: {column: page}}
                customer: {column: buys, type: boolean}
                consents: {sms: {column: sms, values: {"1": granted, "0": denied}}}
                reachability: {phone: {column: rings, values: {"no": unreachable}}}
                attributes:
                  born: {column: born, type: date, format: dd.MM.yyyy}
                  tags: {column: tags, type: set, separator: ;}
                """;
        assertThat(mapped(mapping, "mail,mail2,id,day,from,page,buys,sms,rings,born,tags",
                "sara@example.com,,7,2026-03-21,fair,/p,yes,0,no,01.02.1990,a; b ;;a")).isEqualTo("""
                        {"keys":{"email":["sara@example.com"],"external":[{"system":"shop","id":"7"}]},\
                        "occurred-at":"2026-03-20T20:30:00Z","touches":[{"source":"fair","page":"/p"}],\
                        "consents":{"sms":"denied"},"reachability":{"phone":"unreachable"},"customer":true,\
                        "attributes":{"born":{"date":"1990-02-01"},"tags":["a","b"]}}""");
    }

    @Test
    void a_lead_brings_answers_and_since_when_and_until_when_it_is_a_customer() {
        String mapping = LEAD + """
                customer: {since: {column: from, zone: UTC}, until: {column: to, zone: UTC}}
                answers:
                  budget: {column: budget, type: boolean}
                  by: {column: by, type: date}
                """;
        assertThat(mapped(mapping, "k,from,to,budget,by", "x@example.com,2026-01-01,2027-01-01,yes,2026-09-01"))
                .endsWith("""
                        "customer":{"since":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z"},\
                        "answers":{"budget":{"value":true,"source":"import"},\
                        "by":{"value":{"date":"2026-09-01"},"source":"import"}}}""");
        assertThat(mapped(mapping, "k,from,to,budget,by", "x@example.com,,,no,")).endsWith("""
                "occurred-at":"2026-03-21T09:00:00Z","answers":{"budget":{"value":false,"source":"import"}}}""");
    }

    @Test
    void a_row_becomes_a_prediction() {
        assertThat(mapped("""
                import: predictions
                keys: {external: {system: crm, id: {column: id}}}
                occurred-at: {column: day, zone: UTC}
                probability: {column: p}
                model: {constant: invented-model}
                version: {column: v}
                factors: {column: why, separator: ;}
                """, "id,day,p,v,why", "7,2026-03-21,0.42,3,role; visits")).isEqualTo("""
                {"keys":{"external":[{"system":"crm","id":"7"}]},"occurred-at":"2026-03-21T00:00:00Z",\
                "probability":0.42,"model":"invented-model","version":"3","factors":["role","visits"]}""");
    }

    @Test
    void a_prediction_without_a_probability_is_refused() {
        assertThat(faults("""
                import: predictions
                keys: {email: {column: k}}
                occurred-at: {constant: 2026-03-21T09:00:00Z}
                probability: {column: p}
                model: {constant: invented-model}
                """, "k,p", "x@example.com,")).extracting(Fault::field).containsExactly("/probability");
    }

    @Test
    void empty_cells_are_unknown_and_left_out() {
        assertThat(mapped(LEAD + "touch: {source: {column: a}}\nattributes: {n: {column: b, type: number}}\n",
                "k,a,b", "x@example.com, ,")).isEqualTo("""
                        {"keys":{"email":["x@example.com"]},"occurred-at":"2026-03-21T09:00:00Z"}""");
    }

    @Test
    void a_row_that_tells_nobody_is_refused() {
        assertThat(faults(LEAD, "k,a", ",1")).extracting(Fault::code).containsExactly("no-key");
    }

    @Test
    void a_cell_that_must_be_filled_refuses_its_row_and_names_the_column() {
        List<Fault> faults = faults(LEAD + "attributes: {size: {column: Staff, when-empty: refuse}}\n", "k,Staff",
                "x@example.com,");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("/attributes/size");
            assertThat(fault.code()).isEqualTo("empty");
            assertThat(fault.message()).startsWith("Staff: ");
        });
    }

    @Test
    void all_faults_of_a_row_are_told() {
        assertThat(faults(LEAD + "attributes: {a: {column: a, type: number}, b: {column: b, type: date}}\n", "k,a,b",
                "x@example.com,many,soon")).extracting(Fault::field).containsExactly("/attributes/a", "/attributes/b");
    }

    @Test
    void a_row_of_another_width_is_refused() {
        assertThat(faults(LEAD, "k,a", "x@example.com,1,2")).extracting(Fault::code).containsExactly("wrong-width");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12|.|12", "-3.50|.|-3.50", "1,234.5|.|1234.5", "1.234,5|,|1234.5",
            "1 234 567|.|1234567", "۱۲۳٫۵|.|123.5", "٤٢|.|42", "۱٬۲۳۴|.|1234", "1e3|.|1000", "1'000|.|1000",
            "−7|.|-7"})
    void numbers_are_read_as_people_write_them(String cell, String decimal, String number) {
        assertThat(mapped(LEAD + "attributes: {n: {column: n, type: number, decimal: \"" + decimal + "\"}}\n", "k;n",
                "x@example.com;" + cell)).endsWith("\"attributes\":{\"n\":" + number + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "12,34", "1.2.3", "five", "1,2345", "--1", "0x10", "NaN"})
    void what_is_no_number_is_refused_and_not_guessed(String cell) {
        assertThat(faults(LEAD + "attributes: {n: {column: n, type: number}}\n", "k;n", "x@example.com;" + cell))
                .extracting(Fault::code).containsExactly("malformed");
    }

    @Test
    void a_number_that_would_fill_the_screen_is_refused() {
        assertThat(faults(LEAD + "attributes: {n: {column: n, type: number}}\n", "k;n", "x@example.com;1e99"))
                .extracting(Fault::code).containsExactly("too-long");
    }

    @Test
    void a_decimal_comma_is_hinted_at() {
        assertThat(faults(LEAD + "attributes: {n: {column: n, type: number}}\n", "k;n", "x@example.com;1,5"))
                .first().satisfies(fault -> assertThat(fault.message()).contains("decimal: \",\""));
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "TRUE,true", "1,true", "۱,true", "بله,true", "نعم,true", "no,false", "خیر,false",
            "لا,false", "0,false"})
    void flags_are_read_in_three_languages(String cell, String flag) {
        assertThat(mapped(LEAD + "attributes: {f: {column: f, type: boolean}}\n", "k,f", "x@example.com," + cell))
                .endsWith("\"attributes\":{\"f\":" + flag + "}}");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-21,2026-03-21T03:00:00Z", "2026-03-21 09:30:00,2026-03-21T12:30:00Z",
            "2026-03-21T09:30,2026-03-21T12:30:00Z", "2026-03-21T09:30:00.125+03:30,2026-03-21T06:00:00.125Z",
            "2026-03-21T09:30:00Z,2026-03-21T09:30:00Z", "۲۰۲۶-۰۳-۲۱,2026-03-21T03:00:00Z",
            "2017-10-15,2017-10-15T03:00:00Z"})
    void times_without_a_format_are_read_by_iso_in_the_zone(String cell, String instant) {
        assertThat(
                mapped("import: leads\nkeys: {email: {column: k}}\noccurred-at: {column: t, zone: America/Sao_Paulo}\n",
                        "k;t", "x@example.com;" + cell))
                .endsWith("\"occurred-at\":\"" + instant + "\"}");
    }

    @Test
    void a_day_that_does_not_exist_is_refused() {
        assertThat(faults(LEAD + "attributes: {d: {column: d, type: date}}\n", "k,d", "x@example.com,2026-02-30"))
                .extracting(Fault::code).containsExactly("malformed");
    }

    @Test
    void a_time_without_offset_and_zone_is_refused_with_what_to_add() {
        assertThat(faults("import: leads\nkeys: {email: {column: k}}\noccurred-at: {column: t}\n", "k,t",
                "x@example.com,2026-03-21")).first().satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("no-zone");
                    assertThat(fault.message()).contains("zone:");
                });
    }

    @Test
    void a_row_without_its_time_is_refused() {
        assertThat(faults("import: leads\nkeys: {email: {column: k}}\noccurred-at: {column: t}\n", "k,t",
                "x@example.com,")).extracting(Fault::field).containsExactly("/occurred-at");
    }

    @Test
    void money_has_an_amount_and_a_currency_also_from_a_column() {
        String outcome = LEAD.replace("leads", "outcomes") + "outcome: {column: o, values: {gewonnen: won}}\n";
        assertThat(mapped(outcome + "amount: {column: sum, currency: EUR, decimal: \",\"}\n", "k;o;sum",
                "x@example.com;gewonnen;1.234,50"))
                .endsWith("\"outcome\":\"won\",\"amount\":{\"amount\":1234.50,\"currency\":\"EUR\"}}");
        assertThat(mapped(outcome + "amount: {column: sum, currency: {column: cur}}\n", "k;o;sum;cur",
                "x@example.com;gewonnen;۵۰۰;IRR")).endsWith("{\"amount\":500,\"currency\":\"IRR\"}}");
        assertThat(mapped(outcome + "amount: {column: sum, currency: EUR}\n", "k;o;sum", "x@example.com;gewonnen;"))
                .doesNotContain("amount");
    }

    @Test
    void values_translate_cells_and_the_empty_cell_too() {
        String mapping = LEAD
                + "touch: {source: {column: s, values: {ORG: organic search, \"\": walk-in, n/a: null}}}\n";
        assertThat(mapped(mapping, "k,s", "x@example.com,ORG")).contains("\"source\":\"organic search\"");
        assertThat(mapped(mapping, "k,s", "x@example.com,")).contains("\"source\":\"walk-in\"");
        assertThat(mapped(mapping, "k,s", "x@example.com,n/a")).doesNotContain("touches");
        assertThat(mapped(mapping, "k,s", "x@example.com,other")).contains("\"source\":\"other\"");
    }

    @Test
    void a_cell_without_a_translation_can_be_left_out_or_refused() {
        String mapping = LEAD + "touch: {source: {column: s, values: {a: b}, unlisted: %s}}\n";
        assertThat(mapped(mapping.formatted("skip"), "k,s", "x@example.com,c")).doesNotContain("touches");
        assertThat(faults(mapping.formatted("refuse"), "k,s", "x@example.com,c")).extracting(Fault::code)
                .containsExactly("unlisted");
    }

    @Test
    void an_engagement_without_an_id_gets_one_of_its_content() {
        String mapping = LEAD.replace("leads", "engagements") + "type: {column: what}\n";
        String first = mapped(mapping, "k,what,note", "x@example.com,page-viewed,a");
        assertThat(mapped(mapping, "k,what,note", "x@example.com,page-viewed,b")).isEqualTo(first);
        assertThat(mapped(mapping, "k,what,note", "x@example.com,demo-requested,a")).isNotEqualTo(first);
        assertThat(first).containsPattern("\"id\":\"row-[0-9a-f]{32}\"");
    }

    @Test
    void an_engagement_keeps_the_id_of_its_column() {
        String mapping = LEAD.replace("leads", "engagements") + "type: {constant: page-viewed}\nid: {column: id}\n";
        assertThat(mapped(mapping, "k,id", "x@example.com,4711")).contains("\"id\":\"4711\"");
    }

    private static String mapped(String mapping, String header, String row) {
        return switch (read(mapping, header, row)) {
            case Mapped.Item(Tree tree) -> Json.text(tree);
            case Mapped.Refused(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static List<Fault> faults(String mapping, String header, String row) {
        return switch (read(mapping, header, row)) {
            case Mapped.Item(Tree tree) -> throw new AssertionError(Json.text(tree));
            case Mapped.Refused(List<Fault> faults) -> faults;
        };
    }

    private static Mapped read(String mapping, String header, String row) {
        String between = header.contains(";") ? ";" : ",";
        Parsed<Tree> tree = Yaml.read(mapping.getBytes(StandardCharsets.UTF_8));
        if (tree instanceof Parsed.Valid<Tree>(Tree written)
                && MappingReader.read(written) instanceof Parsed.Valid<Mapping>(Mapping valid)) {
            return valid.of(List.of(header.split(between)), "file.csv")
                    .read(new Row(2, List.of(row.split(between, -1))));
        }
        throw new AssertionError("the mapping of the test is wrong: " + mapping);
    }
}
