package dev.baton.application.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Why a document cannot be read, as whoever reads it says so in English: what readers say by themselves, and what the YAML
 * library says behind {@link #NOT_YAML}. A sentence is known by its words without what it quotes and counts.
 */
record Unreadable(String why) {
    private static final String NOT_YAML = "this is not YAML";
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|, but .*");
    private static final Pattern COUNTED = Pattern.compile("(?<![\\w-])\\d+(?![\\w-])");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    /** By what the catalogues know it. */
    private static String key(String sentence) {
        String words = COUNTED.matcher(QUOTED.matcher(sentence).replaceAll(" ")).replaceAll(" ");
        return "unreadable." + NO_WORD.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("-").replaceAll("^-|-$", "");
    }

    private static List<String> counted(String sentence) {
        return COUNTED.matcher(sentence).results().map(MatchResult::group).toList();
    }

    /**
     * The same in the reader's language, as far as the catalogue knows it.
     *
     * @param catalogue a sentence of it by key and details; empty if there is none
     */
    String in(BiFunction<String, List<String>, Optional<String>> catalogue) {
        return catalogue.apply(key(why), counted(why))
                .or(() -> why.startsWith(NOT_YAML)
                        ? catalogue.apply(key(NOT_YAML), List.of()).map(general -> general
                                + catalogue.apply(key(problem()), List.of()).map(problem -> ": " + problem).orElse(""))
                        : Optional.empty())
                .orElse(why);
    }

    private String problem() {
        return why.substring(NOT_YAML.length());
    }
}
