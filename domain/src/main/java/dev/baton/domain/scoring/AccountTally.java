package dev.baton.domain.scoring;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.RollUp;
import dev.baton.domain.scoring.Plan.Gathering;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the leads of one account come to together at an instant: they are shown to it one after the other, in any order. */
public final class AccountTally {
    private final Plan plan;
    private final Instant now;
    private final long[] values;
    private final BitSet[] filled;
    private Optional<Instant> due = Optional.empty();

    /** The tally of an account that has no lead. */
    public AccountTally(Plan plan, Instant now) {
        this.plan = plan;
        this.now = now;
        this.values = new long[plan.gatherings().size()];
        this.filled = new BitSet[values.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = new BitSet();
        }
    }

    /** Shows it a lead that was tallied under the same plan. */
    public void add(Tally lead, Instant at) {
        Sums sums = Sums.of(plan, lead, at.toEpochMilli());
        List<Gathering> gatherings = plan.gatherings();
        for (int i = 0; i < values.length; i++) {
            Gathering gathering = gatherings.get(i);
            int shown = sums.shown(gathering.score());
            switch (gathering.rollUp()) {
                case RollUp.Highest _ -> values[i] = Math.max(values[i], shown);
                case RollUp.Together _ -> values[i] += shown;
                case RollUp.Roles(var _, var _, var _, Condition.OfScore engaged) -> {
                    if (engaged.order().holds(Integer.compare(shown, engaged.than()))) {
                        fill(filled[i], gathering.roles(), lead);
                    }
                }
            }
        }
        plan.nextChange(lead, at).filter(next -> due.filter(next::isAfter).isEmpty())
                .ifPresent(next -> due = Optional.of(next));
    }

    private static void fill(BitSet filled, List<Integer> roles, Tally lead) {
        for (int i = 0; i < roles.size(); i++) {
            if (lead.answer(roles.get(i))) {
                filled.set(i);
            }
        }
    }

    /** What the leads come to, by the names of the definition. */
    public Map<String, Integer> values() {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            RollUp rollUp = plan.gatherings().get(i).rollUp();
            long value = switch (rollUp) {
                case RollUp.Highest _ -> values[i];
                case RollUp.Together(var _, var _, int most) -> Math.min(values[i], most);
                case RollUp.Roles _ -> filled[i].cardinality();
            };
            all.put(rollUp.id(), Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return all;
    }

    /** The instant for which it holds. */
    public Instant at() {
        return now;
    }

    /** When one of the leads may come to something else by itself: may be early, never late; empty if none can. */
    public Optional<Instant> due() {
        return due;
    }
}
