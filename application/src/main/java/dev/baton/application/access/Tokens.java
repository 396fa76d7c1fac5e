package dev.baton.application.access;

import java.util.Optional;

/** What an issuer whom we trust says of those who sign in there. */
public interface Tokens {

    /** Whom a token is about, if it is the issuer's, for us, and holds now. */
    Reading read(String token);

    /** What came of reading a token. */
    sealed interface Reading {
        /**
         * The issuer says who it is.
         *
         * @param email the address, if the issuer has verified that it is this person's
         */
        record Vouched(String subject, Optional<String> email) implements Reading {}

        /** It proves nothing. */
        record Refused(Flaw flaw) implements Reading {}

        /** The issuer's keys cannot be had just now, so that nobody can tell. */
        record Unproven() implements Reading {}
    }

    /** Why a token proves nothing. */
    enum Flaw {
        /** Larger or of another form than a token is. */
        UNREADABLE,
        /** Not signed, or in a way that whoever can check it could forge. */
        ALGORITHM,
        /** Signed by none of the issuer's keys. */
        SIGNATURE,
        /** Another issuer's. */
        ISSUER,
        /** For another audience. */
        AUDIENCE,
        /** Over. */
        EXPIRED,
        /** Not valid yet. */
        TOO_EARLY
    }
}
