package dev.baton.application.intake;

import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Load;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Handoffs, and leads that are to be offered, within one transaction. Whatever is written of a handoff is written while its
 * lead is locked; teams are locked after leads, by their keys.
 */
public interface HandoffPage {

    /** These leads are to be offered in their cycles of a kind, whatever was noted of them before. */
    void wish(List<Wish> wishes);

    /** The same of those of whom nothing is noted. */
    void wishIfUnknown(List<Wish> wishes);

    /** These are not to be offered any more. @return who was to be */
    Set<Wanting> wishNoMore(Collection<Wanting> leads);

    /** Whoever of these leads waits for something new is looked at again at an instant. */
    void wake(Collection<LeadId> leads, Instant at);

    /**
     * All that wait for something new are looked at again at an instant, since offers rest on something else than before, e.g.
     * on another policy. Once for all instances: nothing happens where they did so on this ground already.
     *
     * @param ground what offers rest on, in any words
     */
    void wakeAll(String ground, Instant at);

    /**
     * Leads that are to be looked at by an instant, those who were not yet before the others, the longest due first, locked; those that another instance works on are
     * left out.
     */
    List<LeadId> claimWishes(Instant now, int most);

    /** What is wished of these leads, which are locked. */
    List<Wish> wishes(Collection<LeadId> leads);

    /** What of these leads was offered and came back unanswered. */
    List<CameBack> cameBack(Collection<LeadId> leads);

    /** The open handoffs of these leads, which are locked. */
    Map<LeadId, List<Handoff>> open(Collection<LeadId> leads);

    /** A handoff; its lead is to be locked before anything is written. */
    Optional<Handoff> find(UUID handoff);

    /** Adds handoffs, each with its packet. */
    void add(Map<Handoff, Tree.Branch> packets);

    /** Writes handoffs as they are now. */
    void save(Collection<Handoff> handoffs);

    /** Appends what happened. */
    void append(List<Happening> happenings);

    /**
     * A team as it is written, locked until the end: who chooses one of its reps chooses alone, and it stays as it is. Empty if
     * there is none.
     */
    Optional<Tree.Branch> lockTeam(String team);

    /** What the reps of a team have; it is exact while the team is locked. */
    Map<UUID, Load> loads(String team);

    /** The reps of these handoffs have had their turn. */
    void turn(Collection<Handoff> routed, Instant at);

    /** Who of a team has open handoffs of these accounts. */
    Map<UUID, Set<UUID>> holders(String team, Collection<UUID> accounts);

    /** Accepted handoffs of these leads are looked at at an instant, as if something were due on their clocks. */
    void stir(Collection<LeadId> leads, Instant at);

    /** The rules by which what sales has accepted was offered. */
    Set<Handoff.ByRule> acceptedBy();

    /** Accepted handoffs that were offered by these rules are looked at at an instant, whoever their leads are. */
    void stirBy(Set<Handoff.ByRule> rules, Instant at);

    /** A handoff was looked at, and is again at an instant, if at any before it is stirred. */
    void looked(UUID handoff, Optional<Instant> again);

    /**
     * Leads of handoffs on whose clocks something is due by an instant, or that are to be looked at, the longest due first,
     * locked; those that another instance works on are left out.
     */
    List<LeadId> claimClocks(Instant now, int most);

    /**
     * Leads of handoffs of a team that nobody has, or nobody who can answer, locked: those in its queue, the longest there first,
     * those that were accepted for nobody, and those that were offered to reps who are not there.
     *
     * @param there  who is there
     * @param queued whether those in the queue are wanted, since somebody is free
     * @param alone  leads that are left alone for now
     */
    List<LeadId> claimUnattended(String team, Set<UUID> there, boolean queued, Set<LeadId> alone, int most);

    /** A lead in its cycles of a kind. */
    record Wanting(LeadId lead, CycleKind kind) {}

    /** That a lead came back unanswered, by which rule it had been offered, and when it came. */
    record CameBack(Wanting who, Handoff.ByRule rule, Instant at) {}

    /**
     * A lead that is to be offered.
     *
     * @param dueAt when it is looked at
     */
    record Wish(Wanting who, Status status, Instant dueAt) {
        /** A lead that has just come to a stage from which it is offered. */
        public static Wish now(Wanting who, Instant at) {
            return new Wish(who, new Status.Fresh(), at);
        }
    }

    /** What has become of a wish. */
    sealed interface Status {
        /** It was not looked at yet. */
        record Fresh() implements Status {}

        /** Somebody wants it to be offered, also by a rule from which it came back unanswered. It was not looked at yet. */
        record Asked() implements Status {}

        /** No rule of the policy takes the lead, or there is no policy that could be asked. */
        record Unmatched(Miss miss) implements Status {}

        /**
         * The rule that takes it is one from which it came back unanswered, in this or another version of its policy: by that
         * rule it is not offered again without new evidence.
         *
         * @param since when it came back
         */
        record Returned(Handoff.ByRule rule, Instant since) implements Status {}
    }

    /** Why nobody is offered a lead that is ready. */
    enum Miss {
        /** No policy is active. */
        NO_POLICY,
        /** The policy asks for what the definition that judges does not have. */
        POLICY_UNFIT,
        /** None of its rules takes the lead. */
        NO_RULE,
        /** The rule names a team that is not there. */
        NO_TEAM;

        /** By their written words. */
        public static final Map<String, Miss> WORDS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Miss::code, Function.identity()));

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
