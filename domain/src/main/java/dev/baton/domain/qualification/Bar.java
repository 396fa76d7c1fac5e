package dev.baton.domain.qualification;

import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What keeps a lead out of qualified stages that a person took out of one: for a while, and until it shows something new.
 *
 * @param since    when it was taken out
 * @param coolDown how long it stays out at least, as the person decided
 * @param shown    the stages for which it has shown new evidence since
 */
record Bar(Instant since, Duration coolDown, Set<Stage> shown) {
    static Bar of(Instant since, Duration coolDown) {
        return new Bar(since, coolDown, EnumSet.noneOf(Stage.class));
    }

    /** The first instant at which a stage rule's cool-down and the person's have both passed. */
    Instant ends(StageRule rule) {
        Duration longer = rule.coolDown().compareTo(coolDown) > 0 ? rule.coolDown() : coolDown;
        return since.plus(longer);
    }

    /** Whether it keeps the lead from a stage at an instant. */
    boolean keepsFrom(Stage asked, StageRule rule, Instant at) {
        return at.isBefore(ends(rule)) || rule.newEvidence() && !shown.contains(asked);
    }

    /** Takes an engagement in, for the stages of a kind of cycle. */
    void see(Engagement engagement, List<Stage> entrances, Plan plan) {
        if (engagement.when().occurredAt().isAfter(since)) {
            entrances.stream().filter(asked -> plan.isNewEvidence(asked, engagement)).forEach(shown::add);
        }
    }

    /** The same under another version, of which nothing has been seen yet. */
    Bar anew() {
        return of(since, coolDown);
    }
}
