package dev.baton.application.lead;

import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.Standing;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.LeadRow;
import dev.baton.application.lead.Leads.Place;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.application.lead.Leads.SuggestedMerge;
import dev.baton.application.lead.Leads.SuggestionPlace;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.application.lead.Leads.TimelinePlace;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Reachability;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Looks leads up: who they are, where they stand now or stood at any instant, and why. */
public final class LeadDirectory {
    private final Leads leads;
    private final Definitions definitions;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;

    /** The directory of these leads. */
    public LeadDirectory(Leads leads, Definitions definitions, Function<JudgedBy, Plan> plans, InstantSource clock) {
        this.leads = leads;
        this.definitions = definitions;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * A lead as it is shown at an instant.
     *
     * @param cameThrough when something last came through the channels that were called unreachable
     * @param cycles      where it is in its cycles; empty while no version has judged it
     * @param warning     the exclusion that holds although sales has accepted
     */
    public record LeadView(LeadRow row, Profile profile, Map<Channel, Instant> cameThrough, Standing standing,
            List<Progress> cycles, Optional<String> warning, List<LeadId> suggestedMerges, Instant at) {

        /** Whether a channel gets through to the lead, by what was said of it and what came through since. */
        public Reachability reachability(Channel channel) {
            return profile.reachability(channel, Optional.ofNullable(cameThrough.get(channel)));
        }
    }

    /**
     * Which score is wanted.
     *
     * @param at      as of when; the lead's present if empty
     * @param knownAt as known when: facts recorded later are left out
     * @param version by which version; the one that judged the lead at that instant if empty
     */
    public record Wanted(Optional<Instant> at, Optional<Instant> knownAt, Optional<JudgedBy> version) {
        /** The present, by the version that judges the lead. */
        public static final Wanted PRESENT = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A score and the stage that goes with it, or why there is none. */
    public sealed interface Found<T> {
        /** It is this. */
        record Is<T>(JudgedBy by, Stage stage, Instant stageSince, T value) implements Found<T> {}

        /** No version had judged the lead. */
        record Unjudged<T>() implements Found<T> {}

        /** There is no such lead. */
        record NoLead<T>() implements Found<T> {}

        /** There is no such version of a definition. */
        record NoVersion<T>(JudgedBy version) implements Found<T> {}
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A lead by its id; by the id of one that has been merged, the lead that it is part of. */
    public Optional<LeadView> find(LeadId lead) {
        return leads.find(lead).map(row -> views(List.of(row)).getFirst());
    }

    /** A lead by its id, or, if it has joined another one meanwhile, the lead that holds one of its keys now. */
    public Optional<LeadView> find(LeadId lead, List<IdentityKey> keys) {
        return find(lead).or(() -> keys.stream().flatMap(key -> holding(key).stream()).findFirst());
    }

    /** The keys of a lead; empty if there is no such lead. */
    public Optional<List<IdentityKey>> keys(LeadId lead) {
        return leads.find(lead).map(LeadRow::keys);
    }

    /** The lead that holds a key. */
    public Optional<LeadView> holding(IdentityKey key) {
        return leads.holding(key).flatMap(this::find);
    }

    /** Known leads, newest first. */
    public List<LeadView> list(Filter filter, Optional<Place> after, int most) {
        return views(leads.list(filter, after, most));
    }

    /** What an account is called and comes to; empty if no known lead belongs to it. */
    public Optional<AccountRow> account(UUID account) {
        return leads.account(account);
    }

    /** The accounts that were reckoned, by id. */
    public List<AccountRow> accounts(Optional<UUID> after, int most) {
        return leads.accounts(after, most);
    }

    /** Known leads of an account, by id. */
    public List<LeadView> members(UUID account, Optional<LeadId> after, int most) {
        return views(leads.members(account, after, most));
    }

    private List<LeadView> views(List<LeadRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<LeadId> ids = rows.stream().map(row -> row.card().lead()).toList();
        Map<LeadId, List<LeadFact>> facts = leads.facts(ids);
        Map<LeadId, List<LeadId>> merges = leads.suggestedMerges(ids);
        Map<LeadId, Profile> profiles = new HashMap<>();
        ids.forEach(lead -> {
            Profile profile = new Profile();
            facts.getOrDefault(lead, List.of()).forEach(profile::add);
            profiles.put(lead, profile);
        });
        Map<LeadId, Map<Channel, Instant>> cameThrough = cameThrough(profiles);
        Instant now = now();
        return rows.stream().map(row -> {
            LeadId lead = row.card().lead();
            return view(row, profiles.getOrDefault(lead, new Profile()), cameThrough.getOrDefault(lead, Map.of()),
                    merges.getOrDefault(lead, List.of()), now);
        }).toList();
    }

    /** Asked of the few alone of whom a channel was called unreachable. */
    private Map<LeadId, Map<Channel, Instant>> cameThrough(Map<LeadId, Profile> profiles) {
        List<LeadId> doubtful = new ArrayList<>();
        profiles.forEach((lead, profile) -> {
            if (Arrays.stream(Channel.values()).map(profile::reachability).anyMatch(Reachability.UNREACHABLE::equals)) {
                doubtful.add(lead);
            }
        });
        return doubtful.isEmpty() ? Map.of() : leads.cameThrough(doubtful);
    }

    private LeadView view(LeadRow row, Profile profile, Map<Channel, Instant> cameThrough, List<LeadId> merges,
            Instant now) {
        Optional<Scorecard> card = present(row.card(), now);
        return new LeadView(row, profile, cameThrough, Standing.of(row.card(), card, now),
                card.map(Scorecard::progress).orElse(List.of()),
                card.flatMap(folded -> folded.warning(folded.present(now))), merges, now);
    }

    /** The scorecard with everything followed that has become due. */
    private Optional<Scorecard> present(Card card, Instant now) {
        Optional<Scorecard> scorecard = card.scorecard(plans).or(() -> card.judge().flatMap(_ -> folded(card, now)));
        scorecard.ifPresent(read -> read.askWhileDue(now));
        return scorecard;
    }

    /** A card that another release wrote in its own format is folded anew; what was accepted lies this far ahead at most. */
    private Optional<Scorecard> folded(Card card, Instant now) {
        return Replay.of(leads.history(card.lead()), plans, now.plus(When.TOLERANCE));
    }

    /** What a lead scores, or scored. */
    public Found<Score> score(LeadId lead, Wanted wanted) {
        Optional<LeadRow> row = leads.find(lead);
        if (row.isEmpty()) {
            return new Found.NoLead<>();
        }
        if (wanted.equals(Wanted.PRESENT)) {
            Instant now = now();
            return Standing.of(row.get().card(), present(row.get().card(), now), now).judged()
                    .<Found<Score>>map(
                            judged -> new Found.Is<>(judged.by(), judged.stage(), judged.since(), judged.score()))
                    .orElseGet(Found.Unjudged::new);
        }
        return recount(row.get(), wanted, (history, plan, at) -> plan.score(history.tally(plan, at), at));
    }

    /** Why a lead scores, or scored, what it does. */
    public Found<Explanation> explanation(LeadId lead, Wanted wanted) {
        Optional<LeadRow> row = leads.find(lead);
        return row.isEmpty()
                ? new Found.NoLead<>()
                : recount(row.get(), wanted, (history, plan, at) -> history.explanation(plan.definition(), at));
    }

    private interface Counting<T> {
        T count(History history, Plan plan, Instant at);
    }

    private <T> Found<T> recount(LeadRow row, Wanted wanted, Counting<T> counting) {
        Optional<JudgedBy> unknown = wanted.version().filter(version -> definitions.find(version.definition(),
                version.version()).isEmpty());
        if (unknown.isPresent()) {
            return new Found.NoVersion<>(unknown.get());
        }
        Instant now = now();
        Instant at = wanted.at().orElseGet(() -> present(row.card(), now).map(card -> card.present(now)).orElse(now));
        History all = leads.history(row.card().lead());
        History history = wanted.knownAt().map(all::asKnownAt).orElse(all);
        Optional<Scorecard> card = Replay.of(history, plans, at);
        card.ifPresent(folded -> folded.askWhileDue(at));
        Optional<JudgedBy> by = wanted.version().or(() -> card.map(Scorecard::judge));
        return by.<Found<T>>map(judge -> new Found.Is<>(judge, card.map(Scorecard::stage).orElse(Stage.LEAD),
                card.map(Scorecard::since).orElse(Scorecard.BEGINNING),
                counting.count(history, plans.apply(judge), at)))
                .orElseGet(Found.Unjudged::new);
    }

    /** The changes of stage as recorded; empty if there is no such lead. */
    public Optional<List<RecordedTransition>> transitions(LeadId lead) {
        return leads.find(lead).map(row -> leads.transitions(row.card().lead()));
    }

    /** What happened, latest first; empty if there is no such lead. */
    public Optional<List<TimelineEntry>> timeline(LeadId lead, Optional<TimelinePlace> after, int most) {
        return leads.find(lead).map(row -> leads.timeline(row.card().lead(), after, most));
    }

    /** When a lead was erased; empty if it was not. */
    public Optional<Instant> erasedAt(LeadId lead) {
        return leads.erasedAt(lead);
    }

    /** Which leads may be one person, latest first. */
    public List<SuggestedMerge> suggestions(Optional<SuggestionPlace> after, int most) {
        return leads.suggestions(after, most);
    }
}
