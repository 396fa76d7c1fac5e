package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.AttributeValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    private static Comparison comparison(String written) {
        Parsed<Comparison> parsed = Reading
                .of(reading -> ComparisonReader.shorthand(reading, Written.tree(written), Pointer.ROOT));
        return ((Parsed.Valid<Comparison>) parsed).value();
    }

    private static AttributeValue value(String written) {
        Tree tree = Written.tree(written);
        Parsed<AttributeValue> parsed = Reading.of(reading -> AttributeValue.read(reading, tree, Pointer.ROOT));
        return ((Parsed.Valid<AttributeValue>) parsed).value();
    }

    private static boolean holds(String comparison, String value) {
        return comparison(comparison).holds(Optional.of(value(value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{is: CTO} | 'cto'", "cto | ' CTO '",
            "[ceo, cto] | 'CTO'", "{is: 'علی'} | 'علي'", "{is: 5} | 5.0", "{is: '5'} | 5", "{is: '۵'} | 5",
            "{is: 5} | '5'",
            "{is: true} | true", "{is: 'true'} | true", "{is: {date: 2026-03-21}} | {date: 2026-03-21}",
            "{is: '2026-03-21'} | {date: 2026-03-21}",
            "{is: {amount: 12, currency: EUR}} | {amount: 12.00, currency: eur}",
            "{is: {amount: 5, currency: toman}} | {amount: 50, currency: IRR}",
            "{is: {amount: 5, currency: 'تومان'}} | {amount: 50, currency: IRR}",
            "{is-not: ceo} | 'cto'", "{is-not: 5} | 6", "{is-not: 5} | 'five'", "{is: a} | ['A']",
            "{in: [a, x]} | [b, A]",
            "{in: [1, 2]} | 2", "{contains: b} | [a, B]", "{contains: 'man'} | 'Manager'",
            "{starts-with: 'vp'} | 'VP Sales'",
            "{matches: ['c*o', 'x']} | 'cto'", "{matches: 'a*'} | [b, 'Ax']", "{'<': 5} | 4.99", "{'<=': 5} | 5",
            "{'>': 5} | '6'",
            "{'>=': {date: 2026-03-21}} | {date: 2026-03-21}",
            "{'<': {instant: '2026-03-21T00:00:00Z'}} | {instant: '2026-03-21T03:29:59+03:30'}",
            "{between: [2, 9]} | 2", "{between: [2, 9]} | 9", "{between: [2, 9]} | 5.5", "{exists: true} | 'x'",
            "{'>': {amount: 1, currency: toman}} | {amount: 11, currency: IRR}", "{'>': '4'} | 5", "{'>': 4} | '۵'"})
    void holds_of(String comparison, String value) {
        assertThat(holds(comparison, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{is: ceo} | 'cto'", "{is: 5} | 5.01",
            "{is: 5} | 'five'",
            "{is: 1} | true", "{is: {amount: 12, currency: EUR}} | {amount: 12, currency: USD}",
            "{is: {amount: 12, currency: EUR}} | 12", "{is: 12} | {amount: 12, currency: EUR}",
            "{is-not: ceo} | 'CEO'", "{is: a} | [a, b]", "{is-not: a} | [A]", "{in: [a, x]} | [b, c]", "{in: [a]} | []",
            "{contains: a} | [ab]", "{contains: ceo} | 'co'", "{starts-with: sales} | 'vp sales'",
            "{starts-with: a} | [ab]",
            "{matches: 'c*o'} | 'cton'", "{'<': 5} | 5", "{'>': 5} | 5", "{'<': 5} | 'few'", "{'>': 5} | 'many'",
            "{'<': 5} | true",
            "{'>': {amount: 1, currency: EUR}} | {amount: 5, currency: USD}", "{'<': 5} | ['1']",
            "{between: [2, 9]} | 1.99", "{between: [2, 9]} | 9.01", "{exists: false} | 'x'",
            "{'>': {date: 2026-03-21}} | {instant: '2027-01-01T00:00:00Z'}",
            "{contains: {amount: 1, currency: EUR}} | 'anything'",
            "{starts-with: {amount: 1, currency: EUR}} | 'anything'",
            "{contains: 'ـ'} | 'anything'", "{is: 'ـ'} | 'ً'"})
    void does_not_hold_of(String comparison, String value) {
        assertThat(holds(comparison, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{is: a}", "{is-not: a}", "{in: [a]}", "{contains: a}", "{starts-with: a}",
            "{matches: '*'}",
            "{'<': 1}", "{'<=': 1}", "{'>': 1}", "{'>=': 1}", "{between: [0, 1]}", "{exists: true}"})
    void of_an_unknown_value_nothing_holds(String comparison) {
        assertThat(comparison(comparison).holds(Optional.empty())).isFalse();
    }

    @Test
    void that_a_value_does_not_exist_holds_of_an_unknown_one() {
        assertThat(comparison("{exists: false}").holds(Optional.empty())).isTrue();
    }
}
