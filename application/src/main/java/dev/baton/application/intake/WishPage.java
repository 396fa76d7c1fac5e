package dev.baton.application.intake;

import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leads that are to be offered, within one transaction. */
public interface WishPage {

    /** These leads are to be offered in their cycles of a kind, whatever was noted of them before. */
    void put(List<Wish> wishes);

    /** The same of those of whom nothing is noted. */
    void putIfUnknown(List<Wish> wishes);

    /** These are not to be offered any more. @return who was to be */
    Set<Wanting> remove(Collection<Wanting> leads);

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
     * Whether offers rest on this still, since all were woken for it; then they do until this transaction ends. Whoever offers
     * by something else would let people wait of whom nobody would know that they are to be woken.
     */
    boolean restsOn(String ground);

    /**
     * Leads that are to be looked at by an instant, those who were not yet before the others, the longest due first, locked;
     * those that another instance works on are left out.
     */
    List<LeadId> claim(Instant now, int most);

    /** What is wished of these leads, which are locked. */
    List<Wish> of(Collection<LeadId> leads);

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
