package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.lead.Statement.AttributeIs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    /** One after the other: name, value; a value of nothing takes it back. */
    private static Optional<Account> of(String... told) {
        List<LeadFact> facts = new ArrayList<>();
        for (int i = 0; i < told.length; i += 2) {
            Optional<AttributeValue> value = Optional.of(told[i + 1]).filter(text -> !text.isEmpty())
                    .map(AttributeValue.Text::new);
            Instant at = NOON.plusSeconds(i);
            facts.add(new LeadFact(new UUID(0, i), new When(at, at, Effects.ALL), new AttributeIs(told[i], value)));
        }
        return Account.of(facts, FreeMail.KNOWN);
    }

    private static Optional<Account> domain(String name) {
        return Optional.of(new Account(Account.Kind.DOMAIN, name));
    }

    @Test
    void the_domain_of_the_address_tells_the_account() {
        assertThat(of("email.domain", "hart.example", "company.domain", "other.example"))
                .isEqualTo(domain("hart.example"));
    }

    @Test
    void a_free_mail_address_tells_nothing_whenever_it_became_known() {
        assertThat(of("email.domain", "gmail.com")).isEmpty();
        assertThat(of("email.domain", "hart.example", "email.domain", "gmail.com")).isEqualTo(domain("hart.example"));
        assertThat(of("email.domain", "gmail.com", "company.domain", "hart.example"))
                .isEqualTo(domain("hart.example"));
    }

    @Test
    void of_two_business_addresses_the_later_tells() {
        assertThat(of("email.domain", "hart.example", "email.domain", "kite.example"))
                .isEqualTo(domain("kite.example"));
    }

    @Test
    void where_no_domain_is_known_the_folded_name_tells() {
        assertThat(of("company", "  Blue  KITE ")).contains(new Account(Account.Kind.NAME, "blue kite"));
        assertThat(of("company.name", "شركة الف", "company", "other"))
                .contains(new Account(Account.Kind.NAME, "شرکه الف"));
        assertThat(of("company", "Blue Kite", "company", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://www.Hart.example/about?x=1, hart.example", "HART.example, hart.example",
            "hart.example:8080, hart.example", "www.hart.example, hart.example",
            "bücher.example, xn--bcher-kva.example",
            "no domain,", "gmail.com,", "www.GMAIL.com,", "'',"})
    void a_domain_is_read_as_people_write_it(String written, String read) {
        assertThat(Account.ofDomain(written, FreeMail.KNOWN).map(Account::name)).isEqualTo(Optional.ofNullable(read));
    }

    @Test
    void a_definition_may_name_further_free_mail() {
        FreeMail more = FreeMail.with(Set.of("town.example"));
        assertThat(more.holds("town.example")).isTrue();
        assertThat(more.holds("gmail.com")).isTrue();
        assertThat(FreeMail.KNOWN.holds("town.example")).isFalse();
        assertThat(FreeMail.KNOWN.holds("#")).isFalse();
    }

    @Test
    void a_name_and_a_domain_that_read_alike_are_two_accounts() {
        Account name = new Account(Account.Kind.NAME, "hart.example");
        assertThat(name.id()).isNotEqualTo(new Account(Account.Kind.DOMAIN, "hart.example").id())
                .isEqualTo(new Account(Account.Kind.NAME, "hart.example").id());
    }
}
