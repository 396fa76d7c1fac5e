package dev.baton.domain.definition;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids that people choose: short words in small letters, {@code right-size}. */
final class Names {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([-_.][a-z0-9]+)*");
    private static final int LONGEST = 60;

    private Names() {
    }

    /** The id under a field. */
    static Optional<String> id(Fields fields, String name) {
        return fields.text(name, LONGEST).flatMap(text -> {
            if (isId(text)) {
                return Optional.of(text);
            }
            fields.object(name, Flaw.MALFORMED, text, "right-size");
            return Optional.empty();
        });
    }

    static boolean isId(String text) {
        return text.length() <= LONGEST && ID.matcher(text).matches();
    }
}
