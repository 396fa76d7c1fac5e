package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.agreement.VersionSigning.Outcome;
import dev.baton.application.agreement.VersionSigning;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How two teams come to stand behind a version. */
final class SigningResource {
    private final VersionResource versions;
    private final VersionSigning signing;

    SigningResource(VersionResource versions, VersionSigning signing) {
        this.versions = versions;
        this.signing = signing;
    }

    /** Proposes a draft. */
    Reply propose(Exchange exchange) {
        return versions.named(exchange,
                (key, version) -> switch (signing.propose(key, version, versions.seen(exchange))) {
                    case Outcome.Kept(StoredVersion stored) -> versions.warned(stored, exchange.language());
                    case Outcome other -> reply(other);
                });
    }

    /** Lets the person sign to whom the key of the request belongs: what is proposed now, or the proposal that is named. */
    Reply sign(Exchange exchange) {
        return switch (Reading.<Optional<Instant>>of(reading -> Optional.of(proposedAt(reading, exchange.body())))) {
            case Parsed.Valid<Optional<Instant>>(Optional<Instant> proposedAt) -> versions.named(exchange,
                    (key, version) -> reply(signing.sign(key, version, versions.seen(exchange), proposedAt,
                            exchange.caller().flatMap(Caller::person))));
            case Parsed.Invalid<Optional<Instant>>(List<Objection> objections) ->
                new Reply.Refused(Problem.content(objections));
        };
    }

    private static Optional<Instant> proposedAt(Reading reading, Tree body) {
        if (body instanceof Tree.Blank) {
            return Optional.empty();
        }
        Fields fields = reading.fields(body, Pointer.ROOT);
        Optional<Instant> proposedAt = fields.instant("proposed-at");
        fields.finish();
        return proposedAt;
    }

    /** Makes a draft again of what was proposed. */
    Reply withdraw(Exchange exchange) {
        return versions.named(exchange,
                (key, version) -> reply(signing.withdraw(key, version, versions.seen(exchange))));
    }

    private Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(StoredVersion stored) -> versions.whole(stored);
            case Outcome.Unknown _ -> versions.nothing();
            case Outcome.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Outcome.NoDraft(Status status) -> Reply.refused(Fault.NO_DRAFT, Terms.of(status.code()));
            case Outcome.NotProposed(Status status) -> Reply.refused(Fault.NOT_PROPOSED, Terms.of(status.code()));
            case Outcome.NotWithdrawable(Status status) ->
                Reply.refused(Fault.NOT_WITHDRAWABLE, Terms.of(status.code()));
            case Outcome.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Outcome.OtherProposal(Instant present) -> new Reply.Refused(Problem.of(Fault.OTHER_PROPOSAL, present)
                    .telling(Tree.branch().with("proposed-at", present.toString()).done()));
            case Outcome.Nobodys _ -> Reply.refused(Fault.NOBODYS_KEY);
            case Outcome.OtherTeam(Person person) ->
                Reply.refused(Fault.OTHER_TEAM, person.name(), Terms.of(person.team().code()),
                        Terms.teams(Agreement.NEEDED));
            case Outcome.TeamSigned(Signature signature) -> Reply.refused(Fault.TEAM_SIGNED, signature.name(),
                    Terms.of(signature.team().code()), others(signature));
            case Outcome.SamePerson(Signature signature) -> Reply.refused(Fault.SAME_PERSON, signature.name(),
                    Terms.of(signature.team().code()), others(signature));
        };
    }

    private static Detail others(Signature signature) {
        return Terms.teams(Agreement.NEEDED.stream().filter(team -> team != signature.team()).toList());
    }
}
