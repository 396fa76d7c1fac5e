package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html | true",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
            "text/html;q=0.1, application/json | false", "text/html;q=0 | false", "*/* | false", "'' | false",
            "application/json;q=0.2, Text/HTML; level=1; q=0.3 | true", "text/html;q=0, */* | false",
            "text/*, application/json;q=0.5 | true"})
    void a_page_is_given_to_whoever_wants_it_more_than_json(String accept, boolean page) {
        assertThat(Preference.of(accept, "text/html") > Preference.of(accept, "application/json")).isEqualTo(page);
    }
}
