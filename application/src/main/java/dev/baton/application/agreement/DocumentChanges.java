package dev.baton.application.agreement;

import java.util.function.Supplier;

/**
 * Changes of documents that count on each other: a policy names teams and checklists. Whoever may take away what another names,
 * or names what another may take away, does so here.
 */
public interface DocumentChanges {

    /** Makes a change in one transaction, and no other meanwhile: what it looks at stays so until it is done. */
    <T> T alone(Supplier<T> change);
}
