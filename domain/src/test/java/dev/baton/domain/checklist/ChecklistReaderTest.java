package dev.baton.domain.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistReaderTest {
    private static final Tree EXAMPLE = Written.tree("""
            {checklist: bant, title: BANT, items: [
               {id: budget, question: {en: 'Is there a budget?', fa: 'آیا بودجه هست؟'}, kind: amount, currency: EUR,
                required: true, asks: money, filled-by: [form.budget, company.budget]},
               {id: timeline, question: 'By when?', kind: choice,
                options: {now: {en: Now, fa: 'اکنون'}, later: {en: Later}}},
               {id: need, question: 'What for?', kind: text},
               {id: ready, question: 'Ready?', kind: yes-no},
               {id: start, question: 'Begin?', kind: date}]}
            """);

    private static List<String> objections(Tree tree) {
        return switch (ChecklistReader.read(tree)) {
            case Parsed.Valid<Checklist> _ -> List.of();
            case Parsed.Invalid<Checklist>(var objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList();
        };
    }

    @Test
    void a_checklist_says_what_is_asked() {
        Checklist read = ((Parsed.Valid<Checklist>) ChecklistReader.read(EXAMPLE)).value();

        assertThat(read.key()).isEqualTo("bant");
        assertThat(read.title()).isEqualTo(new Labels(Map.of("en", "BANT")));
        assertThat(read.items().getFirst()).isEqualTo(new Item("budget",
                new Labels(Map.of("en", "Is there a budget?", "fa", "آیا بودجه هست؟")),
                new Kind.Amount(Optional.of("EUR")), true, "money",
                List.of(new Filling.OfForm("budget"), new Filling.OfAttribute("company.budget"))));
        assertThat(read.items().subList(1, 5)).extracting(Item::kind).containsExactly(
                new Kind.Choice(List.of(new Kind.Option("now", new Labels(Map.of("en", "Now", "fa", "اکنون"))),
                        new Kind.Option("later", new Labels(Map.of("en", "Later"))))),
                new Kind.Text(), new Kind.YesNo(), new Kind.Date());
    }

    @Test
    void answers_hang_on_the_checklist_and_the_item_where_nothing_else_is_said() {
        Checklist read = ((Parsed.Valid<Checklist>) ChecklistReader.read(EXAMPLE)).value();

        assertThat(read.item("need").orElseThrow().asks()).isEqualTo("bant.need");
        assertThat(read.item("need").orElseThrow().required()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "/checklist | ~ | /checklist missing",
            "/checklist | 'Big Ant' | /checklist malformed",
            "/items | ~ | /items missing",
            "/items | [] | /items empty",
            "/colour | red | /colour unknown-field",
            "/items/0/id | ~ | /items/0/id missing",
            "/items/1/id | budget | /items/1/id duplicate",
            "/items/1/asks | money | /items/1/asks duplicate",
            "/items/1/asks | bant.need | /items/2/id duplicate",
            "/items/0/asks | ' ?' | /items/0/asks malformed",
            "/items/0/question | ~ | /items/0/question missing",
            "/items/0/kind | ~ | /items/0/kind missing",
            "/items/0/kind | cash | /items/0/kind unknown-word",
            "/items/0/currency | grain | /items/0/currency unknown-word",
            "/items/2/currency | EUR | /items/2/currency conflict",
            "/items/2/options | {a: A} | /items/2/options conflict",
            "/items/1/options | ~ | /items/1/options missing",
            "/items/1/options | {} | /items/1/options empty",
            "/items/1/options | {'Now!': Now} | /items/1/options/Now! malformed",
            "/items/1/options/later | {en: NOW} | /items/1/options/later duplicate",
            "/items/0/required | maybe | /items/0/required wrong-type",
            "/items/0/filled-by | [form.budget, '?'] | /items/0/filled-by/1 malformed",
            "/items/0 | 7 | /items/0 wrong-type",
    })
    void every_mistake_is_told_with_its_place(String place, String value, String objection) {
        assertThat(objections(Written.with(EXAMPLE, place, value))).containsExactly(objection);
    }
}
