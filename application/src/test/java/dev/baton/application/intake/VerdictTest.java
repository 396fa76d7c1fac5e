package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.scoring.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Workspace workspace = new Workspace();

    @BeforeEach
    void sixty_points_are_enough() {
        workspace.activate(Workspace.usual());
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private Report demo(String id) {
        return workspace.engagement("id", id, "keys", map("email", "sara@example.com"), "type", "demo-requested");
    }

    private Receipt find(String id, Verdict verdict) {
        return workspace.submit(verdict(id, verdict)).getFirst();
    }

    private static Report verdict(String id, Verdict verdict) {
        return new Report.OfVerdict(new EngagementId("web", id), verdict, Optional.of("a scanner's address"));
    }

    private static Standing standing(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Recorded(_, Standing standing) -> standing;
            case Receipt.Repeated(_, Standing standing) -> standing;
            case Receipt.Refused _,Receipt.Suppressed _,Receipt.NoSuchLead _,Receipt.NoSuchEngagement _ ->
                throw new AssertionError(receipt.toString());
        };
    }

    private static int total(Receipt receipt) {
        return standing(receipt).judged().orElseThrow().score().total();
    }

    @Test
    void what_turns_out_to_be_a_machine_gives_no_points_and_a_person_gives_them_back() {
        workspace.submit(demo("1"), demo("2"));
        workspace.pass(Duration.ofMinutes(1));
        assertThat(total(find("2", Verdict.MACHINE))).isEqualTo(30);
        workspace.pass(Duration.ofMinutes(1));
        assertThat(total(find("2", Verdict.HUMAN))).isEqualTo(60);
    }

    @Test
    void the_stage_follows_by_a_correction_and_what_was_recorded_stays() {
        LeadId lead = standing(workspace.submit(demo("1"), demo("2")).getLast()).lead();
        workspace.pass(Duration.ofMinutes(1));

        assertThat(standing(find("1", Verdict.UNKNOWABLE)).judged().orElseThrow().stage()).isEqualTo(Stage.LEAD);
        assertThat(workspace.directory.transitions(lead).orElseThrow()).extracting(each -> each.transition().to())
                .containsExactly(Stage.MQL, Stage.LEAD);
        assertThat(workspace.directory.transitions(lead).orElseThrow().getLast().transition().cause())
                .isInstanceOf(Cause.Corrected.class);
        assertThat(workspace.directory.transitions(lead).orElseThrow().getLast().transition().effectiveAt())
                .isEqualTo(workspace.now());
    }

    @Test
    void what_is_so_already_is_a_repeat() {
        workspace.submit(demo("1"));

        assertThat(find("1", Verdict.HUMAN)).isInstanceOf(Receipt.Repeated.class);
        assertThat(find("1", Verdict.SUSPECT)).isInstanceOf(Receipt.Recorded.class);
        assertThat(find("1", Verdict.SUSPECT)).isInstanceOf(Receipt.Repeated.class);
    }

    @Test
    void of_several_verdicts_of_one_batch_the_last_holds() {
        workspace.submit(demo("1"));

        List<Receipt> receipts = workspace.submit(verdict("1", Verdict.MACHINE), verdict("1", Verdict.MACHINE),
                verdict("1", Verdict.HUMAN));

        assertThat(receipts.get(0)).isInstanceOf(Receipt.Recorded.class);
        assertThat(receipts.get(1)).isInstanceOf(Receipt.Repeated.class);
        assertThat(receipts.get(2)).isInstanceOf(Receipt.Recorded.class);
        assertThat(total(receipts.get(2))).isEqualTo(30);
        assertThat(total(find("1", Verdict.HUMAN))).isEqualTo(30);
    }

    @Test
    void nothing_can_be_found_out_about_an_engagement_that_nobody_told() {
        List<Receipt> receipts = workspace.submit(demo("1"), verdict("9", Verdict.MACHINE),
                verdict("1", Verdict.MACHINE));

        assertThat(receipts.get(1)).isEqualTo(new Receipt.NoSuchEngagement(new EngagementId("web", "9")));
        assertThat(total(receipts.get(2))).isZero();
    }

    @Test
    void as_known_before_the_verdict_the_points_are_there() {
        LeadId lead = standing(workspace.submit(demo("1")).getFirst()).lead();
        Instant before = workspace.now();
        workspace.pass(Duration.ofHours(1));
        assertThat(total(find("1", Verdict.MACHINE))).isZero();

        assertThat(scoreOf(lead, Optional.of(before))).isEqualTo(30);
        assertThat(scoreOf(lead, Optional.empty())).isZero();
    }

    private int scoreOf(LeadId lead, Optional<Instant> knownAt) {
        return workspace.directory
                .score(lead,
                        new Wanted(Optional.of(workspace.now()), knownAt,
                                Optional.empty())) instanceof Found.Is<Score>(_, _, _, Score score)
                                        ? score.total()
                                        : -1;
    }
}
