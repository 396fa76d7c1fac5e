package dev.baton.domain.handoff;

import static dev.baton.domain.handoff.HandoffState.ACCEPTED;
import static dev.baton.domain.handoff.HandoffState.OFFERED;
import static dev.baton.domain.handoff.HandoffState.QUALIFIED;
import static dev.baton.domain.handoff.HandoffState.REJECTED;
import static dev.baton.domain.handoff.HandoffState.RETURNED;
import static dev.baton.domain.handoff.HandoffState.SENT_BACK;
import static dev.baton.domain.handoff.HandoffState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.lead.Stage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HandoffStateTest {

    @ParameterizedTest
    @CsvSource({"LEAD, WITHDRAWN, WITHDRAWN", "MQL, OFFERED, OFFERED", "PQL, OFFERED, OFFERED",
            "SERVICE_QUALIFIED, OFFERED, OFFERED", "SAL, ACCEPTED, ACCEPTED", "SQL, QUALIFIED, QUALIFIED",
            "OPPORTUNITY, QUALIFIED, QUALIFIED", "WON, WITHDRAWN, WITHDRAWN", "LOST, WITHDRAWN, WITHDRAWN",
            "RECYCLED, WITHDRAWN, REJECTED", "DISQUALIFIED, WITHDRAWN, REJECTED", "NONE, WITHDRAWN, WITHDRAWN"})
    void what_is_offered_follows_its_lead(Stage to, HandoffState byItself, HandoffState byPerson) {
        assertThat(OFFERED.follow(to, false)).isEqualTo(byItself);
        assertThat(OFFERED.follow(to, true)).isEqualTo(byPerson);
    }

    @ParameterizedTest
    @CsvSource({"LEAD, WITHDRAWN", "MQL, WITHDRAWN", "PQL, WITHDRAWN", "SERVICE_QUALIFIED, WITHDRAWN", "SAL, ACCEPTED",
            "SQL, QUALIFIED", "OPPORTUNITY, QUALIFIED", "WON, QUALIFIED", "LOST, WITHDRAWN", "RECYCLED, SENT_BACK",
            "DISQUALIFIED, SENT_BACK", "NONE, WITHDRAWN"})
    void what_was_accepted_follows_its_lead(Stage to, HandoffState next) {
        assertThat(ACCEPTED.follow(to, false)).isEqualTo(next);
        assertThat(ACCEPTED.follow(to, true)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void what_is_over_stays_as_it_is(Stage to) {
        for (HandoffState over : List.of(REJECTED, WITHDRAWN, RETURNED, QUALIFIED, SENT_BACK)) {
            assertThat(over.isOpen()).isFalse();
            assertThat(over.follow(to, true)).isEqualTo(over);
            assertThat(over.follow(to, false)).isEqualTo(over);
        }
    }

    @Test
    void the_tables_above_have_every_stage() {
        Map<Stage, HandoffState> following = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values()).forEach(stage -> following.put(stage, OFFERED.follow(stage, false)));
        assertThat(following).hasSize(12);
    }

    @Test
    void every_word_is_read_as_it_was_written() {
        assertThat(HandoffState.WORDS).hasSize(HandoffState.values().length);
        for (HandoffState each : HandoffState.values()) {
            assertThat(HandoffState.WORDS).containsEntry(each.code(), each);
        }
    }
}
