package dev.baton.application.checklist;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.checklist.Checklists.StoredChecklist;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Checklists} keeps to. The store is empty when a test begins. */
public abstract class ChecklistsContract {

    /** The checklists. */
    protected abstract Checklists checklists();

    private static StoredChecklist checklist(String key, String title, Instant at) {
        return new StoredChecklist(key, Tree.branch().with("checklist", key).with("title", title).with("zeta", 1)
                .with("alpha", 2).done(), at);
    }

    @Test
    void a_checklist_is_found_by_its_key_as_it_was_written() {
        checklists().save(checklist("bant", "BANT", NOW));

        assertThat(checklists().find("bant")).contains(checklist("bant", "BANT", NOW));
        assertThat(checklists().find("bant").orElseThrow().written().entries().keySet())
                .containsExactly("checklist", "title", "zeta", "alpha");
        assertThat(checklists().find("champ")).isEmpty();
    }

    @Test
    void checklists_are_listed_by_key() {
        checklists().save(checklist("meddic", "M", NOW));
        checklists().save(checklist("bant", "B", NOW.plusSeconds(1)));
        checklists().save(checklist("Own", "O", NOW));

        assertThat(checklists().list()).extracting(StoredChecklist::key).containsExactly("Own", "bant", "meddic");
    }

    @Test
    void saving_again_replaces_what_it_says() {
        checklists().save(checklist("bant", "old", NOW));
        checklists().save(checklist("champ", "other", NOW));

        checklists().save(checklist("bant", "new", NOW.plusSeconds(1)));

        assertThat(checklists().list()).containsExactly(checklist("bant", "new", NOW.plusSeconds(1)),
                checklist("champ", "other", NOW));
    }

    @Test
    void what_is_removed_is_gone_once() {
        checklists().save(checklist("bant", "B", NOW));
        checklists().save(checklist("champ", "C", NOW));

        assertThat(checklists().remove("bant")).isTrue();
        assertThat(checklists().remove("bant")).isFalse();
        assertThat(checklists().list()).extracting(StoredChecklist::key).containsExactly("champ");
    }
}
