package dev.baton.application.alerting;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts.Batch;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Noted;
import dev.baton.application.alerting.Alerts.Told;
import dev.baton.application.alerting.Alerts.Wanted;
import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Alerts} keeps to. The store is empty when a test begins. */
public abstract class AlertsContract extends LedgerWork {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Set<EventType> OFFERS = EnumSet.of(EventType.HANDOFF_OFFERED);
    private static final UUID SARA = new UUID(1, 1);
    private static final UUID OMID = new UUID(1, 2);
    private static final Tree.Branch PACKET = Tree.branch().with("at", "then").done();
    private long given;

    /** The alerts of the ledger's store. */
    protected abstract Alerts alerts();

    /** The outbox of the same store. */
    protected abstract Outbox outbox();

    private UUID next() {
        return new UUID(0x0190_0000_0000_7000L + ++given, 0x8000_0000_0000_0000L);
    }

    private Handoff offered() {
        NewSubject subject = examples.known(email("lead-" + ++given));
        Handoff handoff = new Handoff(next(), subject.lead(), new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL,
                HandoffState.OFFERED, new ByRule("usual", 1, "all"), "inside", Choice.by(Because.TURN, SARA),
                Optional.empty(), NOW, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of());
        write(page -> {
            page.open(List.of(subject));
            page.handoffs().add(Map.of(handoff, PACKET));
            return done(() -> page.announce(List.of(told(handoff, EventType.LEAD_STAGE_CHANGED, NOW),
                    told(handoff, EventType.HANDOFF_OFFERED, NOW))));
        });
        int _ = outbox().fanOut(NOW, 1_000);
        return handoff;
    }

    private Announcement told(Handoff handoff, EventType type, Instant at) {
        return new Announcement(next(), handoff.lead(), type, at,
                Tree.branch().with("handoff", handoff.id().toString()).done());
    }

    private Batch unseen() {
        return alerts().unseen(OFFERS, 100);
    }

    private boolean keep(Batch batch, UUID... people) {
        List<Alert> wanted = new ArrayList<>();
        batch.news().forEach(news -> List.of(people).forEach(person -> wanted
                .add(new Alert(next(), news.event().id(), news.handoff().id(), person, Kind.OFFERED))));
        return alerts().keep(batch, wanted, NOW);
    }

    private List<Due> claim(Instant now, int most) {
        return alerts().claim(most, now, now.plusSeconds(60));
    }

    private void note(Due due, State state, Optional<Instant> next) {
        alerts().note(due, new Noted(NOW.plusMillis(5), state, Optional.of("451 4.7.1")), next);
    }

    private List<Course> all() {
        return alerts().list(Wanted.ALL, Optional.empty(), 100);
    }

    @Test
    void events_are_looked_at_in_their_order_with_the_handoff_as_it_is_and_only_once() {
        Handoff first = offered();
        Handoff second = offered();
        Batch one = alerts().unseen(OFFERS, 1);
        assertThat(one.news()).extracting(Alerts.News::handoff).containsExactly(first);
        assertThat(one.more()).isTrue();
        assertThat(keep(one, SARA)).isTrue();

        Batch two = unseen();
        assertThat(two.news()).extracting(Alerts.News::handoff).containsExactly(second);
        assertThat(two.news().getFirst().event().type()).isEqualTo(EventType.HANDOFF_OFFERED);
        assertThat(two.more()).isFalse();
        assertThat(keep(two)).isTrue();
        assertThat(unseen().news()).isEmpty();
        assertThat(unseen().from()).isEqualTo(unseen().until());
        assertThat(all()).hasSize(1);
    }

    @Test
    void of_many_who_look_at_the_same_events_one_keeps_who_is_to_hear_of_them() {
        Handoff _ = offered();
        Batch batch = unseen();
        List<Boolean> kept = together(IntStream.range(0, 8).boxed().toList(), _ -> keep(batch, SARA, OMID));

        assertThat(kept).containsOnlyOnce(true);
        assertThat(all()).hasSize(2);
    }

    @Test
    void an_alert_is_claimed_when_it_is_due_and_again_if_nothing_was_noted() {
        Handoff handoff = offered();
        assertThat(keep(unseen(), SARA)).isTrue();
        assertThat(claim(NOW.minusMillis(1), 9)).isEmpty();
        Due due = claim(NOW, 9).getFirst();
        assertThat(due.alert()).extracting(Alert::handoff, Alert::person, Alert::kind)
                .containsExactly(handoff.id(), SARA, Kind.OFFERED);
        assertThat(due.event().of().orElseThrow().lead()).isEqualTo(handoff.lead());
        assertThat(claim(LATER.minusMillis(1), 9)).isEmpty();
        assertThat(claim(LATER, 9)).containsExactly(due);
    }

    @Test
    void what_is_tried_still_is_put_off_and_what_was_noted_is_not() {
        Handoff _ = offered();
        assertThat(keep(unseen(), SARA, OMID)).isTrue();
        List<Due> taken = claim(NOW, 9);
        note(taken.getFirst(), State.WAITING, Optional.of(LATER));
        alerts().hold(taken.stream().map(due -> due.alert().id()).toList(), LATER.plusSeconds(60));

        assertThat(claim(LATER, 9)).extracting(Due::alert).containsExactly(taken.getFirst().alert());
        assertThat(claim(LATER.plusSeconds(60), 9)).contains(taken.getLast());
    }

    @Test
    void what_came_of_a_try_is_noted_once_and_shown() {
        Handoff handoff = offered();
        assertThat(keep(unseen(), SARA)).isTrue();
        Due slow = claim(NOW, 9).getFirst();
        Due first = claim(LATER, 9).getFirst();
        note(first, State.WAITING, Optional.of(LATER.plusSeconds(5)));
        note(slow, State.SENT, Optional.empty());

        Course course = alerts().find(first.alert().id()).orElseThrow();
        assertThat(course).isEqualTo(new Course(first.alert(), EventType.HANDOFF_OFFERED, Optional.of(handoff.lead()),
                NOW, State.WAITING, Optional.of(LATER.plusSeconds(5)), 1, Optional.of(NOW.plusMillis(5)),
                Optional.of("451 4.7.1")));
        Due second = claim(LATER.plusSeconds(5), 9).getFirst();
        assertThat(second).extracting(Due::attempts, Due::tries).containsExactly(1, 1);
        note(second, State.FAILED, Optional.empty());
        assertThat(claim(LATER.plus(Duration.ofDays(9)), 9)).isEmpty();

        assertThat(alerts().again(first.alert().id(), LATER)).map(Course::state).contains(State.WAITING);
        assertThat(claim(LATER, 9).getFirst()).extracting(Due::attempts, Due::tries).containsExactly(2, 0);
        note(claim(LATER.plusSeconds(60), 9).getFirst(), State.SENT, Optional.empty());
        Optional<Course> sent = alerts().find(first.alert().id());
        assertThat(alerts().again(first.alert().id(), LATER)).isEmpty();
        assertThat(alerts().find(first.alert().id())).isEqualTo(sent).map(Course::state).contains(State.SENT);
        assertThat(alerts().again(next(), LATER)).isEmpty();
        assertThat(alerts().find(next())).isEmpty();
    }

    @Test
    void of_each_person_the_earliest_goes_first_and_alone() {
        Handoff first = offered();
        Handoff second = offered();
        assertThat(keep(unseen(), SARA, OMID)).isTrue();

        List<Due> taken = claim(NOW, 9);
        assertThat(taken).extracting(due -> due.alert().handoff()).containsExactly(first.id(), first.id());
        assertThat(claim(NOW, 9)).isEmpty();
        note(taken.getFirst(), State.WAITING, Optional.of(LATER));
        List<Due> next = claim(NOW, 9);
        assertThat(next).extracting(due -> due.alert().handoff()).containsExactly(second.id());
        assertThat(next.getFirst().alert().person()).isEqualTo(taken.getFirst().alert().person());
    }

    @Test
    void many_that_claim_get_each_once_and_in_the_order_of_each_person() {
        IntStream.range(0, 10).forEach(_ -> offered());
        assertThat(keep(unseen(), SARA, OMID, new UUID(1, 3))).isTrue();
        List<List<Due>> taken = together(IntStream.range(0, 6).boxed().toList(), _ -> {
            List<Due> mine = new ArrayList<>();
            while (all().stream().anyMatch(course -> course.state() == State.WAITING)) {
                for (Due due : claim(NOW, 2)) {
                    mine.add(due);
                    note(due, State.SENT, Optional.empty());
                }
            }
            return mine;
        });

        assertThat(taken.stream().flatMap(List::stream).map(due -> due.alert().id())).hasSize(30)
                .doesNotHaveDuplicates();
        assertThat(all()).allMatch(course -> course.attempts() == 1);
    }

    @Test
    void the_log_is_read_page_by_page_latest_first_and_by_state_person_and_handoff() {
        Handoff first = offered();
        Handoff second = offered();
        assertThat(keep(unseen(), SARA, OMID)).isTrue();
        claim(NOW, 1).forEach(due -> note(due, State.SENT, Optional.empty()));

        List<Course> page = alerts().list(Wanted.ALL, Optional.empty(), 3);
        assertThat(page).extracting(course -> course.alert().handoff())
                .containsExactly(second.id(), second.id(), first.id());
        assertThat(alerts().list(Wanted.ALL, Optional.of(page.getLast().alert().id()), 3)).hasSize(1);
        assertThat(alerts().list(new Wanted(Optional.of(State.SENT), Optional.empty(), Optional.empty()),
                Optional.empty(), 9)).hasSize(1);
        assertThat(alerts().list(new Wanted(Optional.empty(), Optional.of(SARA), Optional.of(second.id())),
                Optional.empty(), 9)).hasSize(1);
    }

    @Test
    void with_an_event_its_alerts_are_forgotten() {
        Handoff _ = offered();
        assertThat(keep(unseen(), SARA)).isTrue();
        assertThat(outbox().forget(LATER, 9)).isEqualTo(2);
        assertThat(all()).isEmpty();
    }

    @Test
    void a_handoff_is_told_with_its_packet() {
        Handoff handoff = offered();
        assertThat(alerts().handoff(handoff.id())).contains(new Told(handoff, Optional.of(PACKET)));
        assertThat(alerts().handoff(next())).isEmpty();
    }
}
