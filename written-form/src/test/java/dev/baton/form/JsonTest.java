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
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON, strictly. */
class JsonTest {

    private static Tree read(String text) {
        return valid(Json.read(utf8(text)));
    }

    private static String saidOf(String text) {
        return said(Json.read(utf8(text)));
    }

    @Test
    void every_kind_of_tree_is_read() {
        assertThat(read("{\"b\":[\"x\",1,-2.50,true,false,null,{}],\"a\":\"سلام 😀\"}")).isEqualTo(Tree.branch()
                .with("b", new Tree.Listing(List.of(Tree.of("x"), Tree.of(1), new Tree.Numeral(new BigDecimal("-2.50")),
                        Tree.of(true), Tree.of(false), new Tree.Blank(), Tree.branch().done())))
                .with("a", "سلام 😀").done());
    }

    @Test
    void names_keep_the_order_in_which_they_were_written() {
        assertThat(((Tree.Branch) read("{\"z\":1,\"a\":2,\"m\":3}")).entries().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void a_document_may_be_a_single_text() {
        assertThat(read("\"x\"")).isEqualTo(Tree.of("x"));
    }

    @Test
    void escapes_are_understood() {
        assertThat(read("\"\\u0633\\ud83d\\ude00\\n\\/\\\"\"")).isEqualTo(Tree.of("س😀\n/\""));
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(valid(Json.read(bytes(0xEF, 0xBB, 0xBF, "[1]")))).isEqualTo(read("[1]"));
        assertThat(valid(Json.read(bytes(0xEF, 0xBB, 0xBF, "\"س\"")))).isEqualTo(Tree.of("س"));
    }

    @Test
    void an_empty_body_is_refused_as_empty() {
        assertThat(saidOf("")).isEqualTo("unreadable at \"\" [1, 1, it is empty]");
        assertThat(saidOf(" \r\n\t")).contains("it is empty");
        assertThat(said(Json.read(bytes(0xEF, 0xBB, 0xBF)))).contains("it is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[", "[1", "[1,", "[\"a",
            "[{\"a\":[1]}"})
    void a_truncated_document_is_refused(String text) {
        assertThat(refused(Json.read(utf8(text))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void an_open_map_is_said_to_end_too_early() {
        assertThat(saidOf("{\"a\":[1")).isEqualTo("unreadable at \"\" [1, 8, it ends too early]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1} x", "[] []", "1 2", "{}}", "[1]\u0000", "null,"})
    void what_follows_the_end_is_refused(String text) {
        assertThat(refused(Json.read(utf8(text))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NaN]", "[Infinity]", "[-Infinity]", "[1,]", "[,1]", "{\"a\":1,}", "{'a':1}", "['a']",
            "{a:1}",
            "[01]", "[+1]", "[.5]", "[1.]", "[-]", "[1e]", "[0x1F]", "// x\n1", "/* x */ 1", "# x\n1", "[1 /*x*/]",
            "tru",
            "TRUE",
            "[1 2]", "{\"a\" 1}", "{1:2}", "]", "[\"\\x\"]", "[\"a\nb\"]", "[\"\u0001\"]", "[\"\u0000\"]", "\u0000[]",
            "<a/>",
            "a=1", "[1}", "{\"a\":1]"})
    void what_is_not_json_is_refused(String text) {
        assertThat(saidOf(text)).startsWith("unreadable at \"\" [");
    }

    @Test
    void a_refusal_names_line_and_column_in_characters() {
        assertThat(refused(Json.read(utf8("{\n  \"نام\": \"سارا\",\n  \"شهر\": x}"))).details()).startsWith("3", "10");
        assertThat(refused(Json.read(utf8("{\n  \"a\": 1,\n  \"b\": x}"))).details()).startsWith("3", "8");
    }

    @Test
    void a_depth_of_32_is_read_and_33_is_refused() {
        assertThat(read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Tree.Listing.class);
        assertThat(saidOf("[".repeat(33) + "]".repeat(33))).contains("more than 32 maps and lists");
        assertThat(saidOf("{\"a\":".repeat(33) + "1" + "}".repeat(33))).contains("more than 32 maps and lists");
        assertThat(saidOf("[".repeat(1_000_000))).contains("more than 32 maps and lists");
    }

    @Test
    void a_number_is_kept_exactly() {
        assertThat(read("9007199254740993")).isEqualTo(Tree.of(9007199254740993L));
        assertThat(read("1.10")).isEqualTo(new Tree.Numeral(new BigDecimal("1.10")));
        assertThat(read("123456789012345678901234567890.12"))
                .isEqualTo(new Tree.Numeral(new BigDecimal("123456789012345678901234567890.12")));
        assertThat(read("1e2")).isEqualTo(Tree.of(100));
        assertThat(read("15e-1")).isEqualTo(new Tree.Numeral(new BigDecimal("1.5")));
    }

    @Test
    void a_number_of_100_digits_is_read_and_one_of_101_is_refused() {
        assertThat(read("9".repeat(100))).isInstanceOf(Tree.Numeral.class);
        assertThat(read("1e99")).isEqualTo(new Tree.Numeral(BigDecimal.TEN.pow(99)));
        assertThat(read("1e-100")).isEqualTo(new Tree.Numeral(new BigDecimal("1e-100")));
        assertThat(saidOf("9".repeat(101))).contains("more than 100 digits");
        assertThat(saidOf("1e100")).contains("more than 100 digits");
        assertThat(saidOf("1e-101")).contains("more than 100 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1E+2147483647", "1e99999999999999999999", "0e999999999",
            "1.5e-2147483649"})
    void a_monstrous_exponent_is_refused(String number) {
        assertThat(saidOf("{\"n\":" + number + "}")).contains("more than 100 digits");
    }

    @Test
    void a_number_of_ten_thousand_digits_is_refused() {
        assertThat(refused(Json.read(utf8("[" + "7".repeat(10_000) + "]"))).flaw()).isEqualTo(Flaw.UNREADABLE);
        assertThat(refused(Json.read(utf8("[0." + "7".repeat(10_000) + "]"))).flaw()).isEqualTo(Flaw.UNREADABLE);
        assertThat(refused(Json.read(utf8("[1e" + "7".repeat(10_000) + "]"))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void a_name_given_twice_is_refused_with_its_place() {
        assertThat(saidOf("{\"a\":1,\"b\":[{},{\"c\":1,\"c\":1}]}")).isEqualTo("duplicate at \"/b/1/c\" [c]");
        assertThat(saidOf("{\"a\":1,\"\\u0061\":2}")).isEqualTo("duplicate at \"/a\" [a]");
    }

    @Test
    void half_a_pair_of_surrogates_is_refused() {
        assertThat(saidOf("{\"a\":[\"\\ud800\"]}")).isEqualTo("forbidden-character at \"/a/0\" [U+D800]");
        assertThat(saidOf("[\"x\\udc00y\"]")).contains("U+DC00");
        assertThat(saidOf("[\"\\ude00\\ud83d\"]")).contains("U+DE00");
        assertThat(refused(Json.read(utf8("{\"\\ud800\":1}"))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void a_nul_is_refused() {
        assertThat(saidOf("{\"a\":\"x\\u0000\"}")).isEqualTo("forbidden-character at \"/a\" [U+0000]");
        assertThat(saidOf("{\"a\\u0000\":1}")).contains("U+0000");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_where_they_stand() {
        assertThat(said(Json.read(bytes("[\n\"", 0xFF, "\"]")))).contains("[2, 2, a byte that is no UTF-8]");
        assertThat(said(Json.read(bytes("[\"", 0xED, 0xA0, 0x80, "\"]")))).contains("no UTF-8");
        assertThat(said(Json.read(bytes("[\"", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, "\"]")))).contains("no UTF-8");
        assertThat(said(Json.read(bytes("[\"", 0xC0, 0xAF, "\"]")))).contains("no UTF-8");
        assertThat(said(Json.read(bytes("[\"", 0xF4, 0x90, 0x80, 0x80, "\"]")))).contains("no UTF-8");
    }

    @Test
    void other_encodings_are_not_guessed() {
        assertThat(refused(Json.read("[1]".getBytes(StandardCharsets.UTF_16))).flaw()).isEqualTo(Flaw.UNREADABLE);
        assertThat(refused(Json.read("[1]".getBytes(StandardCharsets.UTF_16BE))).flaw()).isEqualTo(Flaw.UNREADABLE);
        assertThat(refused(Json.read("[1]".getBytes(StandardCharsets.UTF_16LE))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void a_document_beyond_its_limits_is_refused_with_the_limit() {
        Limits small = new Limits(50, 2, 5, 10, 3);
        assertThat(said(Json.read(utf8("\"" + "x".repeat(60) + "\""), small))).isEqualTo("too-long at \"\" [62, 50]");
        assertThat(said(Json.read(utf8("[[[]]]"), small))).contains("more than 2 maps and lists");
        assertThat(said(Json.read(utf8("{\"abcdef\":1}"), small))).contains("too-long").contains("[6, 5]");
        assertThat(said(Json.read(utf8("[\"12345678901\"]"), small))).isEqualTo("too-long at \"/0\" [11, 10]");
        assertThat(said(Json.read(utf8("[1234]"), small))).contains("more than 3 digits");
        assertThat(valid(Json.read(utf8("{\"abcde\":[\"1234567890\",999]}"), small))).isInstanceOf(Tree.Branch.class);
    }

    @Test
    void a_refusal_never_repeats_what_is_long() {
        String name = "x".repeat(900);
        assertThat(saidOf("{\"" + "x".repeat(5_000) + "\":1}")).isEqualTo("too-long at \"\" [5000, 1000]");
        assertThat(saidOf("{\"" + "x".repeat(70_000) + "\":1}")).contains("too long");
        assertThat(saidOf("{\"a\":{\"" + name + "\":\"\\u0000\"}}"))
                .isEqualTo("forbidden-character at \"/a\" [U+0000]");
        assertThat(refused(Json.read(utf8("[" + "y".repeat(100_000)))).flaw()).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void numbers_are_written_out() {
        assertThat(Json.text(new Tree.Listing(List.of(new Tree.Numeral(new BigDecimal("1E+2")),
                new Tree.Numeral(new BigDecimal("1E-7")), new Tree.Numeral(new BigDecimal("2.50")), Tree.of(-3)))))
                .isEqualTo("[100,0.0000001,2.50,-3]");
        assertThat(Json.text(new Tree.Numeral(new BigDecimal("1E+12000")))).hasSize(12_001);
    }

    @Test
    void what_is_written_is_always_utf8() {
        Tree broken = Tree.branch().with("a\ud800", "\udc00x😀\ud83d").done();
        assertThat(Json.write(broken)).isEqualTo(utf8("{\"a\uFFFD\":\"\uFFFDx😀\uFFFD\"}"));
    }

    @Test
    void controls_are_written_as_escapes() {
        assertThat(Json.text(Tree.of("a\"\\\n\u0001"))).isEqualTo("\"a\\\"\\\\\\n\\u0001\"");
    }
}
