package dev.baton.domain.definition;

import dev.baton.domain.form.Pointer;
import java.util.List;
import java.util.Locale;

/**
 * One thing in which a version differs from another.
 *
 * @param place   where: in the later version, or in the earlier one if it is gone
 * @param kind    what happened to it
 * @param subject the part of the document in which it is
 * @param path    the names that lead to it from there; empty if it is the part itself
 * @param before  what stood there, as a line; for what was moved its number, from 1
 * @param after   what stands there now, likewise
 */
public record VersionChange(Pointer place, Kind kind, Subject subject, List<String> path, String before,
        String after) {
    public VersionChange {
        path = List.copyOf(path);
    }

    /** What happened. The message catalogues hold a sentence for each, in three languages. */
    public enum Kind {
        /** A part is new; {1} what it says. */
        ADDED,
        /** A part is gone; {1} what it said. */
        REMOVED,
        /** A part stands elsewhere among its like; {1} from, {2} to. */
        MOVED,
        /** Something says something else; {1} the field, {2} before, {3} after. */
        CHANGED,
        /** Something is said that was not; {1} the field, {2} what. */
        SET,
        /** Something is not said any more; {1} the field, {2} what. */
        UNSET;

        /** The stable code of the public API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part of a document, as people name it. */
    public record Subject(Part part, String id, Labels title) {}

    /** What parts documents have. */
    public enum Part {
        DEFINITION,
        POLICY,
        DIMENSION,
        GROUP,
        RULE,
        STAGE,
        EXCLUSION,
        SCENARIO;

        /** The word in the catalogues. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
