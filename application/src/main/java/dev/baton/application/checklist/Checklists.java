package dev.baton.application.checklist;

import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The checklists that the teams wrote; those that Baton ships are not among them. */
public interface Checklists {

    /** The checklist of that key. */
    Optional<StoredChecklist> find(String key);

    /** All of them, by key. */
    List<StoredChecklist> list();

    /**
     * Adds a checklist, or replaces what it says.
     *
     * @param expected asked of what is there, in the same transaction
     * @return false if that is not as expected
     */
    boolean save(StoredChecklist checklist, Predicate<Optional<StoredChecklist>> expected);

    /** Takes a checklist away; answers hang on questions and stay. @return false if there was none, or it is not as expected */
    boolean remove(String key, Predicate<StoredChecklist> expected);

    /** A checklist as it is kept. */
    record StoredChecklist(String key, Tree.Branch written, Instant changedAt) {}
}
