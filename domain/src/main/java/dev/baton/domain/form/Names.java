package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that names have everywhere, whoever chooses them. */
public final class Names {
    /** The most characters of an id or a word. */
    public static final int LONGEST = 60;
    private static final int LONGEST_ATTRIBUTE = 100;
    private static final int UUID_LENGTH = 36;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    /** Letters and symbols without a shape: of Hangul, and a Braille cell without dots. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);
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

    /** A UUID from its text, of 36 characters; empty if it is none. */
    public static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The id under a field; the example tells what would be right. */
    public static Optional<String> id(Fields fields, String name, String example) {
        return read(fields, name, Names::isId, example);
    }

    /** The word under a field; the example tells what would be right. */
    public static Optional<String> word(Fields fields, String name, String example) {
        return read(fields, name, Names::isWord, example);
    }

    /**
     * The name under a field that people give and read, in any language: on one line, and without characters that nobody
     * sees, so that no two names look alike. The joiners that Persian and Arabic need are welcome.
     */
    public static Optional<String> shown(Fields fields, String name, int longest) {
        return fields.text(name, longest).map(String::strip).filter(text -> {
            OptionalInt unseen = text.codePoints().filter(Names::isUnseen).findFirst();
            unseen.ifPresent(c -> fields.object(name, Flaw.FORBIDDEN_CHARACTER, "U+%04X".formatted(c)));
            return unseen.isEmpty() && isSeen(fields, name, text);
        });
    }

    /** Joiners alone join nothing. */
    private static boolean isSeen(Fields fields, String name, String text) {
        boolean seen = text.codePoints().anyMatch(c -> Character.getType(c) != Character.FORMAT);
        if (!seen) {
            fields.object(name, Flaw.EMPTY);
        }
        return seen;
    }

    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> codePoint != ZWNJ && codePoint != ZWJ;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                true;
            default -> FILLERS.contains(codePoint);
        };
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
