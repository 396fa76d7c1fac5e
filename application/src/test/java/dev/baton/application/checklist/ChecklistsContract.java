package dev.baton.application.checklist;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.checklist.Checklists.StoredChecklist;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Checklists} keeps to. The store is empty when a test begins. */
public abstract class ChecklistsContract {

    /** The checklists. */
    protected abstract Checklists checklists();

    private static StoredChecklist checklist(String key, String title, Instant at) {
        return new StoredChecklist(key, Tree.branch().with("checklist", key).with("title", title).with("zeta", 1)
                .with("alpha", 2).done(), at);
    }

    private void save(StoredChecklist checklist) {
        assertThat(checklists().save(checklist, _ -> true)).isTrue();
    }

    @Test
    void a_checklist_is_found_by_its_key_as_it_was_written() {
        save(checklist("bant", "BANT", NOW));

        assertThat(checklists().find("bant")).contains(checklist("bant", "BANT", NOW));
        assertThat(checklists().find("bant").orElseThrow().written().entries().keySet())
                .containsExactly("checklist", "title", "zeta", "alpha");
        assertThat(checklists().find("champ")).isEmpty();
    }

    @Test
    void checklists_are_listed_by_key() {
        save(checklist("meddic", "M", NOW));
        save(checklist("bant", "B", NOW.plusSeconds(1)));
        save(checklist("Own", "O", NOW));

        assertThat(checklists().list()).extracting(StoredChecklist::key).containsExactly("Own", "bant", "meddic");
    }

    @Test
    void saving_again_replaces_what_it_says() {
        save(checklist("bant", "old", NOW));
        save(checklist("champ", "other", NOW));

        save(checklist("bant", "new", NOW.plusSeconds(1)));

        assertThat(checklists().list()).containsExactly(checklist("bant", "new", NOW.plusSeconds(1)),
                checklist("champ", "other", NOW));
    }

    @Test
    void what_is_removed_is_gone_once() {
        save(checklist("bant", "B", NOW));
        save(checklist("champ", "C", NOW));

        assertThat(checklists().remove("bant", _ -> true)).isTrue();
        assertThat(checklists().remove("bant", _ -> true)).isFalse();
        assertThat(checklists().list()).extracting(StoredChecklist::key).containsExactly("champ");
    }

    @Test
    void what_is_not_as_expected_stays() {
        StoredChecklist old = checklist("bant", "old", NOW);
        StoredChecklist fresh = checklist("bant", "new", NOW.plusSeconds(1));
        assertThat(checklists().save(old, there -> there.isPresent())).isFalse();
        assertThat(checklists().find("bant")).isEmpty();
        assertThat(checklists().save(old, there -> there.isEmpty())).isTrue();

        assertThat(checklists().save(fresh, there -> there.isEmpty())).isFalse();
        assertThat(checklists().remove("bant", there -> there.equals(fresh))).isFalse();
        assertThat(checklists().find("bant")).contains(old);
        assertThat(checklists().save(fresh, there -> there.equals(Optional.of(old)))).isTrue();
        assertThat(checklists().remove("bant", there -> there.equals(fresh))).isTrue();
        assertThat(checklists().find("bant")).isEmpty();
    }
}
