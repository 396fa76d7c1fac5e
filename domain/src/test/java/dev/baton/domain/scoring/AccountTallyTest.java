package dev.baton.domain.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountTallyTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final Plan PLAN = Plan.of(((Parsed.Valid<Definition>) DefinitionReader.read(Written.tree("""
            {definition: x, dimensions: {fit: {weight: 50}, interest: {weight: 50}},
             rules: [{id: view, dimension: interest, points: 10, each: {type: page-viewed}, fades: {expires: P3D}},
               {id: boss, dimension: fit, points: 40, when: {attribute: role, is: boss}}],
             account: {roll-ups: {best: {highest: total}, all: {sum: interest, at-most: 50},
               committee: {roles: ['boss', 'vp *'], engaged: {score: interest, at-least: 10}}}},
             stages: {MQL: {enter: {account: committee, at-least: 2}, leave: {account: best, below: 20}}}}
            """))).value());

    private static Tally lead(String role, int views) {
        Statement says = new Statement.AttributeIs("role", Optional.of(new AttributeValue.Text(role)));
        return told(views, says);
    }

    private static Tally told(int views, Statement... says) {
        When when = new When(NOON, NOON, Effects.ALL);
        List<LeadFact> facts = Stream.of(says).map(each -> new LeadFact(new UUID(0, 1), when, each)).toList();
        return new History(facts, IntStream.range(0, views)
                .mapToObj(i -> new Engagement(new EngagementId("web", "v" + i), when, "page-viewed", Optional.empty(),
                        Asset.NONE, Optional.empty(), Optional.empty(), Map.of(), Verdict.HUMAN))
                .toList()).tally(PLAN, NOON);
    }

    private static AccountTally of(Tally... leads) {
        AccountTally account = new AccountTally(PLAN, NOON);
        Stream.of(leads).forEach(lead -> account.add(lead, NOON));
        return account;
    }

    @Test
    void leads_come_to_the_highest_score_a_capped_sum_and_the_engaged_roles() {
        assertThat(of(lead("boss", 1), lead("VP Sales", 3), lead("clerk", 0)).values())
                .containsExactly(Map.entry("best", 25), Map.entry("all", 40), Map.entry("committee", 2));
    }

    @Test
    void the_sum_is_capped_and_a_role_counts_once_and_only_if_engaged() {
        assertThat(of(lead("boss", 4), lead("boss", 4), lead("vp x", 0)).values())
                .containsExactly(Map.entry("best", 40), Map.entry("all", 50), Map.entry("committee", 1));
    }

    @Test
    void nobody_comes_to_nothing() {
        assertThat(of().values()).containsExactly(Map.entry("best", 0), Map.entry("all", 0), Map.entry("committee", 0));
        assertThat(of().due()).isEmpty();
    }

    @Test
    void what_fades_makes_the_account_due() {
        assertThat(of(lead("boss", 0)).due()).isEmpty();
        assertThat(of(lead("boss", 1), lead("boss", 0)).due()).contains(NOON.plus(Duration.ofHours(12)));
    }

    @Test
    void a_lead_hears_only_what_answers_a_question_otherwise() {
        Map<String, Integer> lastTold = Map.of("best", 30, "all", 40, "committee", 1);
        Tally lead = told(0, new Statement.RolledUp(lastTold));

        assertThat(lead.hearsAnew(lastTold)).isFalse();
        assertThat(lead.hearsAnew(Map.of("best", 20, "all", 0, "committee", 0))).isFalse();
        assertThat(lead.hearsAnew(Map.of("best", 19, "all", 40, "committee", 1))).isTrue();
        assertThat(lead.hearsAnew(Map.of("best", 30, "all", 40, "committee", 2))).isTrue();
        assertThat(lead.hearsAnew(Map.of())).isFalse();
        assertThat(told(0).hearsAnew(Map.of("best", 20, "all", 0, "committee", 0))).isFalse();
        assertThat(told(0).hearsAnew(Map.of("best", 0, "all", 0, "committee", 0))).isTrue();
        assertThat(told(0, new Statement.RolledUp(Map.of("best", 0))).hearsAnew(Map.of())).isTrue();
    }
}
