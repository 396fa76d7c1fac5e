package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Folds a whole history anew: what a card must equal, whatever the order in which its facts arrived. */
public final class Replay {
    private final Function<JudgedBy, Plan> plans;
    private final Profile profile = new Profile();
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private Optional<Scorecard> card = Optional.empty();

    private Replay(Function<JudgedBy, Plan> plans) {
        this.plans = plans;
    }

    /**
     * The card that a history gives.
     *
     * @param plans the plan of each version that ever judged the lead
     * @param upTo  facts that stand later than this are left out, and nothing that becomes due later happens
     * @return empty while no version has judged the lead
     */
    public static Optional<Scorecard> of(History history, Function<JudgedBy, Plan> plans, Instant upTo) {
        Replay replay = new Replay(plans);
        for (Group group : Group.inOrder(history.judged())) {
            if (!group.at().isAfter(upTo)) {
                replay.take(group);
            }
        }
        return replay.card;
    }

    /**
     * The card of a lead that another version judges from an instant on, behind everything that is known: the stages of the
     * past stay as they are kept, and what the next version counts is counted in one go. The same card as {@link #of} gives.
     *
     * @param kept    the card by the version before
     * @param history all that the kept card was made of
     */
    public static Scorecard onward(Scorecard kept, History history, LeadFact judgement,
            Function<JudgedBy, Plan> plans) {
        Replay replay = new Replay(plans);
        replay.card = Optional.of(kept);
        replay.facts.addAll(history.facts());
        replay.facts.forEach(replay.profile::add);
        replay.engagements.addAll(history.judged().engagements());
        replay.take(new Group(judgement.position(), List.of(judgement), List.of()));
        return replay.card.orElseThrow();
    }

    private void take(Group group) {
        group.judgement().ifPresent(judge -> judge(judge, group));
        if (card.isPresent()) {
            card.get().take(group, profile);
        } else {
            group.facts().forEach(profile::add);
        }
        facts.addAll(group.facts());
        engagements.addAll(group.engagements());
    }

    private void judge(JudgedBy judge, Group group) {
        Plan plan = plans.apply(judge);
        Tally counted = new Tally(plan);
        facts.stream().filter(LeadFact::makesKnown).forEach(fact -> counted.known(fact.when().occurredAt()));
        engagements.forEach(counted::add);
        counted.profile(profile);
        card.ifPresent(before -> before.askWhileDue(group.at().minusMillis(1)));
        card = Optional
                .of(card.map(before -> before.judgedBy(judge, counted, group.at()))
                        .orElseGet(() -> Scorecard.of(judge, counted, group.at())));
        engagements.forEach(card.get()::see);
    }
}
