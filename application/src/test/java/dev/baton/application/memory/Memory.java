package dev.baton.application.memory;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.ApiKeys.ApiKey;
import dev.baton.application.alerting.Alert;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Event;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.checklist.Checklists.StoredChecklist;
import dev.baton.application.feed.Feeds.Feed;
import dev.baton.application.intake.AccountPage.AccountNote;
import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.AccountPage.Telling;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage.Awaiting;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.application.team.Teams.OpenHandoffs;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.team.Absence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Everything that is stored. The values never change, so a copy of the maps is a copy of all. */
final class Memory {
    final Map<LeadId, Row> leads = new LinkedHashMap<>();
    final Map<SubjectId, LeadId> subjects = new LinkedHashMap<>();
    /** Whose each subject is by itself. */
    final Map<SubjectId, LeadId> own = new LinkedHashMap<>();
    /** Leads that have been merged, and into which. */
    final Map<LeadId, LeadId> merged = new LinkedHashMap<>();
    final Map<LeadId, Instant> erased = new LinkedHashMap<>();
    final Map<IdentityKey, Instant> suppressed = new LinkedHashMap<>();
    /** Pairs that are not suggested again. */
    final Map<MergeSuggestion, Instant> settled = new LinkedHashMap<>();
    final Map<IdentityKey, SubjectId> keys = new LinkedHashMap<>();
    final Map<EngagementId, SubjectEngagement> engagements = new LinkedHashMap<>();
    final List<VerdictGiven> verdicts = new ArrayList<>();
    final Map<Said, SubjectFact> facts = new LinkedHashMap<>();
    final Map<LeadId, List<RecordedTransition>> transitions = new LinkedHashMap<>();
    final List<MergeSuggestion> suggestions = new ArrayList<>();
    final Map<String, AttributeValue.Type> attributes = new LinkedHashMap<>();
    final Map<EngagementId, UnreadItem> unread = new LinkedHashMap<>();
    final List<StoredVersion> definitions = new ArrayList<>();
    final List<StoredVersion> policies = new ArrayList<>();
    final Map<String, ApiKey> apiKeys = new LinkedHashMap<>();
    final List<Colleague> people = new ArrayList<>();
    final Map<String, Feed> feeds = new LinkedHashMap<>();
    final Map<String, StoredTeam> teams = new TreeMap<>();
    final Map<String, OpenHandoffs> openHandoffs = new TreeMap<>();
    final Map<UUID, Absence> absences = new LinkedHashMap<>();
    final Map<Name, Kept> answers = new LinkedHashMap<>();
    final Map<String, StoredChecklist> checklists = new TreeMap<>();

    final Map<JudgedBy, Course> rescorings = new LinkedHashMap<>();
    final List<Moved> moves = new ArrayList<>();
    final Map<LeadId, Waiting> awaiting = new LinkedHashMap<>();

    final List<AccountNote> accountNotes = new ArrayList<>();
    final Map<UUID, RollUpRow> rollUps = new LinkedHashMap<>();
    final List<Telling> tellings = new ArrayList<>();

    final Map<Wanting, Wish> wishes = new LinkedHashMap<>();
    Optional<String> offersRestOn = Optional.empty();
    final Map<UUID, KeptHandoff> handoffs = new LinkedHashMap<>();
    final List<Happening> happenings = new ArrayList<>();
    final Map<Turn, Instant> turns = new LinkedHashMap<>();
    final Map<UUID, Instant> stirred = new LinkedHashMap<>();

    /** A handoff, the lead of which it was made, its packet, empty after that was erased, and which version found it ready. */
    record KeptHandoff(Handoff handoff, LeadId own, Optional<Tree.Branch> packet, Optional<JudgedBy> judge) {}

    /** Whose turn it was. */
    record Turn(String team, UUID rep) {}

    final Map<LeadId, Long> sequences = new LinkedHashMap<>();
    final Map<UUID, Event> events = new LinkedHashMap<>();
    /** The places of events that have one; it stays when an event is forgotten. */
    final Map<Long, UUID> places = new LinkedHashMap<>();
    /** Events that a rule keeps from endpoints. */
    final List<UUID> untold = new ArrayList<>();

    final Map<UUID, Endpoint> endpoints = new LinkedHashMap<>();
    final Map<Way, Tried> deliveries = new LinkedHashMap<>();

    /** In the order in which things happened. */
    final Map<UUID, Written> alerts = new LinkedHashMap<>();
    /** Up to which place somebody looked who is to be alerted. */
    final Map<Boolean, Long> alertPlace = new LinkedHashMap<>();

    /** How an alert stands. */
    record Written(Alert alert, Alert.State state, Optional<Instant> due, boolean taken, int attempts, int tries,
            Optional<Instant> lastAt, Optional<String> why) {}

    /** Which event goes to which endpoint. */
    record Way(UUID event, UUID endpoint) {}

    /** How a delivery stands. */
    record Tried(State state, Optional<Instant> due, int tries, List<Attempt> attempts) {}

    /** How far a rescoring has come, but for what is counted when somebody asks. */
    record Course(StageEffects effects, long total, Instant startedAt, Optional<Instant> countedAt,
            Optional<Instant> endedAt, boolean cancelled, long uncounted) {}

    /** Leads that a rescoring moved on a day. */
    record Moved(JudgedBy by, LocalDate day, int leads) {}

    /** A lead that waits for its day, and by which version. */
    record Waiting(JudgedBy by, Awaiting lead) {}

    /** A lead and since when it is there. */
    record Row(Card card, Instant createdAt) {}

    /** What makes a fact the same: whose it is, what it says, and when that was so. */
    record Said(SubjectId subject, Statement says, Instant occurredAt) {}

    /** All of this, apart from what happens to this afterwards. */
    Memory copy() {
        Memory copy = new Memory();
        copy.become(this);
        return copy;
    }

    /** Forgets everything and holds what another one holds. */
    void become(Memory other) {
        replace(leads, other.leads);
        replace(subjects, other.subjects);
        replace(own, other.own);
        replace(merged, other.merged);
        replace(erased, other.erased);
        replace(suppressed, other.suppressed);
        replace(settled, other.settled);
        replace(keys, other.keys);
        replace(engagements, other.engagements);
        replace(verdicts, other.verdicts);
        replace(facts, other.facts);
        replace(transitions, other.transitions);
        replace(attributes, other.attributes);
        replace(apiKeys, other.apiKeys);
        replace(people, other.people);
        replace(feeds, other.feeds);
        replace(teams, other.teams);
        replace(openHandoffs, other.openHandoffs);
        replace(absences, other.absences);
        replace(answers, other.answers);
        replace(checklists, other.checklists);
        replace(suggestions, other.suggestions);
        replace(unread, other.unread);
        replace(definitions, other.definitions);
        replace(policies, other.policies);
        replace(rescorings, other.rescorings);
        replace(moves, other.moves);
        replace(accountNotes, other.accountNotes);
        replace(rollUps, other.rollUps);
        replace(tellings, other.tellings);
        replace(wishes, other.wishes);
        offersRestOn = other.offersRestOn;
        replace(handoffs, other.handoffs);
        replace(happenings, other.happenings);
        replace(turns, other.turns);
        replace(stirred, other.stirred);
        replace(awaiting, other.awaiting);
        replace(sequences, other.sequences);
        replace(events, other.events);
        replace(places, other.places);
        replace(untold, other.untold);
        replace(endpoints, other.endpoints);
        replace(deliveries, other.deliveries);
        replace(alerts, other.alerts);
        replace(alertPlace, other.alertPlace);
    }

    private static <K, V> void replace(Map<K, V> own, Map<K, V> other) {
        own.clear();
        own.putAll(other);
    }

    private static <T> void replace(List<T> own, List<T> other) {
        own.clear();
        own.addAll(other);
    }

    /** Whether a lead is one of its own: neither merged nor erased. */
    boolean isLive(LeadId lead) {
        return leads.containsKey(lead) && !merged.containsKey(lead) && !erased.containsKey(lead);
    }

    /** The lead itself, or that of which it is part. */
    LeadId whole(LeadId lead) {
        LeadId whole = lead;
        while (merged.get(whole) instanceof LeadId into) {
            whole = into;
        }
        return whole;
    }

    List<SubjectId> subjectsOf(LeadId lead) {
        return subjects.entrySet().stream().filter(entry -> entry.getValue().equals(lead)).map(Map.Entry::getKey)
                .toList();
    }
}
