package dev.baton.application.lead;

import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The leads as they are looked at; nothing is changed through this. */
public interface Leads {

    /** A lead's row, keys and times; of one that has been merged, those of the lead that it is part of. */
    Optional<LeadRow> find(LeadId lead);

    /** When a lead was erased; empty if it was not. */
    Optional<Instant> erasedAt(LeadId lead);

    /** The lead that holds a key. */
    Optional<LeadId> holding(IdentityKey key);

    /** Known leads, newest first, at most so many, those after a place in that order. */
    List<LeadRow> list(Filter filter, Optional<Place> after, int most);

    /** All facts, engagements and verdicts of a lead. */
    History history(LeadId lead);

    /** The keys of some leads, the strongest first; one without any is not in the answer. */
    Map<LeadId, List<IdentityKey>> keys(Collection<LeadId> leads);

    /** The facts without engagements of some leads, for their profiles. */
    Map<LeadId, List<LeadFact>> facts(Collection<LeadId> leads);

    /**
     * When something last came through a channel, by the engagements that prove it; a channel through which nothing came is
     * not in the answer.
     */
    Map<LeadId, Map<Channel, Instant>> cameThrough(Collection<LeadId> leads);

    /** The changes of stage of a lead as recorded, oldest first. */
    List<RecordedTransition> transitions(LeadId lead);

    /** What happened, latest first by the time it occurred, at most so many, those after a place in that order. */
    List<TimelineEntry> timeline(LeadId lead, Optional<TimelinePlace> after, int most);

    /** For each of some leads those that were merge-suggested with it; one without any is not in the answer. */
    Map<LeadId, List<LeadId>> suggestedMerges(Collection<LeadId> leads);

    /** Which leads may be one person and were neither merged nor dismissed; latest first, at most so many, after a place. */
    List<SuggestedMerge> suggestions(Optional<SuggestionPlace> after, int most);

    /** What an account is called and comes to; empty if no known lead belongs to it. */
    Optional<AccountRow> account(UUID account);

    /** The accounts that were reckoned, by id, at most so many, those after one. */
    List<AccountRow> accounts(Optional<UUID> after, int most);

    /** Known leads of an account, by id, at most so many, those after one. */
    List<LeadRow> members(UUID account, Optional<LeadId> after, int most);

    /**
     * An account as it is kept.
     *
     * @param reckoned what its leads came to when they were added up last; empty while nobody has added them up
     */
    record AccountRow(Account account, Optional<RollUpRow> reckoned) {}

    /**
     * A lead as it is kept.
     *
     * @param merged the leads that have become part of it
     */
    record LeadRow(Card card, List<IdentityKey> keys, Instant createdAt, List<LeadId> merged) {
        public LeadRow {
            keys = List.copyOf(keys);
            merged = List.copyOf(merged);
        }
    }

    /**
     * Two leads that one fact named together.
     *
     * @param lead  the one to which the fact went
     * @param other the one that holds the key
     * @param place where it stands in the list
     */
    record SuggestedMerge(LeadId lead, LeadId other, IdentityKey by, SuggestionPlace place) {}

    /** A place in the list of suggestions: behind the one recorded then about these two. */
    record SuggestionPlace(Instant recordedAt, LeadId kept, LeadId other) {}

    /** Which leads are wanted. */
    record Filter(Optional<Stage> stage, Optional<String> source) {}

    /** A place in the list: behind this lead. */
    record Place(Instant createdAt, LeadId lead) {}

    /** A change of stage as recorded; the sequence counts from 1 for each lead. */
    record RecordedTransition(int sequence, Transition transition, Instant recordedAt) {}

    /** One thing that happened. */
    sealed interface TimelineEntry {
        /** When it was so. */
        Instant at();

        /** Its id, unique within the timeline: settles the order of one instant. */
        String id();

        /** An engagement. */
        record Engaged(Engagement engagement) implements TimelineEntry {
            @Override
            public Instant at() {
                return engagement.when().occurredAt();
            }

            @Override
            public String id() {
                return "e:" + engagement.id().feed() + ":" + engagement.id().id();
            }
        }

        /** A fact about the lead. */
        record Said(LeadFact fact) implements TimelineEntry {
            @Override
            public Instant at() {
                return fact.when().occurredAt();
            }

            @Override
            public String id() {
                return "f:" + fact.id();
            }
        }

        /** What was found out about an engagement, at the moment when it was. */
        record Judged(VerdictGiven verdict) implements TimelineEntry {
            @Override
            public Instant at() {
                return verdict.recordedAt();
            }

            @Override
            public String id() {
                return "v:" + verdict.id();
            }
        }

        /** A change of stage. */
        record Moved(RecordedTransition moved) implements TimelineEntry {
            @Override
            public Instant at() {
                return moved.transition().effectiveAt();
            }

            @Override
            public String id() {
                return "t:%09d".formatted(moved.sequence());
            }
        }
    }

    /** A place in a timeline: behind this entry. */
    record TimelinePlace(Instant at, String id) {}
}
