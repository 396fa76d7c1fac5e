package dev.baton.rest;

import dev.baton.application.access.Tokens.Flaw;

/**
 * What is told to somebody who is not let in. The header says it, too, in a word for machines.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, 3</a>
 */
final class Stranger {
    private Stranger() {
    }

    /** Nothing was shown. */
    static Problem silent() {
        return Problem.of(Fault.NO_KEY).with("WWW-Authenticate", "Bearer");
    }

    /** A key that opens nothing. */
    static Problem withWrongKey() {
        return refused(Fault.UNKNOWN_KEY);
    }

    /** A good token of somebody we do not know. */
    static Problem unknown() {
        return refused(Fault.TOKEN_OF_NOBODY);
    }

    /** A token that proves nothing. */
    static Problem with(Flaw flaw) {
        return refused(switch (flaw) {
            case UNREADABLE -> Fault.TOKEN_UNREADABLE;
            case ALGORITHM -> Fault.TOKEN_ALGORITHM;
            case SIGNATURE -> Fault.TOKEN_SIGNATURE;
            case ISSUER -> Fault.TOKEN_ISSUER;
            case AUDIENCE -> Fault.TOKEN_AUDIENCE;
            case EXPIRED -> Fault.TOKEN_EXPIRED;
            case TOO_EARLY -> Fault.TOKEN_TOO_EARLY;
        });
    }

    private static Problem refused(Fault fault) {
        return Problem.of(fault).with("WWW-Authenticate",
                "Bearer error=\"invalid_token\", error_description=\"" + fault.sentence() + "\"");
    }
}
