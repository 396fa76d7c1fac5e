package dev.baton.application.handoff;

import dev.baton.application.access.People;
import dev.baton.application.announcement.EventType;
import dev.baton.application.handoff.Handoffs.Count;
import dev.baton.application.handoff.Handoffs.DuePlace;
import dev.baton.application.handoff.Handoffs.OfferedPlace;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.handoff.Handoffs.Step;
import dev.baton.application.handoff.Handoffs.Wanted;
import dev.baton.application.handoff.Handoffs.Why;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.application.lead.Leads;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.team.SalesTeam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Looks handoffs up: a rep's and a team's queue, what became of them, and what sales operations has to look after. */
public final class HandoffDirectory {
    private static final Span EVER = new Span(Instant.parse("1900-01-01T00:00:00Z"),
            Instant.parse("2200-01-01T00:00:00Z"));
    private final Handoffs handoffs;
    private final Leads leads;
    private final TeamRegistry teams;
    private final People people;
    private final InstantSource clock;

    /** The directory of these handoffs. */
    public HandoffDirectory(Handoffs handoffs, Leads leads, TeamRegistry teams, People people, InstantSource clock) {
        this.handoffs = handoffs;
        this.leads = leads;
        this.teams = teams;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Who a lead is, in short.
     *
     * @param name what is known of it as {@code name}
     * @param keys none if the lead was erased
     */
    public record Who(LeadId lead, Optional<String> name, List<IdentityKey> keys) {
        public Who {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A handoff as it is shown at an instant.
     *
     * @param names of the people who work here, or did
     * @param team  as it is now; empty if there is no such team any more
     */
    public record View(Handoff handoff, Who who, Map<UUID, String> names, Optional<SalesTeam> team, Instant at) {}

    /** A handoff with its life. */
    public record Life(View view, List<Step> steps) {
        /** Why the offer was taken back, as its code; empty if it was not. */
        public Optional<String> withdrawn() {
            return steps.stream().filter(step -> step.what() == EventType.HANDOFF_WITHDRAWN)
                    .flatMap(step -> step.about().at("why").stream())
                    .flatMap(why -> why instanceof Tree.Text(String code) ? Stream.of(code) : Stream.empty())
                    .findFirst();
        }
    }

    /** A lead that waits to be offered. */
    public record Waiting(Wish wish, Who who) {}

    /** How many handoffs are open, with whom, and how many leads wait to be offered. */
    public record Counts(List<Count> open, Map<UUID, String> names, Map<Why, Integer> waiting) {}

    /** One handoff. */
    public Optional<Life> find(UUID handoff) {
        return handoffs.find(handoff)
                .map(found -> new Life(views(List.of(found)).getFirst(), handoffs.steps(handoff)));
    }

    /** What was known of the lead when it was offered; empty if there is none, or the lead was erased. */
    public Optional<Tree.Branch> packet(UUID handoff) {
        return handoffs.packet(handoff);
    }

    /** Open handoffs by the time left. */
    public List<View> open(Wanted wanted, Optional<DuePlace> after, int most) {
        return views(handoffs.open(wanted, now(), after, most));
    }

    /** Handoffs that were offered within a span, newest first. */
    public List<View> newest(Wanted wanted, Optional<Instant> from, Optional<Instant> until,
            Optional<OfferedPlace> after, int most) {
        Span offered = new Span(from.orElse(EVER.from()), until.orElse(EVER.until()));
        return views(handoffs.newest(wanted, offered, now(), after, most));
    }

    /** Handoffs of a lead, newest first, those behind a place; empty if there is no such lead. */
    public Optional<List<View>> ofLead(LeadId lead, Optional<OfferedPlace> after, int most) {
        return leads.find(lead).map(row -> newest(new Wanted(Optional.empty(), Optional.empty(),
                EnumSet.allOf(HandoffState.class), Optional.empty(), Optional.empty(), Optional.of(row.card().lead())),
                Optional.empty(), Optional.empty(), after, most));
    }

    /** Whether there is such a team, or was one that had handoffs. */
    public boolean knowsTeam(String team) {
        return teams.find(team).isPresent() || !handoffs.newest(new Wanted(Optional.of(team), Optional.empty(),
                EnumSet.allOf(HandoffState.class), Optional.empty(), Optional.empty(), Optional.empty()), EVER, now(),
                Optional.empty(), 1).isEmpty();
    }

    /** The keys of the teams. */
    public List<String> teams() {
        return teams.list().stream().map(StoredTeam::key).toList();
    }

    /** How many are open, of one team or of all; who waits to be offered belongs to no team yet, and is counted in any case. */
    public Counts counts(Optional<String> team) {
        Map<Why, Integer> waiting = new EnumMap<>(Why.class);
        for (Why why : Why.values()) {
            waiting.put(why, handoffs.waiting(why));
        }
        return new Counts(handoffs.counts(team, now()), names(), waiting);
    }

    /** Leads that are ready and that nobody is offered. */
    public List<Waiting> waiting(Optional<Why> why, Optional<Wanting> after, int most) {
        List<Wish> wishes = handoffs.waiting(why, after, most);
        Map<LeadId, Who> who = who(wishes.stream().map(wish -> wish.who().lead()).toList());
        return wishes.stream().map(wish -> new Waiting(wish, of(who, wish.who().lead()))).toList();
    }

    private List<View> views(List<Handoff> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Instant now = now();
        Map<UUID, String> names = names();
        Map<LeadId, Who> who = who(found.stream().map(Handoff::lead).toList());
        Map<String, Optional<SalesTeam>> ofTeams = new HashMap<>();
        return found.stream().map(each -> new View(each, of(who, each.lead()), names,
                ofTeams.computeIfAbsent(each.team(), teams::team), now)).toList();
    }

    private static Who of(Map<LeadId, Who> who, LeadId lead) {
        return who.getOrDefault(lead, new Who(lead, Optional.empty(), List.of()));
    }

    private Map<LeadId, Who> who(Collection<LeadId> asked) {
        Set<LeadId> distinct = Set.copyOf(asked);
        Map<LeadId, List<IdentityKey>> keys = leads.keys(distinct);
        Map<LeadId, List<LeadFact>> facts = leads.facts(distinct);
        Instant now = now();
        Map<LeadId, Who> who = new HashMap<>();
        distinct.forEach(lead -> who.put(lead, new Who(lead,
                name(Profile.of(facts.getOrDefault(lead, List.of()), now)),
                keys.getOrDefault(lead, List.of()))));
        return who;
    }

    private static Optional<String> name(Profile profile) {
        return profile.attributes().get("name") instanceof AttributeValue.Text(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        people.list().forEach(colleague -> names.put(colleague.person().id(), colleague.person().name()));
        return names;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
