package dev.baton.domain.checklist;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import java.util.Set;

/** What answers an item without anybody being asked. */
public sealed interface Filling {
    /** Before the names of fields of forms. */
    String FORM = "form.";

    /** The engagements that are forms: what their fields hold, the person wrote. */
    Set<String> FORMS = Set.of("form-submitted", "contact-requested", "demo-requested");

    /** A field of a form that the person filled in: an attribute of an engagement that is a form. */
    record OfForm(String field) implements Filling {}

    /** An attribute of the lead. */
    record OfAttribute(String name) implements Filling {}

    /** What a written name means: {@code form.budget} a field, anything else an attribute of the lead. */
    static Filling of(String written) {
        return written.startsWith(FORM)
                ? new OfForm(written.substring(FORM.length()))
                : new OfAttribute(written);
    }

    /** The written name. */
    default String code() {
        return switch (this) {
            case OfForm(String field) -> FORM + field;
            case OfAttribute(String name) -> name;
        };
    }

    /** Whether an engagement is a form that a person, and not a machine, filled in. */
    static boolean isForm(Engagement engagement) {
        return FORMS.contains(engagement.type()) && engagement.verdict() == Verdict.HUMAN;
    }
}
