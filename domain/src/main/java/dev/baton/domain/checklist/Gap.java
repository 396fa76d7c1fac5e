package dev.baton.domain.checklist;

import dev.baton.domain.definition.Labels;
import java.util.Locale;

/**
 * What is still to be asked.
 *
 * @param item     the id of the item
 * @param question what is asked, for people
 */
public record Gap(String item, Labels question, Reason reason) {
    /** Something that is needed and that nobody has put into words. */
    public Gap(String item, Reason reason) {
        this(item, Labels.NONE, reason);
    }

    /** Why it is still to be asked. */
    public enum Reason {
        /** Nobody has answered it. */
        UNANSWERED,
        /** What was answered was taken back. */
        TAKEN_BACK,
        /** What was answered is no answer of the item's kind. */
        DOES_NOT_FIT,
        /** It is needed, but the checklist asks no such thing. */
        NOT_ASKED;

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
