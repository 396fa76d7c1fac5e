package dev.baton.application.agreement;

import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Documents of one kind on which two teams agree, each with numbered versions. What a kind does when one is activated is its own. */
public interface Versions {

    /** One version. */
    Optional<StoredVersion> find(String key, int version);

    /** All versions, by key and number, without what they say, which is long. */
    List<Heading> list();

    /** Adds a draft under the next number of its key. */
    StoredVersion add(String key, Tree.Branch written, Instant createdAt);

    /** Adds the first draft of all. @return empty if there is one already */
    Optional<StoredVersion> addFirst(String key, Tree.Branch written, Instant createdAt);

    /** Replaces what a draft says. @return false if there is no such draft (any more), or it is not as expected */
    boolean replaceDraft(String key, int version, Predicate<StoredVersion> expected, Tree.Branch written);

    /** Replaces what a draft says, whatever it says now. */
    default boolean replaceDraft(String key, int version, Tree.Branch written) {
        return replaceDraft(key, version, _ -> true, written);
    }

    /** Proposes a draft: from now on it is not edited. @return false if there is no such draft, or it is not as expected */
    boolean propose(String key, int version, Predicate<StoredVersion> expected, Instant at);

    /** Proposes a draft, whatever it says now. */
    default boolean propose(String key, int version, Instant at) {
        return propose(key, version, _ -> true, at);
    }

    /**
     * Adds a signature to a proposed version, which counts as signed with the last one that is missing.
     *
     * @param proposedAt as the signer saw it: what was withdrawn and proposed again meanwhile is not signed
     * @return false if there is no such version, or its team or person signed already
     */
    boolean sign(String key, int version, Instant proposedAt, Signature signature);

    /**
     * Makes a draft of a proposed or signed version, and forgets its signatures.
     *
     * @return false if there is none, or it is not as expected
     */
    boolean withdraw(String key, int version, Predicate<StoredVersion> expected);

    /** Makes a draft of a proposed or signed version, whoever has signed it. */
    default boolean withdraw(String key, int version) {
        return withdraw(key, version, _ -> true);
    }

    /** What stands over a version, whatever it says. */
    record Heading(String key, int version, Status status, Agreement agreement, Instant createdAt,
            Optional<Instant> activatedAt, Optional<Instant> retiredAt) {}

    /** One version as it is kept. */
    record StoredVersion(String key, int version, Status status, Tree.Branch written, Agreement agreement,
            Instant createdAt, Optional<Instant> activatedAt, Optional<Instant> retiredAt) {

        /** Whether another one, of the same version or not, says the same. */
        public boolean saysTheSame(StoredVersion other) {
            return written.equals(other.written);
        }

        /** A new draft. */
        public static StoredVersion draft(String key, int version, Tree.Branch written, Instant createdAt) {
            return new StoredVersion(key, version, Status.DRAFT, written, Agreement.NONE, createdAt,
                    Optional.empty(), Optional.empty());
        }

        /** The same without what it says. */
        public Heading heading() {
            return new Heading(key, version, status, agreement, createdAt, activatedAt, retiredAt);
        }
    }

    /** The life of a version. */
    enum Status {
        /** Edited at will. */
        DRAFT,
        /** Lies before the teams; not edited any more. */
        PROPOSED,
        /** Both teams stand behind it. */
        SIGNED,
        /** Judges. */
        ACTIVE,
        /** Judged once. */
        RETIRED;

        /** Whether it lies before the teams or was signed by them, and never judged. */
        public boolean isOffered() {
            return this == PROPOSED || this == SIGNED;
        }

        /** Whether it judges or judged: what is so never changes again. */
        public boolean hasJudged() {
            return this == ACTIVE || this == RETIRED;
        }

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
