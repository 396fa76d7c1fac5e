package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.ChecklistReader;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedChecklistsTest {
    private static final List<Checklist> ALL = ShippedChecklists.written().stream().map(tree -> {
        if (ChecklistReader.read(tree) instanceof Parsed.Valid<Checklist>(Checklist checklist)) {
            return checklist;
        }
        throw new AssertionError(ChecklistReader.read(tree).toString());
    }).toList();

    private static Stream<Item> items() {
        return ALL.stream().flatMap(checklist -> checklist.items().stream());
    }

    private static Checklist list(String key) {
        return ALL.stream().filter(checklist -> checklist.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<String> ids(String key) {
        return list(key).items().stream().map(Item::id).toList();
    }

    private static void isToldInThreeLanguages(Labels labels) {
        assertThat(labels.byLanguage().keySet()).containsExactlyInAnyOrder("en", "fa", "ar");
    }

    @Test
    void they_are_the_usual_ones() {
        assertThat(ALL).extracting(Checklist::key).containsExactlyElementsOf(ShippedChecklists.KEYS);
        assertThat(ids("bant")).containsExactly("budget", "authority", "need", "timeline");
        assertThat(ids("champ")).containsExactly("challenges", "authority", "money", "prioritisation");
        assertThat(ids("meddic")).containsExactly("metrics", "economic-buyer", "decision-criteria",
                "decision-process", "pain", "champion");
        assertThat(ids("meddpicc")).containsExactly("metrics", "economic-buyer", "decision-criteria",
                "decision-process", "paper-process", "pain", "champion", "competition");
        assertThat(ids("sales-acceptance")).containsExactly("need", "current-solution", "decision-maker",
                "ready-to-change", "budget-for-change");
    }

    @Test
    void everything_is_worded_in_three_languages() {
        ALL.forEach(checklist -> isToldInThreeLanguages(checklist.title()));
        items().forEach(item -> {
            isToldInThreeLanguages(item.question());
            if (item.kind() instanceof Kind.Choice(List<Kind.Option> options)) {
                options.forEach(option -> isToldInThreeLanguages(option.title()));
            }
        });
    }

    @Test
    void items_that_share_a_question_take_the_same_answers_and_are_filled_by_the_same() {
        Map<String, Item> first = new HashMap<>();
        items().forEach(item -> {
            Item other = first.computeIfAbsent(item.asks(), _ -> item);
            assertThat(item.kind()).as(item.asks()).isEqualTo(other.kind());
            assertThat(item.filledBy()).as(item.asks()).isEqualTo(other.filledBy());
        });
        assertThat(list("champ").item("money").orElseThrow().asks()).isEqualTo("bant.budget");
        assertThat(list("meddpicc").item("champion").orElseThrow().asks()).isEqualTo("meddic.champion");
    }
}
