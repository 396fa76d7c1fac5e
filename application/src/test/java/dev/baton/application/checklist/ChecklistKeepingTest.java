package dev.baton.application.checklist;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.application.checklist.ChecklistKeeping.Removal;
import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.checklist.ChecklistKeeping.Written;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecklistKeepingTest {
    private static final Tree BANT = list("bant", "budget", "amount");
    private static final Tree CHAMP = list("champ", "challenge", "text");
    private final InMemoryStore store = new InMemoryStore();
    private final Map<String, ByRule> asking = new HashMap<>();
    private final List<String> changed = new ArrayList<>();
    private final ChecklistKeeping keeping = new ChecklistKeeping(store.checklists(), store.attributes(),
            key -> Optional.ofNullable(asking.get(key)), store.documentChanges(), changed::add, () -> Workspace.START,
            List.of(CHAMP, BANT));

    private static Tree list(String key, String item, String kind) {
        return Trees.of(map("checklist", key, "items",
                List.of(map("id", item, "question", "Well?", "kind", kind, "required", true))));
    }

    private String written(String key, Tree tree) {
        return switch (keeping.write(key, tree, _ -> true)) {
            case Written.Kept(Shown shown) -> "kept " + shown.checklist().key();
            case Written.Refused(var objections) ->
                objections.getFirst().place() + " " + objections.getFirst().flaw().code();
            case Written.NotAsExpected _ -> "not as expected";
        };
    }

    private List<String> keys() {
        return keeping.list().stream().map(shown -> shown.checklist().key()).toList();
    }

    private List<Attribute> questions() {
        return store.attributes().list();
    }

    @Test
    void what_is_shipped_is_there_from_the_beginning() {
        assertThat(keys()).containsExactly("bant", "champ");
        assertThat(keeping.find("bant").orElseThrow().changedAt()).isEmpty();
        assertThat(keeping.find("own")).isEmpty();
    }

    @Test
    void a_team_adds_its_own() {
        assertThat(written("own", list("own", "size", "text"))).isEqualTo("kept own");

        assertThat(keys()).containsExactly("bant", "champ", "own");
        assertThat(keeping.find("own").orElseThrow().changedAt()).contains(Workspace.START);
    }

    @Test
    void a_team_changes_what_is_shipped_and_gets_it_back() {
        assertThat(written("bant", list("bant", "money", "amount"))).isEqualTo("kept bant");
        assertThat(keeping.find("bant").orElseThrow().checklist().item("money")).isPresent();
        assertThat(keys()).containsExactly("bant", "champ");

        assertThat(keeping.remove("bant", _ -> true)).isEqualTo(new Removal.Removed());
        assertThat(keeping.find("bant").orElseThrow().written()).isEqualTo(BANT);
        assertThat(keeping.remove("bant", _ -> true)).isEqualTo(new Removal.Shipped());
        assertThat(keeping.remove("own", _ -> true)).isEqualTo(new Removal.Unknown());
    }

    @Test
    void what_sales_is_to_answer_stays() {
        assertThat(written("own", list("own", "size", "text"))).isEqualTo("kept own");
        assertThat(written("bant", list("bant", "money", "amount"))).isEqualTo("kept bant");
        ByRule large = new ByRule("plants", 3, "large");
        List.of("own", "bant", "never").forEach(key -> asking.put(key, large));

        assertThat(keeping.remove("own", _ -> true)).isEqualTo(new Removal.StillNamed(large));
        assertThat(keys()).contains("own");
        assertThat(keeping.remove("bant", _ -> true)).as("the shipped one is there").isEqualTo(new Removal.Removed());
        assertThat(keeping.remove("never", _ -> true)).isEqualTo(new Removal.Unknown());
        asking.clear();
        assertThat(keeping.remove("own", _ -> true)).isEqualTo(new Removal.Removed());
    }

    @Test
    void what_is_not_as_it_was_seen_stays_and_gives_no_question_a_type() {
        assertThat(keeping.write("bant", list("bant", "money", "amount"), there -> there.isEmpty()))
                .as("a shipped one is there").isEqualTo(new Written.NotAsExpected());
        assertThat(questions()).isEmpty();
        assertThat(written("own", list("own", "size", "text"))).isEqualTo("kept own");
        asking.put("own", new ByRule("plants", 3, "large"));

        assertThat(keeping.remove("own", _ -> false)).isEqualTo(new Removal.NotAsExpected());
        assertThat(keys()).contains("own");
    }

    @Test
    void what_says_something_else_is_told_once_it_does() {
        assertThat(written("bant", list("bant", "money", "amount"))).isEqualTo("kept bant");
        assertThat(written("own", list("own", "money", "cash"))).isEqualTo("/items/0/kind unknown-word");
        assertThat(changed).containsExactly("bant");
        assertThat(keeping.remove("bant", _ -> true)).isEqualTo(new Removal.Removed());
        assertThat(keeping.remove("bant", _ -> true)).isEqualTo(new Removal.Shipped());
        assertThat(written("own", list("own", "money", "amount"))).isEqualTo("kept own");
        assertThat(keeping.remove("own", _ -> true)).isEqualTo(new Removal.Removed());
        assertThat(changed).containsExactly("bant", "bant", "own", "own");
    }

    @Test
    void what_is_written_wrong_changes_nothing() {
        assertThat(written("bant", list("bant", "money", "cash"))).isEqualTo("/items/0/kind unknown-word");
        assertThat(written("bant", CHAMP)).isEqualTo("/checklist unknown-word");
        assertThat(keeping.find("bant").orElseThrow().written()).isEqualTo(BANT);
    }

    @Test
    void a_question_gets_the_type_of_its_kind() {
        assertThat(written("own", list("own", "start", "date"))).isEqualTo("kept own");

        assertThat(questions()).containsExactly(new Attribute(AttributeCatalogue.ANSWER + "own.start", Type.DATE));
    }

    @Test
    void a_question_that_has_another_type_keeps_it() {
        assertThat(written("own", list("own", "start", "date"))).isEqualTo("kept own");

        assertThat(written("own", list("own", "start", "yes-no"))).isEqualTo("/items/0/kind type-conflict");
        assertThat(written("own", list("own", "start", "date"))).isEqualTo("kept own");
    }

    @Test
    void a_list_of_which_one_question_has_another_type_gives_no_question_a_type() {
        Tree both = Trees.of(map("checklist", "own", "items", List.of(
                map("id", "when", "question", "When?", "kind", "date"),
                map("id", "what", "question", "What?", "kind", "date", "asks", "taken"))));
        assertThat(store.attributes().declare(new Attribute("answer:taken", Type.TEXT)).type()).isEqualTo(Type.TEXT);

        assertThat(written("own", both)).isEqualTo("/items/1/kind type-conflict");
        assertThat(questions()).hasSize(1);
        assertThat(keeping.find("own")).isEqualTo(Optional.empty());
    }

    @Test
    void questions_of_shipped_lists_get_their_types_before_a_first_answer_could_decide_otherwise() {
        assertThat(store.attributes().declare(new Attribute("answer:champ.challenge", Type.SET)).type())
                .isEqualTo(Type.SET);

        keeping.declareShipped();

        assertThat(questions()).containsExactlyInAnyOrder(new Attribute("answer:bant.budget", Type.MONEY),
                new Attribute("answer:champ.challenge", Type.SET));
    }
}
