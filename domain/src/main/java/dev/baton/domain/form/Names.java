package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The three forms that names have everywhere, whoever chooses them. */
public final class Names {
    /** The most characters of an id or a word. */
    public static final int LONGEST = 60;
    private static final int LONGEST_ATTRIBUTE = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+([-_.][a-z0-9]+)*");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}\\p{N}_]+([-_. ][\\p{L}\\p{N}_]+)*");

    private Names() {
    }

    /** Whether this is an id, of a rule or a feed: short words in small letters, {@code right-size}, {@code crm.main}. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST && ID.matcher(text).matches();
    }

    /** Whether this is a word, such as a type of engagement: in kebab-case, {@code page-viewed}. */
    public static boolean isWord(String text) {
        return text.length() <= LONGEST && WORD.matcher(text).matches();
    }

    /** Whether this names an attribute, in letters of any language: {@code company.employees}. */
    public static boolean isAttribute(String text) {
        return text.length() <= LONGEST_ATTRIBUTE && ATTRIBUTE.matcher(text).matches();
    }

    /** The id under a field; the example tells what would be right. */
    public static Optional<String> id(Fields fields, String name, String example) {
        return read(fields, name, Names::isId, example);
    }

    /** The word under a field; the example tells what would be right. */
    public static Optional<String> word(Fields fields, String name, String example) {
        return read(fields, name, Names::isWord, example);
    }

    private static Optional<String> read(Fields fields, String name, Predicate<String> form, String example) {
        return fields.text(name, LONGEST).flatMap(text -> {
            if (form.test(text)) {
                return Optional.of(text);
            }
            fields.object(name, Flaw.MALFORMED, text, example);
            return Optional.empty();
        });
    }
}
