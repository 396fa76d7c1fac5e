package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.AttributeValue.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static AttributeValue value(String written) {
        Tree tree = Written.tree(written);
        Parsed<AttributeValue> parsed = Reading.of(reading -> AttributeValue.read(reading, tree, Pointer.ROOT));
        return ((Parsed.Valid<AttributeValue>) parsed).value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'50' | NUMBER | 50", "'۵۰' | NUMBER | 50",
            "' 50.5 ' | NUMBER | 50.5", "'-3' | NUMBER | -3", "'0' | NUMBER | 0",
            "'-0.5' | NUMBER | -0.5", "'0.05' | NUMBER | 0.05", "'10' | NUMBER | 10", "'12.50' | NUMBER | 12.5",
            "'12345678901234567890' | NUMBER | 12345678901234567890", "'TRUE' | BOOLEAN | true",
            "'false' | BOOLEAN | false",
            "'2026-03-21' | DATE | {date: 2026-03-21}", "'۲۰۲۶-۰۳-۲۱' | DATE | {date: 2026-03-21}",
            "'2026-03-21T06:30:00.123456Z' | INSTANT | {instant: '2026-03-21T06:30:00.123Z'}",
            "'2026-03-21T10:00:00+03:30' | INSTANT | {instant: '2026-03-21T06:30:00Z'}", "'a' | SET | [a]",
            "5 | TEXT | '5'",
            "1e3 | TEXT | '1000'", "true | TEXT | 'true'", "{date: 2026-03-21} | TEXT | '2026-03-21'",
            "[a] | TEXT | 'a'",
            "5 | NUMBER | 5", "{instant: '2026-03-21T06:30:00Z'} | TEXT | '2026-03-21T06:30:00Z'"})
    void nothing_is_lost(String written, Type wanted, String converted) {
        assertThat(value(written).as(wanted)).contains(value(converted));
    }

    @Test
    void a_text_that_is_too_long_for_a_member_becomes_no_set() {
        String longest = "a".repeat(1_000);

        assertThat(new AttributeValue.Text(longest).as(Type.SET)).isPresent();
        assertThat(new AttributeValue.Text(longest + "a").as(Type.SET)).isEmpty();
    }

    @Test
    void toman_that_are_too_many_rials_are_refused() {
        Tree toman = Written.tree("{amount: 99999999999999999999, currency: toman}");

        assertThat(Reading.of(reading -> AttributeValue.read(reading, toman, Pointer.ROOT)))
                .isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'about 50' | NUMBER", "'1,000' | NUMBER",
            "'1e3' | NUMBER", "'007' | NUMBER", "'01234' | NUMBER", "'۰۱۲۳۴' | NUMBER", "'00' | NUMBER",
            "'-0' | NUMBER", "'-0.0' | NUMBER", "'-01' | NUMBER", "'+5' | NUMBER", "'.5' | NUMBER", "'5.' | NUMBER",
            "'123456789012345678901' | NUMBER",
            "'yes' | BOOLEAN", "1 | BOOLEAN", "true | NUMBER", "'2026-02-30' | DATE", "'21.3.2026' | DATE",
            "'2026-03-21T10:00:00' | INSTANT", "'+99999-01-01T00:00:00Z' | INSTANT", "'1850-01-01T00:00:00Z' | INSTANT",
            "{date: 2026-03-21} | INSTANT",
            "{instant: '2026-03-21T06:30:00Z'} | DATE",
            "[a, b] | TEXT", "[] | TEXT", "5 | MONEY", "'5 EUR' | MONEY", "{amount: 5, currency: EUR} | NUMBER",
            "{amount: 5, currency: EUR} | TEXT", "['5'] | NUMBER", "5 | DATE"})
    void what_would_lose_something_is_refused(String written, Type wanted) {
        assertThat(value(written).as(wanted)).isEqualTo(Optional.empty());
    }
}
