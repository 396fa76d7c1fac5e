package dev.baton.application.access;

import dev.baton.application.access.Tokens.Flaw;
import dev.baton.application.access.Tokens.Reading;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.lead.IdentityKey;
import java.util.Optional;

/**
 * Tells who shows something: a key of ours, or a token by which an issuer vouches for a person of our registry. The issuer says
 * who somebody is; what that person may do is said here alone.
 */
public final class SignIn {
    private final Access access;
    private final People people;
    private final Optional<Tokens> tokens;

    /**
     * Signing in.
     *
     * @param tokens empty where no issuer is trusted: keys open this Baton and nothing else does
     */
    public SignIn(Access access, People people, Optional<Tokens> tokens) {
        this.access = access;
        this.people = people;
        this.tokens = tokens;
    }

    /** Who it is, or why nobody is believed to be there. */
    public sealed interface Outcome {
        /** Somebody we know. */
        record Known(Caller caller) implements Outcome {}

        /** A key that was never given out or was revoked. */
        record NoSuchKey() implements Outcome {}

        /** A token that proves nothing. */
        record Refused(Flaw flaw) implements Outcome {}

        /** A good token, of somebody who is not (any more) in the registry. */
        record Nobody() implements Outcome {}

        /** A good token, of a person to whom nobody gave a role. */
        record NoRole(Person person) implements Outcome {}

        /** A token that cannot be checked just now. */
        record Unproven() implements Outcome {}
    }

    /** Recognises whoever shows this. A key is never taken for a token, so that it is shown to nobody else. */
    public Outcome recognise(String shown) {
        return tokens.filter(_ -> !Access.isKey(shown)).map(issuer -> told(issuer.read(shown)))
                .orElseGet(() -> access.recognise(shown).<Outcome>map(key -> new Outcome.Known(Caller.with(key)))
                        .orElseGet(Outcome.NoSuchKey::new));
    }

    /** Whether to recognise this costs a look among all keys, and it may well be made up. A token is checked without one. */
    public boolean isUnheardOf(String shown) {
        return access.isUnheardOf(shown);
    }

    private Outcome told(Reading reading) {
        return switch (reading) {
            case Reading.Vouched(String subject, Optional<String> email) ->
                people.signedIn(subject, email.flatMap(IdentityKey::email).map(IdentityKey::canonical))
                        .map(SignIn::known).orElseGet(Outcome.Nobody::new);
            case Reading.Refused(Flaw flaw) -> new Outcome.Refused(flaw);
            case Reading.Unproven _ -> new Outcome.Unproven();
        };
    }

    private static Outcome known(Colleague colleague) {
        return colleague.role().<Outcome>map(role -> new Outcome.Known(Caller.as(colleague.person(), role)))
                .orElseGet(() -> new Outcome.NoRole(colleague.person()));
    }
}
