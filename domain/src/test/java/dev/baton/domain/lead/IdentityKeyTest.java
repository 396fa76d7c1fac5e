package dev.baton.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Written;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityKeyTest {

    @ParameterizedTest
    @CsvSource({"Sara.Ahmadi@Example.COM, sara.ahmadi@example.com", "' sara@example.com ', sara@example.com",
            "sara+news@example.com, sara+news@example.com", "sara@BÜCHER.example, sara@xn--bcher-kva.example",
            "sara@xn--bcher-kva.example, sara@xn--bcher-kva.example", "sara@نمونه.example, sara@xn--hhbbbed.example",
            "ＳＡＲＡ@example.com, sara@example.com", "STRASSE@example.com, strasse@example.com",
            "straße@example.com, strasse@example.com", "o'hara@mail.example.co, o'hara@mail.example.co",
            "a@b.cd, a@b.cd"})
    void an_address_has_one_form(String written, String address) {
        assertThat(IdentityKey.email(written)).contains(new IdentityKey.Email(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sara", "@example.com", "sara@", "sara@example", "sa ra@example.com", "sara@exa mple.com",
            "sara@@example.com", "a@b@example.com", "sara@-x.com", "sara@x-.com", "sara@.com", "sara@example..com", "",
            "sara@example.com\nbcc:x@example.com", "sara＠x@example.com", "sa\u00A0ra@example.com",
            "\"a b\"@example.com",
            "sara@example.c", "<sara@example.com>", "sara@[127.0.0.1]"})
    void what_is_no_address_is_refused(String written) {
        assertThat(IdentityKey.email(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200E", "\u200F", "\u200C", "\u200D", "\u2068", "\u2069", "\uFEFF", "\u200B", "\u00AD",
            "\u2060", "\uDB40\uDC20"})
    void what_comes_along_unseen_with_a_copied_key_makes_nobody_else(String unseen) {
        assertThat(IdentityKey.email(unseen + " sa" + unseen + "ra@" + unseen + "example.com" + unseen))
                .isEqualTo(IdentityKey.email("sara@example.com"));
        assertThat(IdentityKey.phone(unseen + "+98 21" + unseen + "1234 5678" + unseen))
                .isEqualTo(IdentityKey.phone("+982112345678"));
        assertThat(IdentityKey.external("crm", unseen + " 7" + unseen + ":a"))
                .contains(new IdentityKey.External("crm", "7:a"));
        assertThat(IdentityKey.visitor("v" + unseen + "1 " + unseen)).contains(new IdentityKey.Visitor("v1"));
    }

    @Test
    void a_key_of_which_nothing_can_be_seen_is_none() {
        assertThat(IdentityKey.email("\u200E@example.com")).isEmpty();
        assertThat(IdentityKey.external("crm", "\uFEFF ")).isEmpty();
        assertThat(IdentityKey.visitor("\u200F")).isEmpty();
        assertThat(read("{visitor: '\u200E'}")).containsExactly("/keys/visitor EMPTY");
        assertThat(read("{external: {system: crm, id: '\u200E'}}")).containsExactly("/keys/external/id EMPTY");
    }

    @Test
    void an_address_may_not_be_longer_than_mail_allows() {
        assertThat(IdentityKey.email("a".repeat(64) + "@example.com")).isPresent();
        assertThat(IdentityKey.email("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(IdentityKey.email("a@" + "b.".repeat(130) + "com")).isEmpty();
    }

    @Test
    void an_address_knows_its_domain() {
        assertThat(IdentityKey.email("sara@Mail.Example.com").orElseThrow().domain()).isEqualTo("mail.example.com");
    }

    @ParameterizedTest
    @CsvSource({"+98 21 1234 5678, +982112345678", "00982112345678, +982112345678", "+98(21)1234-5678, +982112345678",
            "+۹۸۲۱۱۲۳۴۵۶۷۸, +982112345678", "۰۰۹۸۲۱۱۲۳۴۵۶۷۸, +982112345678", "+٩٦٦١١٢٣٤٥٦٧, +96611234567",
            "+49.30.1234567, +49301234567", "+98 (0)21 1234 5678, +982112345678", "0049(0)30 1234567, +49301234567",
            "+۹۸ (۰)۲۱ ۱۲۳۴ ۵۶۷۸, +982112345678", "＋982112345678, +982112345678"})
    void a_phone_number_has_one_form(String written, String number) {
        assertThat(IdentityKey.phone(written)).contains(new IdentityKey.Phone(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02112345678", "+0982112345678", "+98", "+1234567890123456", "+98a2112345678", "", "+",
            "982112345678", "++982112345678", "+98 21 1234 5678 ext 9"})
    void what_is_no_international_number_is_refused(String written) {
        assertThat(IdentityKey.phone(written)).isEmpty();
    }

    private static List<String> read(String written) {
        return switch (Reading.of(reading -> Optional
                .of(IdentityKey.read(reading, Written.tree(written), new Pointer("/keys"))))) {
            case Parsed.Valid<List<IdentityKey>>(var keys) ->
                keys.stream().map(key -> key.kind().code() + "=" + key.canonical()).toList();
            case Parsed.Invalid<List<IdentityKey>>(var objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw()).toList();
        };
    }

    @Test
    void keys_are_read_strongest_first_and_each_once() {
        assertThat(read("""
                {visitor: [v2, v1], phone: '+98 2112345678', external: {system: crm, id: ' 7:a '},
                 email: ['B@example.com', a@example.com, b@EXAMPLE.com]}""")).containsExactly("email=a@example.com",
                "email=b@example.com", "external=crm:7:a", "phone=+982112345678", "visitor=v1", "visitor=v2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{} | /keys NO_KEY", "{email: []} | /keys NO_KEY",
            "{email: null} | /keys NO_KEY", "5 | /keys WRONG_TYPE", "{email: nobody} | /keys/email MALFORMED",
            "{email: [a@example.com, x]} | /keys/email/1 MALFORMED", "{phone: '12'} | /keys/phone MALFORMED",
            "{phone: 12} | /keys/phone WRONG_TYPE", "{visitor: ''} | /keys/visitor EMPTY",
            "{external: {system: crm}} | /keys/external/id MISSING",
            "{external: {system: 'C R M', id: x}} | /keys/external/system MALFORMED",
            "{external: {system: 'a:b', id: x}} | /keys/external/system MALFORMED",
            "{mail: a@example.com, visitor: v} | /keys/mail UNKNOWN_FIELD"})
    void a_mistake_is_named_with_its_place(String written, String objection) {
        assertThat(read(written)).containsExactly(objection);
    }

    @Test
    void a_stored_key_comes_back() {
        for (IdentityKey key : List.of(IdentityKey.email("a@example.com").orElseThrow(),
                new IdentityKey.External("crm", "a:b"), new IdentityKey.Phone("+982112345678"),
                new IdentityKey.Visitor("crm:a:b"))) {
            assertThat(IdentityKey.of(key.kind(), key.canonical())).isEqualTo(key);
        }
    }
}
