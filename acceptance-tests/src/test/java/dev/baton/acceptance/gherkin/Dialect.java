package dev.baton.acceptance.gherkin;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keywords of one language: those the parser knows, under every spelling that people use. */
enum Dialect {
    ENGLISH("en", ordered("Feature", "Feature", "Background", "Background", "Rule", "Rule", "Scenario",
            "Scenario", "Example", "Example", "Scenario Outline", "Scenario Outline", "Examples", "Examples"),
            ordered("Given", "Given", "When", "When", "Then", "Then", "And", "And", "But", "But"), "",
            ""),
    PERSIAN("fa",
            ordered("ویژگی", "وِیژگی", "قاعده", "Rule", "Rule", "Rule", "زمینه", "زمینه", "پیش زمینه", "زمینه",
                    "سناریو", "سناریو", "مثال", "سناریو", "الگوی سناریو", "الگوی سناریو", "نمونه ها",
                    "نمونه ها", "مثال ها",
                    "نمونه ها"),
            ordered("با فرض اینکه", "با فرض", "با فرض این که", "با فرض", "با فرض", "با فرض", "فرض کنید",
                    "با فرض",
                    "وقتی که", "هنگامی", "وقتی", "هنگامی", "هنگامی که", "هنگامی", "هنگامی", "هنگامی", "آنگاه",
                    "آنگاه",
                    "اما", "اما", "و", "و"),
            "يىك",
            "ییک"),
    ARABIC("ar", ordered("خاصية", "خاصية", "ميزة", "خاصية", "قاعدة", "Rule", "Rule", "Rule",
            "الخلفية", "الخلفية",
            "خلفية", "الخلفية", "سيناريو", "سيناريو", "مثال", "سيناريو", "مخطط سيناريو", "سيناريو مخطط",
            "سيناريو مخطط", "سيناريو مخطط", "امثلة", "امثلة"),
            ordered("بفرض ان", "بفرض", "بفرض", "بفرض", "عندما", "عندما", "متى", "عندما", "اذن", "اذاً",
                    "اذا", "اذاً",
                    "ثم", "ثم", "لكن", "لكن", "و", "و"),
            "یک", "يك");

    private final String code;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final String foreign;
    private final String own;

    Dialect(String code, Map<String, String> headers, Map<String, String> steps, String foreign, String own) {
        this.code = code;
        this.foreign = foreign;
        this.own = own;
        headers.forEach((spelling, keyword) -> this.headers.put(folded(spelling), keyword));
        steps.forEach((spelling, keyword) -> this.steps.put(folded(spelling), keyword));
    }

    /** Vowel signs and stretching. Kept apart because the constants above are made before this enum's own fields. */
    private static final class Marks {
        private static final Pattern ANY = Pattern.compile("[\\u0640\\u064B-\\u0652\\u0670]");
    }

    private static Map<String, String> ordered(String... spellingsAndKeywords) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < spellingsAndKeywords.length; i += 2) {
            map.put(spellingsAndKeywords[i], spellingsAndKeywords[i + 1]);
        }
        return map;
    }

    /** The dialect of a language code, as {@code # language: fa} names it. */
    static Optional<Dialect> of(String code) {
        for (Dialect dialect : values()) {
            if (dialect.code.equals(code)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** The keyword of a header such as {@code Rule}, whatever its spelling. */
    Optional<String> header(String written) {
        return Optional.ofNullable(headers.get(folded(written)));
    }

    /** Whether any of the languages knows such a header. */
    static boolean isHeaderAnywhere(String written) {
        for (Dialect dialect : values()) {
            if (dialect.header(written).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A step: its keyword as the parser knows it, and the sentence. */
    record Step(String keyword, String sentence) {}

    /** The step that a line is, if it is one. */
    Optional<Step> step(String line) {
        if (line.startsWith("* ")) {
            return Optional.of(new Step("*", line.substring(2)));
        }
        String[] words = line.split(" ", -1);
        for (int taken = Math.min(3, words.length - 1); taken > 0; taken--) {
            String spelling = String.join(" ", Arrays.copyOf(words, taken));
            String keyword = steps.get(folded(spelling));
            if (keyword != null) {
                return Optional.of(new Step(keyword, line.substring(spelling.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** The text with the letters of this language's own keyboard, without vowel signs and stretching. */
    String letters(String text) {
        String own = text;
        for (int i = 0; i < foreign.length(); i++) {
            own = own.replace(foreign.charAt(i), this.own.charAt(i));
        }
        return this == ENGLISH ? own : Marks.ANY.matcher(own).replaceAll("");
    }

    /** What two spellings of a keyword have in common. */
    private static String folded(String written) {
        String text = Marks.ANY.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
        return text.replace('\u200C', ' ').replaceAll("[يى]", "ی").replace('ك', 'ک').replaceAll("[أإ]", "ا")
                .replaceAll(" +", " ").strip();
    }
}
