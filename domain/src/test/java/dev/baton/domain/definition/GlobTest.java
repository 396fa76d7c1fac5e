package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.lead.FoldedText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    private static boolean matches(String glob, String text) {
        return Glob.of(glob).matches(FoldedText.fold(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ceo|CEO", "vp *|VP Sales", "vp *|vp  of sales", "*/pricing*|/en/Pricing?x=1",
            "*|anything", "**|anything", "a*b*c|aXXbYYc", "a*b*c|abc", "*a*a*|aa", "مدیر*|مديرعامل",
            "مدیر عامل|مدیر  عامل",
            "*شركت*|گروه شرکت ها", "۱۲*|12345", "a.c|a.c", "a+b?(c)[d]|A+B?(C)[D]", "straße*|STRASSE 5", "*x|x",
            "x*|x"})
    void fits(String glob, String text) {
        assertThat(matches(glob, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ceo|ceos", "ceo|the ceo", "vp *|vp", "vp *|vpn admin", "* vp|mvp",
            "a*b*c|acb",
            "a*a|a", "ab*ba|aba", "a.c|abc", "*a*a*|a", "a*bc*c|abc", "* مدیر *|مدیران", "[ab]*|a"})
    void does_not_fit(String glob, String text) {
        assertThat(matches(glob, text)).isFalse();
    }

    @Test
    void the_star_is_split_before_folding_and_folding_makes_no_star() {
        assertThat(matches("a＊c", "abc")).as("a wide star is a letter, not a wildcard").isFalse();
        assertThat(matches("a＊c", "a*c")).isTrue();
        assertThat(matches("a*c", "a*c")).isTrue();
    }

    @Test
    void a_star_alone_fits_nothing_too() {
        assertThat(matches("*", "")).isTrue();
        assertThat(matches("", "")).isTrue();
        assertThat(matches("a*", "")).isFalse();
    }

    @Test
    void letters_and_stars_by_chance_fit_as_a_regular_expression_would() {
        Cases.check(5_000, chance -> {
            String glob = Stream.generate(() -> chance.of("a", "b", "*", "ab")).limit(chance.between(0, 6))
                    .collect(Collectors.joining());
            String text = Stream.generate(() -> chance.of("a", "b")).limit(chance.between(0, 8))
                    .collect(Collectors.joining());

            assertThat(matches(glob, text)).as("%s of %s", glob, text)
                    .isEqualTo(Pattern.matches(glob.replace("*", ".*"), text));
        });
    }

    @Test
    void many_stars_take_no_longer_than_few() {
        String text = "a".repeat(1_000);

        assertThat(matches("a*".repeat(400) + "b", text)).isFalse();
        assertThat(matches("a*".repeat(400), text)).isTrue();
    }
}
