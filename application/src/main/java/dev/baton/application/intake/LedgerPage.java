package dev.baton.application.intake;

import dev.baton.application.announcement.Announcement;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What can be read and written within one transaction, shaped for batches: each method is one statement or a few, whatever
 * the number of facts. Every method takes its locks in one order (keys by kind and text, engagements by id, leads by id as
 * unsigned bytes), so that transactions wait for each other and do not deadlock.
 */
public interface LedgerPage {

    /** The version that judges leads now; empty while none is active. */
    Optional<JudgedBy> activeVersion();

    /** Who holds these keys; keys that nobody holds are not in the answer. */
    Map<IdentityKey, Holder> holders(Collection<IdentityKey> keys);

    /**
     * The subjects of these leads, each the first that the lead had by itself, and the lead that it is part of now; leads
     * that do not exist, or not any more, are not in the answer.
     */
    Map<LeadId, Holder> holdersOf(Collection<LeadId> leads);

    /**
     * Creates subjects, each with a lead of its own and its keys.
     *
     * @throws LedgerBusy if one of the keys was taken meanwhile
     */
    void open(List<NewSubject> subjects);

    /**
     * Gives further keys to subjects that exist.
     *
     * @throws LedgerBusy if one of the keys was taken meanwhile
     */
    void claim(Map<IdentityKey, SubjectId> keys);

    /**
     * Gives the subjects of anonymous leads to other leads as their own, and forgets the anonymous leads. Where the other
     * lead has been merged, they are linked to the lead that it is part of.
     *
     * @throws LedgerBusy if one of the leads has joined another meanwhile, or one that was anonymous has become known
     */
    void join(Map<LeadId, LeadId> anonymousToKnown);

    /**
     * Leads that were anonymous have become known.
     *
     * @throws LedgerBusy if one of them has become known or joined another meanwhile: it is somebody already
     */
    void makeKnown(Collection<LeadId> leads);

    /**
     * Notes that two leads may be one person; noting it again changes nothing, and a pair that was settled stays so.
     *
     * @throws LedgerBusy if one of them is not there any more
     */
    void suggestMerges(Collection<MergeSuggestion> suggestions);

    /**
     * Links the subjects of a lead to another one, of which it becomes a part. Its row and its recorded changes of stage
     * stay; what suggested to merge the two is settled.
     *
     * @throws LedgerBusy if one of the two is anonymous, has been merged or is not there any more
     */
    void merge(LeadId kept, LeadId other, Instant at);

    /**
     * Takes a merge back: the part gets its own subjects again, with those of the leads that are parts of it.
     *
     * @throws LedgerBusy if the part does not belong to the whole any more
     */
    void unmerge(LeadId whole, LeadId part);

    /** Settles what suggests to merge two leads. @return whether anything did */
    boolean dismissMerge(LeadId one, LeadId other, Instant at);

    /**
     * Erases a lead and all that has become part of it: nothing that tells of the person stays, in whatever table, but what
     * {@link #blankUnread} looks for.
     *
     * @param suppress whether to remember the keys, as salted hashes
     * @throws LedgerBusy if the lead has become part of another one, or is not there any more
     */
    void erase(LeadId lead, boolean suppress, Instant at);

    /** The keys of these leads, each with those of its parts; a lead without any is not in the answer. */
    Map<LeadId, List<IdentityKey>> keysOf(Collection<LeadId> leads);

    /** The keys of a lead, with those of its parts. */
    default List<IdentityKey> keysOf(LeadId lead) {
        return keysOf(List.of(lead)).getOrDefault(lead, List.of());
    }

    /**
     * Looks through items that could not be read, and of which nobody knows whom they are about, for these keys; empties those
     * that name one.
     *
     * @param after behind which item to go on
     * @param most  how many items to look at
     * @return the last that was looked at; empty if there are no more
     */
    Optional<EngagementId> blankUnread(List<IdentityKey> keys, Optional<EngagementId> after, int most);

    /** Those of these keys that were suppressed when their holder was erased. */
    Set<IdentityKey> suppressed(Collection<IdentityKey> keys);

    /** How many attributes and questions have a type. */
    int attributeCount();

    /** The types of these attributes; one that nobody declared is not in the answer. */
    Map<String, AttributeValue.Type> attributeTypes(Collection<String> names);

    /**
     * Declares the types of attributes that are new.
     *
     * @throws LedgerBusy if one of them was declared with another type meanwhile
     */
    void declareTypes(Map<String, AttributeValue.Type> types);

    /** Which of these engagements are there, whose they are now and what was said first. */
    Map<EngagementId, First> told(Collection<EngagementId> engagements);

    /** Stores engagements once: the answer tells for each, in the given order, whether it is new. */
    List<Stored> storeEngagements(List<SubjectEngagement> engagements);

    /** The verdicts that hold of these engagements; those that nobody told of are not in the answer. */
    Map<EngagementId, Verdict> verdicts(Collection<EngagementId> engagements);

    /**
     * Stores verdicts about engagements that are there.
     *
     * @throws LedgerBusy if one of them was erased meanwhile
     */
    void storeVerdicts(List<VerdictGiven> verdicts);

    /** Stores facts; one that says the same about the same subject at the same time is there once. The answer: is it new? */
    List<Boolean> storeFacts(List<SubjectFact> facts);

    /**
     * Locks leads until the end of the transaction and reads their cards; those that do not exist, were erased, or have
     * become part of another are not in the answer.
     */
    Map<LeadId, Card> lock(Collection<LeadId> leads);

    /**
     * All facts about these leads, without engagements; a lead without any has an empty history. Judgements of leads that
     * have been merged into them are left out: the kept lead's own judge decides.
     */
    Map<LeadId, History> facts(Collection<LeadId> leads);

    /** The same with engagements and verdicts. */
    Map<LeadId, History> histories(Collection<LeadId> leads);

    /** Writes cards back. */
    void save(List<Card> cards);

    /** The stages that these leads entered as recorded, in order; a lead that never moved has an empty path. */
    Map<LeadId, List<Step>> recordedPaths(Collection<LeadId> leads);

    /** Appends changes of stage, recorded now; they are never changed. */
    void append(Map<LeadId, List<Transition>> transitions, Instant recordedAt);

    /**
     * Writes events, to be told when this transaction is done. Each gets the next number of its lead; who announces has
     * locked the lead.
     */
    void announce(List<Announcement> announcements);

    /** Keeps what an email platform delivered and nobody could read, so that nothing acknowledged is lost. */
    void keepUnread(List<UnreadItem> items);

    /**
     * Leads whose stage may change by itself at or before an instant, the longest due first, locked; those another instance
     * works on are left out.
     */
    List<LeadId> claimDue(Instant now, int most);

    /**
     * Known leads that another version than this judges, or none yet, locked; those another instance works on are left out.
     */
    List<LeadId> claimJudgedOtherwise(JudgedBy active, int most);

    /** What the activation of the version that judges means for stages; none after it was cancelled, or if nobody knows. */
    StageEffects effects();

    /** These leads would move by the version that judges, and wait for their day. */
    void await(List<Awaiting> leads);

    /** These leads wait no more. */
    void awaitNoMore(Collection<LeadId> leads);

    /**
     * The activation of the version that judges, locked, so that one instance at a time lets leads have their turn. Empty if it
     * has ended, or another instance is at it.
     */
    Optional<StageEffects> claimRescoring();

    /** How many leads the activation of the version that judges has moved on a day. */
    int movedOn(LocalDate day);

    /** Notes that the activation of the version that judges has moved leads. */
    void moved(LocalDate day, int leads);

    /** Leads that wait for their day, locked: those that rise first, then by score; those another works on are left out. */
    List<LeadId> claimAwaiting(int most);

    /** Accounts, and what their leads come to. */
    AccountPage accounts();

    /** Handoffs. */
    HandoffPage handoffs();

    /** Leads that are to be offered. */
    WishPage wishes();

    /** To whom of a team handoffs go. */
    RoutingPage routing();

    /** Notes that all leads are judged by the version that judges, if it is so, and that it ends, if nobody waits. */
    void endRescoring(Instant at);

    /**
     * A lead whose stage would follow.
     *
     * @param rises whether it would enter a stage
     */
    record Awaiting(LeadId lead, boolean rises, int score) {}

    /**
     * Who holds a key.
     *
     * @param lead the lead that the subject is linked to now
     * @param own  the lead whose subject it is by itself: another one while that has been merged into {@code lead}
     */
    record Holder(SubjectId subject, LeadId lead, boolean anonymous, LeadId own) {
        /** The holder of a key of a lead that has not been merged. */
        public Holder(SubjectId subject, LeadId lead, boolean anonymous) {
            this(subject, lead, anonymous, lead);
        }
    }

    /** A subject to be created, with a lead of its own. */
    record NewSubject(SubjectId subject, LeadId lead, boolean anonymous, List<IdentityKey> keys, Instant recordedAt) {
        public NewSubject {
            keys = List.copyOf(keys);
        }
    }

    /** An engagement, whose it is, and the fingerprint of what was said. */
    record SubjectEngagement(SubjectId subject, Engagement engagement, long digest) {}

    /** A fact and whose it is. */
    record SubjectFact(SubjectId subject, LeadFact fact) {}

    /** Who has an engagement that is there, whose it is by itself, and the fingerprint of what was said first. */
    record First(LeadId lead, LeadId own, long digest) {
        /** An engagement of a lead that has not been merged. */
        public First(LeadId lead, long digest) {
            this(lead, lead, digest);
        }
    }

    /** What storing an engagement came to. */
    sealed interface Stored {
        /** It is new. */
        record New() implements Stored {}

        /** It was there; it belongs to this lead now. */
        record There(LeadId lead, boolean differs) implements Stored {}
    }

    /**
     * The row of a lead.
     *
     * @param judge  the version under which the bytes were written; empty while no version has judged the lead
     * @param bytes  the scorecard, empty with the judge
     * @param stage  the stage as of the card, for lists
     * @param source where the lead came from, for lists and the funnel
     * @param due    the next instant at which the stage may change by itself
     * @param account the account to which the lead belongs, by what is known
     */
    record Card(LeadId lead, boolean anonymous, Optional<JudgedBy> judge, byte[] bytes, Stage stage,
            Optional<String> source, Optional<Instant> due, Optional<Account> account) {
        /** A lead of no account. */
        public Card(LeadId lead, boolean anonymous, Optional<JudgedBy> judge, byte[] bytes, Stage stage,
                Optional<String> source, Optional<Instant> due) {
            this(lead, anonymous, judge, bytes, stage, source, due, Optional.empty());
        }

        /** The scorecard that was written last; empty if nothing judges the lead, or if another release wrote it. */
        public Optional<Scorecard> scorecard(Function<JudgedBy, Plan> plans) {
            return judge.flatMap(by -> Scorecard.read(bytes, by, plans.apply(by)));
        }

        /** Whether it says what another row says: to write it would change nothing. */
        boolean isSameAs(Card other) {
            return Arrays.equals(bytes, other.bytes) && equals(new Card(other.lead, other.anonymous, other.judge, bytes,
                    other.stage, other.source, other.due, other.account));
        }

        /** The id of the account. */
        Optional<UUID> accountId() {
            return account.map(Account::id);
        }
    }

    /** Two leads that a fact named together. */
    record MergeSuggestion(LeadId kept, LeadId other, IdentityKey by, Instant recordedAt) {}

    /**
     * An item of a delivery that could not be read.
     *
     * @param recipient whom it is about, as far as that could be read
     */
    record UnreadItem(EngagementId id, Optional<IdentityKey> recipient, String reason, String body,
            Instant recordedAt) {
        /** An item of which nobody knows whom it is about. */
        public UnreadItem(EngagementId id, String reason, String body, Instant recordedAt) {
            this(id, Optional.empty(), reason, body, recordedAt);
        }

        /** Whether it is about one of these people. */
        public boolean isAbout(Set<IdentityKey> people) {
            return recipient.filter(people::contains).isPresent();
        }
    }
}
