package dev.baton.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.SignIn.Outcome;
import dev.baton.application.access.Tokens.Flaw;
import dev.baton.application.access.Tokens.Reading;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final Examples examples = new Examples();
    private final InMemoryStore store = new InMemoryStore();
    private final Access access = new Access(store.apiKeys(), () -> Examples.NOW, examples::id, () -> new byte[32]);
    private final List<String> shown = new ArrayList<>();
    private Reading reading = new Reading.Unproven();
    private final SignIn signIn = new SignIn(access, store.people(), Optional.of(token -> {
        shown.add(token);
        return reading;
    }));

    private Person add(String email, Optional<Role> role) {
        Person person = new Person(examples.id(), "Sara", Team.SALES, Optional.of(email), Examples.NOW);
        assertThat(store.people().add(new Colleague(person, role, Optional.empty(), Optional.empty()))).isTrue();
        return person;
    }

    private Outcome signIn(String email) {
        reading = new Reading.Vouched("s-1", Optional.of(email));
        return signIn.recognise("a.b.c");
    }

    @Test
    void whoever_shows_a_key_is_known_by_it_and_the_issuer_is_not_asked() {
        Person sara = add("sara@example.com", Optional.empty());
        Access.NewKey hers = access.give("laptop", Role.MARKETING, Optional.of(sara));

        assertThat(signIn.recognise(hers.secret())).isEqualTo(new Outcome.Known(
                new Caller(hers.key().id(), "laptop", Role.MARKETING, Optional.of(sara))));
        assertThat(signIn.recognise("baton_nonsense")).isEqualTo(new Outcome.NoSuchKey());
        assertThat(shown).isEmpty();
    }

    @Test
    void a_person_for_whom_the_issuer_vouches_may_do_what_the_registry_says() {
        Person sara = add("sara@example.com", Optional.of(Role.SALES));

        assertThat(signIn("Sara@Example.com")).isEqualTo(new Outcome.Known(
                new Caller(sara.id(), "Sara", Role.SALES, Optional.of(sara))));
    }

    @Test
    void whoever_has_no_role_or_is_not_in_the_registry_is_told_so() {
        Person sara = add("sara@example.com", Optional.empty());

        assertThat(signIn("sara@example.com")).isEqualTo(new Outcome.NoRole(sara));
        assertThat(signIn("zara@example.com")).isEqualTo(new Outcome.Nobody());
        assertThat(signIn("no address")).isEqualTo(new Outcome.Nobody());
    }

    @Test
    void what_proves_nothing_opens_nothing() {
        assertThat(signIn.recognise("a.b.c")).isEqualTo(new Outcome.Unproven());
        reading = new Reading.Refused(Flaw.EXPIRED);
        assertThat(signIn.recognise("a.b.c")).isEqualTo(new Outcome.Refused(Flaw.EXPIRED));
    }

    @Test
    void where_no_issuer_is_trusted_keys_alone_open() {
        SignIn keysAlone = new SignIn(access, store.people(), Optional.empty());

        assertThat(keysAlone.recognise("a.b.c")).isEqualTo(new Outcome.NoSuchKey());
        assertThat(keysAlone.recognise(access.give("shop", Role.INTEGRATION).secret()))
                .isInstanceOf(Outcome.Known.class);
    }
}
