package dev.baton.application.definition;

import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The definitions, each with numbered versions. */
public interface Definitions {

    /** One version. */
    Optional<StoredDefinition> find(String key, int version);

    /** All versions, by key and number, without what they say, which is long. */
    List<Heading> list();

    /** Adds a draft under the next number of its key. */
    StoredDefinition add(String key, Tree.Branch written, Instant createdAt);

    /** Replaces what a draft says. @return false if there is no such draft (any more), or it is not as expected */
    boolean replaceDraft(String key, int version, Predicate<StoredDefinition> expected, Tree.Branch written);

    /** Replaces what a draft says, whatever it says now. */
    default boolean replaceDraft(String key, int version, Tree.Branch written) {
        return replaceDraft(key, version, _ -> true, written);
    }

    /**
     * Makes a draft the one version that judges, and retires the one that did.
     *
     * @param expected asked in the same transaction, so that nobody activates what another has just changed
     * @return false if there is no such draft, or it is not as expected
     */
    boolean activate(String key, int version, Predicate<StoredDefinition> expected, Instant at);

    /** Makes a draft the one version that judges, whatever it says now. */
    default boolean activate(String key, int version, Instant at) {
        return activate(key, version, _ -> true, at);
    }

    /** The version that judges now. */
    Optional<JudgedBy> active();

    /** What stands over a version, whatever it says. */
    record Heading(String key, int version, Status status, Instant createdAt, Optional<Instant> activatedAt,
            Optional<Instant> retiredAt) {}

    /** One version as it is kept. */
    record StoredDefinition(String key, int version, Status status, Tree.Branch written, Instant createdAt,
            Optional<Instant> activatedAt, Optional<Instant> retiredAt) {
        /** The same without what it says. */
        public Heading heading() {
            return new Heading(key, version, status, createdAt, activatedAt, retiredAt);
        }
    }

    /** The life of a version. */
    enum Status {
        DRAFT,
        ACTIVE,
        RETIRED;

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
