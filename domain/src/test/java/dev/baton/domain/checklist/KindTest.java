package dev.baton.domain.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import org.junit.jupiter.api.Test;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    private static final Map<String, Kind> KINDS = Map.of("yes-no", new Kind.YesNo(), "choice",
            new Kind.Choice(List.of(
                    new Kind.Option("this-quarter",
                            new Labels(Map.of("en", "This quarter", "fa", "همین فصل"))),
                    new Kind.Option("later", Labels.NONE))),
            "amount", new Kind.Amount(Optional.of("EUR")), "toman", new Kind.Amount(Optional.of("toman")), "any-money",
            new Kind.Amount(Optional.empty()), "date", new Kind.Date(), "text", new Kind.Text());

    private static AttributeValue value(String written) {
        Tree tree = Written.tree(written);
        return AttributeValue.read(new Reading(), tree, Pointer.ROOT).orElseThrow();
    }

    @Test
    void an_amount_without_a_currency_is_told_which_is_missing() {
        assertThat(new Kind.Amount(Optional.empty()).objection(Pointer.ROOT, value("'5000'")))
                .contains(Objection.of(Pointer.ROOT, Flaw.NO_CURRENCY, "5000", "5000 EUR"));
        assertThat(new Kind.Amount(Optional.empty()).objection(Pointer.ROOT, value("a lot"))).isEmpty();
        assertThat(new Kind.Amount(Optional.of("EUR")).objection(Pointer.ROOT, value("5000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "yes-no | true | true", "yes-no | 'Yes ' | true", "yes-no | 'بله' | true", "yes-no | 'خير' | false",
            "yes-no | 'لا' | false",
            "choice | this-quarter | this-quarter", "choice | 'THIS QUARTER' | this-quarter",
            "choice | 'همين فصل' | this-quarter", "choice | [later] | later",
            "amount | {amount: 5, currency: USD} | {amount: 5, currency: USD}",
            "amount | 5000 | {amount: 5000, currency: EUR}", "amount | '۵۰۰۰' | {amount: 5000, currency: EUR}",
            "any-money | '5000 eur' | {amount: 5000, currency: EUR}",
            "amount | '۵۰۰ تومان' | {amount: 5000, currency: IRR}",
            "toman | 500 | {amount: 5000, currency: IRR}",
            "date | {date: 2026-03-21} | {date: 2026-03-21}", "date | '2026-03-21' | {date: 2026-03-21}",
            "text | 'a slow ledger' | 'a slow ledger'", "text | 7 | '7'",
    })
    void what_loses_nothing_is_taken(String kind, String given, String taken) {
        assertThat(KINDS.get(kind).fit(value(given))).contains(value(taken));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "yes-no | 'perhaps' ", "yes-no | 1", "choice | never", "amount | 'a lot'", "amount | true",
            "any-money | 5000", "any-money | '5000 grains'", "any-money | 'quite a EUR'", "date | 'next week'",
            "date | {instant: '2026-03-21T09:00:00Z'}",
            "text | {amount: 5, currency: EUR}", "any-money | {amount: -5, currency: EUR}", "amount | -5",
            "date | 1405-01-01", "date | {date: 1405-01-01}"
    })
    void anything_else_fits_not(String kind, String given) {
        assertThat(KINDS.get(kind).fit(value(given))).isEmpty();
    }
}
