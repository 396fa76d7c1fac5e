package dev.baton.form;

import static dev.baton.form.Documents.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document of which one list is taken apart before anybody looks into its items. */
class JsonApartTest {

    private static Apart apart(Parsed<Apart> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Apart>(Apart apart) -> apart;
            case Parsed.Invalid<Apart> invalid -> throw new AssertionError(invalid.objections());
        };
    }

    private static Apart items(String text) {
        return apart(Json.apart(utf8(text), "items", 1_000));
    }

    private static List<String> texts(Apart apart) {
        return apart.items().stream().map(item -> new String(item, StandardCharsets.UTF_8)).toList();
    }

    @Test
    void items_are_told_apart_whatever_they_hold() {
        String text = "{\"feed\":\"web\",\"items\" : [ {\"a\":[1,\"],[\"]} , \"\\\"},{\" ,nonsense, {\"b\":1]\t],\"effects\":\"all\"}";
        assertThat(texts(items(text))).containsExactly("{\"a\":[1,\"],[\"]} ", "\"\\\"},{\" ", "nonsense",
                "{\"b\":1]\t");
        assertThat(Json.text(items(text).around())).isEqualTo("{\"feed\":\"web\",\"items\":[],\"effects\":\"all\"}");
    }

    @Test
    void only_the_list_of_that_name_in_the_outermost_map_is_taken_apart() {
        String text = "{\"other\":[1,2],\"in\":{\"items\":[3]},\"say\":\"items\",\"items\":[4]}";
        assertThat(texts(items(text))).containsExactly("4");
        assertThat(Json.text(items(text).around())).contains("\"other\":[1,2],\"in\":{\"items\":[3]}");
    }

    @Test
    void a_missing_item_is_an_item_that_cannot_be_read() {
        assertThat(texts(items("{\"items\":[1,,2,]}"))).containsExactly("1", "", "2", "");
        assertThat(texts(items("{\"items\":[ \n ]}"))).isEmpty();
    }

    @Test
    void what_goes_beyond_the_bound_is_only_counted() {
        Apart apart = apart(Json.apart(utf8("{\"items\":[1,2,3,4]}"), "items", 2));
        assertThat(texts(apart)).containsExactly("1", "2");
        assertThat(apart.count()).isEqualTo(4);
    }

    @Test
    void without_such_a_list_the_document_is_read_whole() {
        for (String text : List.of("{\"items\":7}", "{}", "[1]", "{\"items\":{\"items\":[1]}}", "7")) {
            assertThat(items(text).items()).isEmpty();
            assertThat(Json.text(items(text).around())).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[1}", "{\"items\":[1]", "{\"items\":[\"]}", "{\"items\":[1]} x",
            "{\"items\":[1]]",
            "{\"items\":[],\"items\":[1]}", "{\"items\":1 [2]}", "", "{\"items\"[1]}", "[\"items\":[1]]"})
    void what_stands_around_the_items_must_be_json(String text) {
        assertThat(Json.apart(utf8(text), "items", 10)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void a_document_may_be_the_list_itself() {
        assertThat(texts(apart(Json.apart(utf8("\ufeff [{\"a\":1},\r\n[2,3]]\r\n"))))).containsExactly("{\"a\":1}",
                "[2,3]");
        assertThat(apart(Json.apart(utf8("[]"))).around()).isEqualTo(new Tree.Listing(List.of()));
        assertThat(apart(Json.apart(utf8("{\"a\":[1]}"))).items()).isEmpty();
        assertThat(Json.apart(utf8("[1] [2]"))).isInstanceOf(Parsed.Invalid.class);
    }
}
