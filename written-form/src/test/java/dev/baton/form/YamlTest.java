package dev.baton.form;

import static dev.baton.form.Documents.bytes;
import static dev.baton.form.Documents.refused;
import static dev.baton.form.Documents.said;
import static dev.baton.form.Documents.utf8;
import static dev.baton.form.Documents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML 1.2, core schema. */
class YamlTest {

    private static Tree read(String text) {
        return valid(Yaml.read(utf8(text)));
    }

    private static String saidOf(String text) {
        return said(Yaml.read(utf8(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "yes", "on", "off", "y", "NO", "2026-03-21", "12:30", "1_000", "0b11", "-0x1F", "1e",
            "=",
            "'12'", "\"true\"", "'null'", "'~'", "''", ".", "+", "~x", "0x", "0o"})
    void this_is_a_text(String written) {
        assertThat(read(written)).isInstanceOf(Tree.Text.class);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-12, -12", "+12, 12", "007, 7", "0o14, 12", "0x1F, 31", "1.50, 1.50", ".5, 0.5", "1e3, 1000",
            "1.5E-1, 0.15", "1., 1"})
    void this_is_a_number(String written, BigDecimal number) {
        assertThat(read(written)).isEqualTo(new Tree.Numeral(number));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void this_is_a_flag(String written, boolean flag) {
        assertThat(read(written)).isEqualTo(Tree.of(flag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "Null", "NULL", "~", "---\n"})
    void this_says_nothing(String written) {
        assertThat(read(written)).isEqualTo(new Tree.Blank());
    }

    @Test
    void a_document_as_people_write_it_is_read() {
        assertThat(read("""
                # fit and interest
                definition: acme
                rules:
                  - name: صنعت
                    points: 12.5
                    in: [DE, "no", no]
                  - {name: x, off: }
                  - >-
                    one
                    line
                """)).isEqualTo(Tree.branch().with("definition", "acme").with("rules", new Tree.Listing(List.of(
                Tree.branch().with("name", "صنعت").with("points", new BigDecimal("12.5"))
                        .with("in", List.of("DE", "no", "no"), Tree::of).done(),
                Tree.branch().with("name", "x").with("off", new Tree.Blank()).done(), Tree.of("one line"))))
                .done());
    }

    @Test
    void a_name_is_a_text_however_it_looks() {
        assertThat(((Tree.Branch) read("1: a\ntrue: b\n~: c\nno: d\n'x y': e\n<<: f")).entries().keySet())
                .containsExactly("1", "true", "~", "no", "x y", "<<");
    }

    @Test
    void an_empty_document_is_refused_as_empty() {
        assertThat(saidOf("")).isEqualTo("unreadable at \"\" [1, 1, it is empty]");
        assertThat(saidOf("# only a comment\n")).contains("it is empty");
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(saidOf("a: 1\n---\nb: 2")).contains("[2, 1, a second document begins");
        assertThat(read("---\na: 1\n...\n")).isEqualTo(read("a: 1"));
    }

    @Test
    void anchors_aliases_and_tags_are_refused() {
        assertThat(saidOf("a: &x [1]\nb: *x")).contains("[1, 4, anchors");
        assertThat(saidOf("*x")).contains("anchors");
        assertThat(saidOf("a: !!str 1")).contains("[1, 4, tags");
        assertThat(saidOf("!x {a: 1}")).contains("tags");
        assertThat(saidOf("? !!str a\n: 1")).contains("tags");
        assertThat(saidOf("a: !!java.net.URL [x]").replace("java.net.URL", "")).contains("tags");
        assertThat(saidOf("&a [*a]")).contains("anchors");
    }

    @Test
    void a_name_given_twice_is_refused_with_its_place() {
        assertThat(saidOf("a: 1\nb: [1, {c: 1, c: 1}]")).isEqualTo("duplicate at \"/b/1/c\" [c]");
        assertThat(saidOf("a: 1\n\"a\": 2")).isEqualTo("duplicate at \"/a\" [a]");
    }

    @Test
    void a_name_that_is_a_map_or_a_list_is_refused() {
        assertThat(saidOf("? [a]\n: 1")).contains("a name must be a text");
        assertThat(saidOf("{{a: 1}: 2}")).contains("a name must be a text");
    }

    @Test
    void a_depth_of_32_is_read_and_33_is_refused() {
        assertThat(read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Tree.Listing.class);
        assertThat(saidOf("[".repeat(33) + "]".repeat(33))).contains("more than 32 maps and lists");
        assertThat(saidOf("- ".repeat(33) + "x")).contains("more than 32 maps and lists");
        assertThat(saidOf("[".repeat(500_000))).contains("more than 32 maps and lists");
        assertThat(saidOf("{a: ".repeat(10_000))).contains("more than 32 maps and lists");
        assertThat(saidOf("? ".repeat(10_000))).contains("a name must be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999999999", ".5e100000", "1e100"})
    void a_monstrous_exponent_is_refused(String number) {
        assertThat(saidOf("n: " + number)).contains("[1, 4, a number has more than 100 digits]");
    }

    @Test
    void a_number_of_ten_thousand_digits_is_refused() {
        for (String start : List.of("", "-", "0x", "0o", "0.", "1e")) {
            assertThat(saidOf("n: " + start + "7".repeat(10_000))).contains("more than 100 digits");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.INF", "+.Inf", ".nan", ".NaN"})
    void infinity_is_refused(String written) {
        assertThat(saidOf("n: " + written)).contains("no numbers here");
    }

    @Test
    void characters_that_cannot_be_kept_are_refused() {
        assertThat(saidOf("a: \"\\ud800\"")).isEqualTo("forbidden-character at \"/a\" [U+D800]");
        assertThat(saidOf("a: \"\\0\"")).isEqualTo("forbidden-character at \"/a\" [U+0000]");
        assertThat(saidOf("a: \u0000")).contains("forbidden-character").contains("U+0000");
        assertThat(saidOf("a: \u0007")).contains("forbidden-character").contains("U+0007");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_where_they_stand() {
        assertThat(said(Yaml.read(bytes("a: 1\nb: ", 0xC3, "x")))).contains("[2, 4, a byte that is no UTF-8]");
        assertThat(valid(Yaml.read(bytes(0xEF, 0xBB, 0xBF, "a: 1")))).isEqualTo(read("a: 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b: c", "a: 'x", "a: \"x", "{a: 1", "[1, 2", "- a\nb: c", "a:\n\t- b", "a: @x", "a: `x",
            "a: %x", "%YAML 2.0\n---\na", "%YAML 999999999999.1\n---\na", "%TAG\n---\na", "\"\\UFFFFFFFF\"",
            "\"\\uZZZZ\"", "\"\\q\"", "a: |9999999999\n x", "a: |0\n x", "]", "}", ": :", "a: *", "a: &", "a: !<x"})
    void what_is_not_yaml_is_refused(String text) {
        assertThat(refused(Yaml.read(utf8(text))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void a_refusal_names_line_and_column_in_plain_words() {
        assertThat(saidOf("a: 1\nb: c: d")).isEqualTo(
                "unreadable at \"\" [2, 5, this is not YAML: mapping values are not allowed here]");
    }

    @Test
    void a_document_beyond_its_limits_is_refused_with_the_limit() {
        Limits small = new Limits(50, 2, 5, 10, 3);
        assertThat(said(Yaml.read(utf8("x".repeat(60)), small))).isEqualTo("too-long at \"\" [60, 50]");
        assertThat(said(Yaml.read(utf8("[[[]]]"), small))).contains("more than 2 maps and lists");
        assertThat(said(Yaml.read(utf8("abcdef: 1"), small))).isEqualTo("too-long at \"\" [6, 5]");
        assertThat(said(Yaml.read(utf8("- '12345678901'"), small))).isEqualTo("too-long at \"/0\" [11, 10]");
        assertThat(said(Yaml.read(utf8("1234"), small))).contains("more than 3 digits");
    }

    @Test
    void a_tree_is_written_as_people_would_write_it() {
        Tree tree = Tree.branch().with("definition", "acme").with("country", "no").with("zip", "007")
                .with("flag", "true")
                .with("points", new BigDecimal("1E+2")).with("none", new Tree.Blank()).with("نام", "سارا احمدی")
                .with("rules", List.of("a", "b"), name -> Tree.branch().with("name", name)
                        .with("in", List.of(), (String text) -> Tree.of(text)).done())
                .with("note", "one\ntwo\n").with("map", Tree.branch().done()).done();
        assertThat(Yaml.write(tree)).isEqualTo("""
                definition: acme
                country: no
                zip: "007"
                flag: "true"
                points: 100
                none: null
                نام: سارا احمدی
                rules:
                  - name: a
                    in: []
                  - name: b
                    in: []
                note: |
                  one
                  two
                map: {}
                """);
    }

    @Test
    void lists_in_lists_and_odd_names_come_back() {
        Tree odd = Tree.branch().with("", List.of(1, 2), n -> new Tree.Listing(List.of(Tree.of(n), Tree.of(n + 1))))
                .with("a: b", new Tree.Listing(List.of(Tree.branch().with("x", "y").with("z", "# no").done(),
                        new Tree.Listing(List.of(new Tree.Listing(List.of()))))))
                .with("\u0001".repeat(500), Tree.branch()
                        .with("deep", "\u0001".repeat(300)).done())
                .with("\n", " ").done();
        assertThat(Yaml.write(odd)).startsWith("""
                "":
                  - - 1
                    - 2
                  - - 2
                    - 3
                "a: b":
                  - x: y
                    z: "# no"
                  - - []
                ? "\\u0001""");
        assertThat(read(Yaml.write(odd))).isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a?b=1#c", "Sara Ahmadi", "می‌خواهم", "a, b (c) - 50%", "3 days",
            "it's"})
    void a_harmless_text_needs_no_quotes(String text) {
        assertThat(Yaml.write(Tree.of(text))).isEqualTo(text + "\n");
        assertThat(read(Yaml.write(Tree.of(text)))).isEqualTo(Tree.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a ", " a", "a: b", "a:", "a #b", "- a", "12", "1e3", "true", "~", "null", "---",
            "...",
            "\uFEFF", "\u2028", "\u0085", "a\tb", "\r", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", "\"a\"", "{a", "[a",
            ",",
            "?", ": a", "| a", "> a", "#a", "=", "<<", "0x1F", ".5", "\u202Ea"})
    void a_text_that_could_be_mistaken_is_quoted(String text) {
        assertThat(Yaml.write(Tree.of(text))).startsWith("\"");
        assertThat(read(Yaml.write(Tree.of(text)))).isEqualTo(Tree.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\nb\n", "a\n\nb", "a\n\n", "\na", "\n", "a \nb", "a\n b", "a\n \nb", "a\n\n\n",
            "# a\n- b\n",
            "---\n...\n", "a\r\nb"})
    void lines_come_back(String text) {
        Tree tree = Tree.branch().with("a", List.of(text, text), Tree::of).with("b", text).done();
        assertThat(read(Yaml.write(tree))).isEqualTo(tree);
        assertThat(read(Yaml.write(Tree.of(text)))).isEqualTo(Tree.of(text));
    }

    @Test
    void a_long_text_comes_back() {
        for (String part : List.of("x", "x: ", "x\n", "x y\n\n", "\u0001", "س ")) {
            Tree tree = Tree.branch().with("a", part.repeat(100_000 / part.length())).done();
            assertThat(read(Yaml.write(tree))).isEqualTo(tree);
        }
    }
}
