package dev.baton.application.checklist;

import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checklists that the teams wrote; those that Baton ships are not among them. */
public interface Checklists {

    /** The checklist of that key. */
    Optional<StoredChecklist> find(String key);

    /** All of them, by key. */
    List<StoredChecklist> list();

    /** Adds a checklist, or replaces what it says. */
    void save(StoredChecklist checklist);

    /** Takes a checklist away; answers hang on questions and stay. @return false if there was none */
    boolean remove(String key);

    /** A checklist as it is kept. */
    record StoredChecklist(String key, Tree.Branch written, Instant changedAt) {}
}
