package dev.baton.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.chance.Cases;
import dev.baton.domain.chance.ChancePolicies;
import dev.baton.domain.chance.Judged;
import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Definition;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.plain.PlainScore;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Verdicts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolicyConditionsTest {
    private static final List<Stage> STAGES = List.of(Stage.MQL, Stage.PQL, Stage.SERVICE_QUALIFIED, Stage.SAL);

    /** A plan that is asked for more than its definition tells answers as one who reads the conditions as they are written. */
    @Test
    void a_policy_takes_the_leads_that_a_plain_reading_takes() {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger not = new AtomicInteger();
        Cases.check(300, chance -> {
            Judged judged = Judged.any(chance);
            Definition definition = chance.of(List.copyOf(judged.definitions().values()));
            HandoffPolicy policy = ChancePolicies.of(chance, definition);
            List<Condition> conditions = policy.rules().stream().map(rule -> rule.when().orElseThrow()).toList();
            Plan plan = Plan.choosing(definition, conditions);
            for (int i = 0; i < 4; i++) {
                Instant at = chance.of(judged.instants()).plusMillis(chance.of(0, 1, 3_600_000));
                Stage stage = chance.of(STAGES);
                Verdicts verdicts = plan.verdicts(judged.history().tally(plan, at), at);
                PlainScore plain = PlainScore.of(definition, judged.history(), at);
                for (int choice = 0; choice < conditions.size(); choice++) {
                    assertThat(verdicts.holds(choice, stage)).as("%s at %s in %s", conditions.get(choice), at, stage)
                            .isEqualTo(plain.holds(conditions.get(choice), stage));
                    (verdicts.holds(choice, stage) ? held : not).incrementAndGet();
                }
                assertThat(policy.ruleFor(each -> verdicts.holds(conditions.indexOf(each), stage)))
                        .isEqualTo(policy.rules().stream()
                                .filter(rule -> plain.holds(rule.when().orElseThrow(), stage)).findFirst());
            }
        });
        assertThat(held.get()).as("conditions that hold").isGreaterThan(100);
        assertThat(not.get()).as("conditions that do not").isGreaterThan(100);
    }
}
