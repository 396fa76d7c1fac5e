package dev.baton.domain.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a version still needs before two teams stand behind it: one person of marketing and another of sales, in any order.
 *
 * @param proposedAt since when it is proposed, and no longer edited; empty for a draft
 * @param signatures in the order in which they were given
 * @param waiver     why it judges although a signature is missing
 */
public record Agreement(Optional<Instant> proposedAt, List<Signature> signatures, Optional<Waiver> waiver) {
    /** The teams that must agree. */
    public static final List<Team> NEEDED = List.of(Team.MARKETING, Team.SALES);
    /** Nothing was proposed. */
    public static final Agreement NONE = new Agreement(Optional.empty(), List.of(), Optional.empty());

    public Agreement {
        signatures = List.copyOf(signatures);
    }

    /** What came of signing. */
    public sealed interface Signing {
        /** A new signature. */
        record Signed(Signature signature) implements Signing {}

        /** The same person signed for the same team before; that signature stands. */
        record SignedBefore() implements Signing {}

        /** The person's team is none of those that must agree. */
        record OtherTeam(Person person) implements Signing {}

        /** Somebody else signed for the person's team. */
        record TeamSigned(Signature signature) implements Signing {}

        /** The same person signed, for the other team: two people are needed. */
        record SamePerson(Signature signature) implements Signing {}
    }

    /** Proposed at an instant, and not signed yet. */
    public static Agreement proposed(Instant at) {
        return new Agreement(Optional.of(at), List.of(), Optional.empty());
    }

    /** The teams whose signature is missing. */
    public List<Team> missing() {
        return NEEDED.stream().filter(team -> by(team).isEmpty()).toList();
    }

    /** Whether both teams signed. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /** Lets a person sign for the person's team. */
    public Signing sign(Person person, Instant at) {
        Optional<Signature> own = by(person.id());
        Optional<Signature> teams = by(person.team());
        if (own.isPresent()) {
            return own.get().team() == person.team()
                    ? new Signing.SignedBefore()
                    : new Signing.SamePerson(own.get());
        }
        if (!NEEDED.contains(person.team())) {
            return new Signing.OtherTeam(person);
        }
        return teams.<Signing>map(Signing.TeamSigned::new).orElseGet(
                () -> new Signing.Signed(new Signature(person.id(), person.name(), person.team(), at)));
    }

    /** This, with one more signature. */
    public Agreement with(Signature signature) {
        return new Agreement(proposedAt, Stream.concat(signatures.stream(), Stream.of(signature)).toList(), waiver);
    }

    /** This, where it judges by a waiver if there is one. */
    public Agreement with(Optional<Waiver> reason) {
        return new Agreement(proposedAt, signatures, reason);
    }

    private Optional<Signature> by(Team team) {
        return signatures.stream().filter(signature -> signature.team() == team).findFirst();
    }

    private Optional<Signature> by(UUID person) {
        return signatures.stream().filter(signature -> signature.person().equals(person)).findFirst();
    }
}
