package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How the text of a cell is read. */
sealed interface CellForm {

    /** A text, without the blanks around it. */
    record Words() implements CellForm {}

    /** A number; {@code decimal} is the sign before the fraction, the other one groups thousands. */
    record Number(char decimal) implements CellForm {}

    /** Yes or no, also as 1 and 0, بله and خیر, نعم and لا. */
    record Flag() implements CellForm {}

    /** A calendar date in a pattern. */
    record Date(DatePattern pattern) implements CellForm {}

    /** An instant in a pattern. */
    record Moment(InstantPattern pattern) implements CellForm {}

    /** Several texts in one cell. */
    record Several(String separator) implements CellForm {}

    Set<String> YES = Set.of("true", "yes", "y", "t", "1", "on", "x", "بله", "بلی", "نعم");
    Set<String> NO = Set.of("false", "no", "n", "f", "0", "off", "خیر", "نه", "لا");

    /** Reads a text that is not blank. */
    default Cell read(String text) {
        return switch (this) {
            case Words _ -> Cell.of(Tree.of(text));
            case Number(char decimal) -> Numbers.read(text, decimal);
            case Flag _ -> flag(text);
            case Date(DatePattern pattern) -> date(text, pattern);
            case Moment(InstantPattern pattern) -> pattern.read(text);
            case Several(String separator) -> several(text, separator, Map.of());
        };
    }

    private static Cell flag(String text) {
        String word = Numbers.latin(text).toLowerCase(Locale.ROOT).replace('ي', 'ی');
        if (YES.contains(word)) {
            return Cell.of(Tree.of(true));
        }
        return NO.contains(word)
                ? Cell.of(Tree.of(false))
                : Cell.malformed(
                        "\"" + text + "\" is neither yes nor no (true, false, 1, 0 …); translate it with values:");
    }

    private static Cell date(String text, DatePattern pattern) {
        try {
            LocalDate date = pattern.parse(Numbers.latin(text));
            return Cell.of(Tree.of(date.toString()));
        } catch (DateTimeException _) {
            return Cell.malformed("\"" + text + "\" is no date of the form " + pattern.written());
        }
    }

    /** The parts of a cell, each translated; a part that is translated to nothing is left out. */
    static Cell several(String text, String separator, Map<String, Optional<Tree>> values) {
        Function<String, Optional<Tree>> translated = part -> values.getOrDefault(part, Optional.of(Tree.of(part)));
        List<Tree> parts = Arrays.stream(text.split(java.util.regex.Pattern.quote(separator))).map(String::strip)
                .filter(part -> !part.isEmpty()).map(translated).flatMap(Optional::stream).distinct().toList();
        return parts.isEmpty() ? Cell.EMPTY : Cell.of(new Tree.Listing(parts));
    }
}
