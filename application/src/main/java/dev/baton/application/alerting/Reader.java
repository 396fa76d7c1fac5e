package dev.baton.application.alerting;

import dev.baton.application.message.Messages;
import dev.baton.application.message.Phrase;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who reads a letter or a page.
 *
 * @param reckoning in which language, by which calendar and clocks
 * @param words     in all languages
 * @param dates     in all languages and by all calendars
 */
record Reader(Reckoning reckoning, Messages words, Dates dates) {

    String language() {
        return reckoning.language();
    }

    /** A phrase in which nobody is quoted. */
    String said(Phrase phrase, String... details) {
        return words.of(phrase, Arrays.asList(details), language());
    }

    /** A phrase about somebody. */
    Sentence about(String name, Phrase phrase, String... details) {
        List<String> all = new java.util.ArrayList<>(List.of(Sentence.mark()));
        all.addAll(Arrays.asList(details));
        String words = this.words.of(phrase, all, language());
        return new Sentence(words, words.contains(Sentence.mark()) ? List.of(name) : List.of());
    }

    String moment(Instant at) {
        return reckoning.moment(at, dates);
    }

    /** A number with the digits of the language. */
    String number(BigDecimal number) {
        return digits(number.stripTrailingZeros().toPlainString());
    }

    /** Points as people are shown them: with their sign, and two decimals at most. */
    String points(BigDecimal points) {
        BigDecimal shown = shown(points);
        String sign = shown.signum() > 0 ? "+" : shown.signum() < 0 ? "−" : "";
        return sign + number(shown.abs());
    }

    static BigDecimal shown(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP);
    }

    /** For how much a part of the score counts, e.g. {@code 55 × 35 %}. */
    String weighed(FrozenLead.Part part) {
        return part.exact().map(exact -> number(shown(exact))).orElse("–") + " × "
                + number(part.weight()) + (language().equals("en") ? " %" : "٪");
    }

    String digits(String written) {
        int zero = switch (language()) {
            case "fa" -> '۰';
            case "ar" -> '٠';
            default -> '0';
        };
        return written.chars().map(c -> c >= '0' && c <= '9' ? zero + c - '0' : c == '.' && zero != '0' ? '٫' : c)
                .mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** How an attribute is called: nobody gives it a title, so by its name as words, {@code job_title} as {@code job title}. */
    static Sentence called(String attribute) {
        String words = attribute.replaceAll("[_.\\-\\s]+", " ").strip();
        return Sentence.quote(words.isEmpty() ? attribute : words);
    }

    /** A value of an attribute or an answer. */
    Sentence value(Tree value) {
        return switch (value) {
            case Tree.Text(String text) -> Sentence.quote(text);
            case Tree.Numeral(BigDecimal number) -> Sentence.of(number(number));
            case Tree.Flag(boolean flag) -> Sentence.of(said(flag ? Phrase.YES : Phrase.NO));
            case Tree.Listing(List<Tree> items) -> joined(items);
            case Tree.Branch branch -> joined(List.copyOf(branch.entries().values()));
            case Tree.Blank _ -> Sentence.of("–");
        };
    }

    private Sentence joined(List<Tree> items) {
        return items.stream().map(this::value).reduce((some, next) -> some.and(", ", next)).orElse(Sentence.of("–"));
    }
}
