package dev.baton.rest;

import java.util.Locale;

/** What exactly went wrong: each has a sentence in every language, in the catalogues {@code problems_*.properties}. */
enum Fault {
    /** The request is not HTTP as it should be. */
    NOT_HTTP(ProblemCode.BAD_REQUEST),
    /** The header is empty, too long or holds other letters than it may. */
    IDEMPOTENCY_KEY(ProblemCode.BAD_REQUEST),
    /** See the errors. */
    QUERY(ProblemCode.INVALID_QUERY),
    /** See the errors. */
    NOT_PARSED(ProblemCode.MALFORMED_BODY),
    /** The connection or the chunks ended before the body did. */
    CUT_SHORT(ProblemCode.MALFORMED_BODY),
    /** Announced as gzip, and it is none. */
    NOT_GZIP(ProblemCode.MALFORMED_BODY),
    /** No {@code Authorization: Bearer …}. */
    NO_KEY(ProblemCode.UNAUTHORIZED),
    /** A key that was never given out, or was revoked. */
    UNKNOWN_KEY(ProblemCode.UNAUTHORIZED),
    /** Larger or of another form than a token is. */
    TOKEN_UNREADABLE(ProblemCode.UNAUTHORIZED),
    /** Not signed, or in a way that whoever can check it could forge. */
    TOKEN_ALGORITHM(ProblemCode.UNAUTHORIZED),
    /** Signed by none of the issuer's keys. */
    TOKEN_SIGNATURE(ProblemCode.UNAUTHORIZED),
    /** Another issuer's. */
    TOKEN_ISSUER(ProblemCode.UNAUTHORIZED),
    /** For another audience. */
    TOKEN_AUDIENCE(ProblemCode.UNAUTHORIZED),
    /** Over. */
    TOKEN_EXPIRED(ProblemCode.UNAUTHORIZED),
    /** Not valid yet. */
    TOKEN_TOO_EARLY(ProblemCode.UNAUTHORIZED),
    /** A good token of somebody who is not in the registry. */
    TOKEN_OF_NOBODY(ProblemCode.UNAUTHORIZED),
    /** A delivery whose signature does not fit. */
    WRONG_SIGNATURE(ProblemCode.UNAUTHORIZED),
    /** {0} the key's role, {1} the roles that may. */
    ROLE(ProblemCode.FORBIDDEN),
    /** {0} the person who signed in and has no role. */
    NO_ROLE(ProblemCode.FORBIDDEN),
    /** Neither the caller's own absence nor that of a rep whom the caller leads. */
    OTHERS_ABSENCE(ProblemCode.FORBIDDEN),
    /** A key of nobody, where a person answers for something. */
    NOBODYS_KEY(ProblemCode.FORBIDDEN),
    /** {0} the person, {1} the person's team, {2} the teams that sign. */
    OTHER_TEAM(ProblemCode.FORBIDDEN),
    /** Only an administrator activates a version that is not signed. */
    WAIVER(ProblemCode.FORBIDDEN),
    /** Neither the caller's own handoff, nor of a team that the caller leads. */
    OTHERS_HANDOFF(ProblemCode.NOT_YOURS),
    /** A rep's own offer, which a rep rejects and does not give back. */
    NOT_FOR_REPS(ProblemCode.NOT_YOURS),
    /** A key of nobody, where a person takes a lead over. */
    NOBODYS_ANSWER(ProblemCode.NOBODYS),
    /** Nothing answers at this path. */
    NO_SUCH_PATH(ProblemCode.NOT_FOUND),
    /** No handoff has this id. */
    NO_SUCH_HANDOFF(ProblemCode.NOT_FOUND),
    /** A link of a letter that is over, whose reader has left, or that never was one. */
    NO_SUCH_LINK(ProblemCode.NOT_FOUND),
    /** What was known of the lead was erased with it. */
    ERASED_PACKET(ProblemCode.NOT_FOUND),
    /** No lead has this id. */
    NO_SUCH_LEAD(ProblemCode.NOT_FOUND),
    /** No known lead belongs to an account of this id. */
    NO_SUCH_ACCOUNT(ProblemCode.NOT_FOUND),
    /** {0} when the lead was erased. */
    ERASED_LEAD(ProblemCode.NOT_FOUND),
    /** Nothing suggests to merge these two. */
    NO_SUCH_SUGGESTION(ProblemCode.NOT_FOUND),
    /** {0} the visitor that nobody knows. */
    ANONYMOUS_LEAD(ProblemCode.CONFLICT),
    /** {0} the lead that is no part, {1} of which lead. */
    NOT_MERGED(ProblemCode.CONFLICT),
    /** No engagement has this feed and id. */
    NO_SUCH_ENGAGEMENT(ProblemCode.NOT_FOUND),
    /** No definition has this key and version. */
    NO_SUCH_DEFINITION(ProblemCode.NOT_FOUND),
    /** No policy has this key and version. */
    NO_SUCH_POLICY(ProblemCode.NOT_FOUND),
    /** No operation has this id. */
    NO_SUCH_OPERATION(ProblemCode.NOT_FOUND),
    /** No key in use has this id. */
    NO_SUCH_KEY(ProblemCode.NOT_FOUND),
    /** Nobody here has this id. */
    NO_SUCH_PERSON(ProblemCode.NOT_FOUND),
    /** No team has this key. */
    NO_SUCH_TEAM(ProblemCode.NOT_FOUND),
    /** No absence has this id. */
    NO_SUCH_ABSENCE(ProblemCode.NOT_FOUND),
    /** No feed has this name. */
    NO_SUCH_FEED(ProblemCode.NOT_FOUND),
    /** No checklist has this key. */
    NO_SUCH_CHECKLIST(ProblemCode.NOT_FOUND),
    /** The checklist is as Baton ships it, and no team's. */
    SHIPPED_CHECKLIST(ProblemCode.CONFLICT),
    /** {0} the active policy, {1} its version, {2} the rule under which sales answers the checklist. */
    CHECKLIST_NAMED(ProblemCode.CONFLICT),
    /** No endpoint of webhooks has this id. */
    NO_SUCH_WEBHOOK(ProblemCode.NOT_FOUND),
    /** No event that is kept has this id. */
    NO_SUCH_EVENT(ProblemCode.NOT_FOUND),
    /** No alert that is kept has this id. */
    NO_SUCH_ALERT(ProblemCode.NOT_FOUND),
    /** {0} the methods that the path has. */
    METHOD(ProblemCode.METHOD_NOT_ALLOWED),
    /** The body came too slowly. */
    TOO_SLOW(ProblemCode.REQUEST_TIMEOUT),
    /** No version has judged the lead, so that it is in no stage. */
    UNJUDGED(ProblemCode.CONFLICT),
    /** {0} the stage in which the lead is now. */
    ELSEWHERE(ProblemCode.CONFLICT),
    /** {0} the stage, {1} the stages to which a person may move it from there. */
    ILLEGAL_MOVE(ProblemCode.CONFLICT),
    /** {0} the stage, from which nobody moves a lead without overriding the machine. */
    NO_LEGAL_MOVE(ProblemCode.CONFLICT),
    /** {0} the kind of cycle, {1} the stage that it does not have. */
    NO_SUCH_STAGE(ProblemCode.CONFLICT),
    /** {0} until when the secret before counts still. */
    FORMER_SECRET(ProblemCode.CONFLICT),
    /** Nothing is sent to the endpoint. */
    WEBHOOK_DISABLED(ProblemCode.CONFLICT),
    /** {0} when the letter went. */
    SENT_ALREADY(ProblemCode.CONFLICT),
    /** The key is the one that asks to revoke it. */
    OWN_KEY(ProblemCode.CONFLICT),
    /** The person is the one who asks to be let go, or to come in otherwise. */
    ONESELF(ProblemCode.CONFLICT),
    /** {0} who would leave the team, {1} how many handoffs are open with that person. */
    REP_BUSY(ProblemCode.CONFLICT),
    /** {0} how many handoffs of the team are open. */
    TEAM_BUSY(ProblemCode.CONFLICT),
    /** {0} the active policy, {1} its version, {2} the rule that hands leads to the team. */
    TEAM_NAMED(ProblemCode.CONFLICT),
    /** {0} since when the person is away at that time already, {1} until when. */
    AWAY_ALREADY(ProblemCode.CONFLICT),
    /** {0} when the absence was over. */
    ABSENCE_OVER(ProblemCode.CONFLICT),
    /** No override holds. */
    NOTHING_TO_LIFT(ProblemCode.CONFLICT),
    /** Before a lead is sales-qualified more must be known of it; {0} the items of the checklist. */
    NOT_KNOWN_ENOUGH(ProblemCode.CONFLICT),
    /** The version is no draft (any more); {0} what it is. */
    NO_DRAFT(ProblemCode.CONFLICT),
    /** The version is or was active; {0} what it is. */
    JUDGED_ALREADY(ProblemCode.CONFLICT),
    /** The version does not lie before the teams; {0} what it is. */
    NOT_PROPOSED(ProblemCode.CONFLICT),
    /** There is nothing to withdraw; {0} what the version is. */
    NOT_WITHDRAWABLE(ProblemCode.CONFLICT),
    /** There is nothing to cancel; {0} what the operation is. */
    NOT_RUNNING(ProblemCode.CONFLICT),
    /** {0} the teams that have not signed. */
    UNSIGNED(ProblemCode.CONFLICT),
    /** {0} who signed for the team, {1} the team, {2} the other one. */
    TEAM_SIGNED(ProblemCode.CONFLICT),
    /** {0} who signed, {1} for which team, {2} the other one. */
    SAME_PERSON(ProblemCode.CONFLICT),
    /** {0} how it was decided, {1} by whom, {2} when. */
    DECIDED_BY(ProblemCode.ALREADY_DECIDED),
    /** {0} how it stands, {1} since when. */
    DECIDED(ProblemCode.ALREADY_DECIDED),
    /** The offer was taken back; {0} when, {1} why. */
    WITHDRAWN(ProblemCode.ALREADY_DECIDED),
    /** Somebody accepts it first. */
    UNACCEPTED(ProblemCode.NOT_ACCEPTED),
    /** {0} the rep. */
    AWAY_REP(ProblemCode.REP_AWAY),
    /** {0} the rep, {1} the cap. */
    FULL_REP(ProblemCode.REP_FULL),
    /** {0} the stage in which somebody holds the lead. */
    OVERRIDDEN(ProblemCode.ILLEGAL_MOVE),
    /** {0} the handoff. */
    OFFERED_ALREADY(ProblemCode.CONFLICT),
    /** The lead is in no stage from which leads are offered. */
    NOT_READY(ProblemCode.CONFLICT),
    /** What was told since is not kept any more, or the database was restored. */
    CURSOR_LOST(ProblemCode.CURSOR_LOST),
    /** If-Match names another state. */
    CHANGED(ProblemCode.PRECONDITION_FAILED),
    /** It was carried out, and its answer can be opened with the token of that time alone. */
    SEALED(ProblemCode.CONFLICT),
    /** A request of this name is being carried out. */
    RUNNING(ProblemCode.STILL_RUNNING),
    /** {0} when what lies before the teams now was proposed. */
    OTHER_PROPOSAL(ProblemCode.CONFLICT),
    /** No If-Match, where somebody else's change would be overwritten. */
    UNSEEN(ProblemCode.PRECONDITION_REQUIRED),
    /** {0} the attribute, {1} the type it has, {2} the type that was to be declared. */
    OTHER_TYPE(ProblemCode.CONFLICT),
    /** {0} the most bytes. */
    TOO_LARGE(ProblemCode.BODY_TOO_LARGE),
    /** The address is too long. */
    LONG_URI(ProblemCode.URI_TOO_LONG),
    /** {0} the media types that are read. */
    MEDIA_TYPE(ProblemCode.UNSUPPORTED_MEDIA_TYPE),
    /** A body that is compressed otherwise than by gzip, or where nothing compressed is read. */
    ENCODED(ProblemCode.UNSUPPORTED_MEDIA_TYPE),
    /** See the errors. */
    CONTENT(ProblemCode.INVALID_BODY),
    /** {0} the reason, {1} those that the team has. */
    NO_SUCH_REASON(ProblemCode.UNKNOWN_REASON),
    /** {0} the id. */
    NO_SUCH_REP(ProblemCode.NO_SUCH_REP),
    /** The name of the request is that of another one. */
    ANOTHER_REQUEST(ProblemCode.IDEMPOTENCY_KEY_REUSED),
    /** The headers are too large. */
    LONG_HEADERS(ProblemCode.HEADERS_TOO_LARGE),
    /** {0} how much may be asked within a minute. */
    TOO_OFTEN(ProblemCode.TOO_MANY_REQUESTS),
    /** {0} the request's id. */
    UNEXPECTED(ProblemCode.INTERNAL),
    /** See the errors. */
    PLATFORM(ProblemCode.PLATFORM_FAILED),
    /** Try again. */
    CROWDED(ProblemCode.BUSY),
    /** The issuer's keys cannot be had; try again later. */
    NO_ISSUER(ProblemCode.UNAVAILABLE),
    /** Try again when somebody has made room. */
    NO_ROOM(ProblemCode.STORAGE_FULL),
    /** Try again later. */
    NO_DATABASE(ProblemCode.UNAVAILABLE),
    /** Stopping. */
    STOPPING(ProblemCode.UNAVAILABLE);

    private final ProblemCode code;

    Fault(ProblemCode code) {
        this.code = code;
    }

    /** The kind of problem. */
    ProblemCode code() {
        return code;
    }

    /** Its name in the catalogues. */
    String sentence() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
