package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyReader;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.policy.PolicyWarnings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy that Baton ships fits the definition that it ships. */
class DefaultPolicyTest {
    private static final Definition DEFINITION = value(DefinitionReader.read(DefaultDefinition.written()));
    private static final HandoffPolicy POLICY = value(PolicyReader.read(DefaultPolicy.written(), DEFINITION));

    private static <T> T value(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> value;
            case Parsed.Invalid<T>(var objections) -> throw new AssertionError(objections);
        };
    }

    @Test
    void it_asks_only_for_what_the_shipped_definition_knows_and_what_can_come_true() {
        assertThat(POLICY.key()).isEqualTo(DefaultPolicy.KEY);
        assertThat(PolicyWarnings.of(POLICY, Optional.of(DEFINITION))).isEmpty();
    }

    @Test
    void it_hands_over_to_one_team_and_leaves_no_lead_without_a_rule() {
        assertThat(POLICY.teams()).containsExactly(DefaultPolicy.TEAM);
        assertThat(POLICY.ruleFor(_ -> false)).isPresent();
    }

    @Test
    void everything_that_people_read_has_a_title_in_three_languages() {
        List<String> languages = List.of("en", "fa", "ar");
        assertThat(POLICY.title().byLanguage()).containsOnlyKeys(languages);
        assertThat(POLICY.rules()).extracting(PolicyRule::title)
                .allSatisfy(title -> assertThat(title.byLanguage()).containsOnlyKeys(languages));
    }

    @Test
    void each_of_its_rules_promises_that_an_offer_is_answered() {
        assertThat(POLICY.rules()).allSatisfy(rule -> assertThat(rule.sla().accept()).as(rule.id()).isPresent());
    }
}
