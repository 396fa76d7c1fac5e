package dev.baton.application.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    private static final Tree.Branch POLICY = (Tree.Branch) Written.tree("""
            {policy: plants, rules: [
              {id: loud, when: {stage: MQL}, team: sales, alerts: [webhook]},
              {id: quiet, when: {stage: MQL}, team: sales, alerts: [email, console]},
              {id: usual, team: sales}]}""");
    private final PolicyRules rules = new PolicyRules((key, version) -> Optional
            .of(new PolicyVersion(key, version, POLICY)).filter(_ -> key.equals("plants") && version == 2));

    private boolean isUntold(int version, String rule) {
        return rules.isUntold(new ByRule("plants", version, rule));
    }

    @Test
    void endpoints_hear_of_handoffs_unless_the_rule_leaves_them_out() {
        assertThat(isUntold(2, "quiet")).isTrue();
        assertThat(isUntold(2, "loud")).isFalse();
        assertThat(isUntold(2, "usual")).isFalse();
        assertThat(isUntold(1, "quiet")).as("a version that nobody has").isFalse();
    }
}
