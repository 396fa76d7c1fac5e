package dev.baton.rest;

import java.util.Locale;

/** The kinds of problems; their codes are part of the public API. */
enum ProblemCode {
    /** The request is not HTTP as it should be. */
    BAD_REQUEST(400),
    /** A query parameter is wrong. */
    INVALID_QUERY(400),
    /** The body cannot be parsed. */
    MALFORMED_BODY(400),
    /** No key or token, or none that opens anything. */
    UNAUTHORIZED(401),
    /** The caller's role may not do this. */
    FORBIDDEN(403),
    /** It is for somebody else to do. */
    NOT_YOURS(403),
    /** A person answers for this, and the key belongs to nobody. */
    NOBODYS(403),
    /** There is no such thing. */
    NOT_FOUND(404),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** The body came too slowly. */
    REQUEST_TIMEOUT(408),
    /** It is not in a state that allows this. */
    CONFLICT(409),
    /** A handoff was answered, or is over. */
    ALREADY_DECIDED(409),
    /** A handoff that nobody has accepted yet. */
    NOT_ACCEPTED(409),
    /** A rep is absent. */
    REP_AWAY(409),
    /** A rep has as many open handoffs as the cap allows. */
    REP_FULL(409),
    /** From its stage nobody moves the lead so. */
    ILLEGAL_MOVE(409),
    /** The same request is being carried out just now. */
    STILL_RUNNING(409),
    /** What lies behind a cursor is not all there any more. */
    CURSOR_LOST(410),
    /** It is not (any more) as the sender says that he has seen it. */
    PRECONDITION_FAILED(412),
    /** The body is too large. */
    BODY_TOO_LARGE(413),
    /** The address is too long. */
    URI_TOO_LONG(414),
    /** The body is in no form that is read here. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** The body was parsed, and its content is wrong. */
    INVALID_BODY(422),
    /** The team has no such reason. */
    UNKNOWN_REASON(422),
    /** The team has no such rep. */
    NO_SUCH_REP(422),
    /** Another request had the same Idempotency-Key. */
    IDEMPOTENCY_KEY_REUSED(422),
    /** It must be said which state was seen. */
    PRECONDITION_REQUIRED(428),
    /** More was asked within a minute than may be. */
    TOO_MANY_REQUESTS(429),
    /** The headers are too large. */
    HEADERS_TOO_LARGE(431),
    /** Something unexpected; the log knows more, under the request's id. */
    INTERNAL(500),
    /** An e-mail platform that was asked for something did not do its part. */
    PLATFORM_FAILED(502),
    /** Too much at once. */
    BUSY(503),
    /** The database has no room for anything more; reading goes on. */
    STORAGE_FULL(503),
    /** The database or the issuer of tokens cannot be reached, or this instance is stopping. */
    UNAVAILABLE(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    int status() {
        return status;
    }

    /** The stable code, e.g. {@code invalid-body}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
