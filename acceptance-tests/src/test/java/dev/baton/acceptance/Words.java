package dev.baton.acceptance;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language: phrases for deeds, and the ways in which points fade and count. Each language's step
 * definitions hold one and hand the story what the words mean.
 */
final class Words {
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private final Map<String, Deed> deeds = new HashMap<>();
    private final Map<String, Integer> numbers;
    private final List<Manner> manners;

    /** A way in which points fade or count: what it looks like, and what it sets in the rule. */
    record Manner(Pattern looks, String field, Function<String, Object> value) {
        static Manner of(String looks, String field, Function<String, Object> value) {
            return new Manner(Pattern.compile(looks), field, value);
        }
    }

    /** The words. @param numbers words for numbers, such as twice */
    Words(Map<String, Integer> numbers, List<Manner> manners) {
        this.numbers = numbers;
        this.manners = manners;
    }

    /** Adds phrases for a deed, separated by bars. */
    Words with(Deed deed, String... phrases) {
        Arrays.stream(phrases).flatMap(each -> Arrays.stream(each.split("\\|")))
                .forEach(phrase -> deeds.put(phrase, deed));
        return this;
    }

    /** The deed that a phrase names. */
    Deed deed(String phrase) {
        if (deeds.get(phrase) instanceof Deed deed) {
            return deed;
        }
        throw new IllegalArgumentException("\"" + phrase + "\" is no known deed; known are " + deeds.keySet());
    }

    /** A whole number in words or in digits of any script; one if nothing is said. */
    int whole(String text) {
        if (text == null || text.isBlank()) {
            return 1;
        }
        if (numbers.get(text.strip()) instanceof Integer number) {
            return number;
        }
        Matcher digits = DIGITS.matcher(text);
        if (!digits.find()) {
            throw new IllegalArgumentException("\"" + text + "\" is no number");
        }
        return Integer.parseInt(digits.group());
    }

    /** How many days ago; today if nothing is said. */
    int daysAgo(String text) {
        return text == null ? 0 : whole(text);
    }

    /** Points, with a decimal sign of any script. */
    static BigDecimal points(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(each -> ascii
                .append(Character.isDigit(each) ? (char) ('0' + Character.digit(each, 10)) : '.'));
        return new BigDecimal(ascii.toString());
    }

    /** The fields of a rule that a sentence adds after the points: how they fade, how often they count. */
    Map<String, Object> manners(String sentence) {
        Map<String, Object> fields = new HashMap<>();
        for (String said : sentence.split("[,،]")) {
            String text = said.strip();
            if (!text.isEmpty()) {
                Manner manner = manners.stream().filter(each -> each.looks().matcher(text).matches()).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" says neither how points fade "
                                + "nor how often they count"));
                fields.put(manner.field(), manner.value().apply(String.valueOf(whole(text + " 1"))));
            }
        }
        return fields;
    }
}
