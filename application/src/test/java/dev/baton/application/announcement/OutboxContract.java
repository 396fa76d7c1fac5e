package dev.baton.application.announcement;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.PERSIAN;
import static dev.baton.application.Examples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.announcement.Deliveries.Told;
import dev.baton.application.announcement.Outbox.Placed;
import dev.baton.application.announcement.Outbox.Seen;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps to. The store is empty when a test begins. */
public abstract class OutboxContract extends LedgerWork {

    /** The outbox of the ledger's store. */
    protected abstract Outbox outbox();

    /** The endpoints of the same store. */
    protected abstract Endpoints endpoints();

    private LeadId lead(String name) {
        NewSubject subject = examples.known(email(name));
        write(page -> done(() -> page.open(List.of(subject))));
        return subject.lead();
    }

    private Announcement of(LeadId lead, EventType type) {
        return new Announcement(examples.id(), lead, type, NOW,
                Tree.branch().with("z", PERSIAN).with("a", 12).done());
    }

    private void announce(Announcement... announcements) {
        write(page -> {
            var _ = page.lock(List.of(announcements).stream().map(Announcement::lead).distinct().toList());
            return done(() -> page.announce(List.of(announcements)));
        });
    }

    private List<Event> told() {
        while (outbox().fanOut(NOW, 100) > 0) {
            Thread.onSpinWait();
        }
        return outbox().after(0, 1_000).stream().map(Placed::event).toList();
    }

    private static Event event(Announcement announced, long sequence) {
        return new Event(announced.id(), announced.type(), announced.at(),
                Optional.of(new Event.OfLead(announced.lead(), sequence)), announced.about());
    }

    @Test
    void events_are_told_as_they_were_announced_and_numbered_lead_by_lead() {
        LeadId sara = lead("sara");
        LeadId omid = lead("omid");
        Announcement first = of(sara, EventType.LEAD_STAGE_CHANGED);
        Announcement second = of(omid, EventType.LEAD_MERGED);
        Announcement third = of(sara, EventType.HANDOFF_OFFERED);
        Announcement fourth = of(sara, EventType.HANDOFF_ACCEPTED);
        announce(first, second, third);
        announce(fourth);

        assertThat(told()).containsExactlyInAnyOrder(event(first, 1), event(second, 1), event(third, 2),
                event(fourth, 3));
        assertThat(told().getFirst().about().entries().keySet()).containsExactly("z", "a");
    }

    @Test
    void an_event_is_told_when_it_was_fanned_out_and_keeps_its_place() {
        LeadId sara = lead("sara");
        announce(of(sara, EventType.LEAD_STAGE_CHANGED), of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThat(outbox().after(0, 10)).isEmpty();

        assertThat(outbox().fanOut(NOW, 1)).isEqualTo(1);
        List<Placed> before = outbox().after(0, 10);
        assertThat(outbox().fanOut(NOW, 10)).isEqualTo(1);
        assertThat(outbox().fanOut(NOW, 10)).isZero();

        assertThat(outbox().after(0, 10)).hasSize(2).startsWith(before.getFirst());
        assertThat(outbox().after(0, 10)).extracting(Placed::place).containsExactly(1L, 2L);
        assertThat(outbox().after(1, 10)).extracting(Placed::place).containsExactly(2L);
        assertThat(outbox().after(0, 1)).isEqualTo(before);
    }

    @Test
    void what_is_rolled_back_is_not_told_and_takes_no_number() {
        LeadId sara = lead("sara");
        announce(of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThatThrownBy(() -> write(page -> {
            page.announce(List.of(of(sara, EventType.LEAD_STAGE_CHANGED)));
            throw new IllegalStateException("changed my mind");
        })).hasMessage("changed my mind");
        announce(of(sara, EventType.LEAD_STAGE_CHANGED));

        assertThat(told()).extracting(event -> event.of().orElseThrow().sequence()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void events_are_forgotten_after_a_while_and_numbers_go_on() {
        LeadId sara = lead("sara");
        announce(of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThat(outbox().forget(NOW.plusMillis(1), 10)).as("it was not told yet").isZero();
        assertThat(told()).hasSize(1);
        assertThat(outbox().forget(NOW, 10)).as("of that very instant").isZero();

        assertThat(outbox().forget(NOW.plusMillis(1), 10)).isEqualTo(1);
        assertThat(told()).isEmpty();

        Announcement next = of(sara, EventType.LEAD_STAGE_CHANGED);
        announce(next);
        assertThat(told()).containsExactly(event(next, 2));
        assertThat(outbox().after(0, 10)).extracting(Placed::place).containsExactly(2L);
    }

    @Test
    void what_is_kept_has_a_beginning_and_each_event_its_place_until_it_is_forgotten() {
        LeadId sara = lead("sara");
        assertThat(outbox().beginning()).isZero();
        Announcement first = of(sara, EventType.LEAD_STAGE_CHANGED);
        announce(first);
        assertThat(told()).hasSize(1);
        assertThat(outbox().beginning()).isZero();
        assertThat(outbox().holds(1, first.id())).isTrue();
        assertThat(outbox().holds(2, first.id())).isFalse();
        assertThat(outbox().holds(1, examples.id())).isFalse();

        assertThat(outbox().forget(NOW.plusMillis(1), 10)).isEqualTo(1);
        assertThat(outbox().beginning()).isEqualTo(1);
        assertThat(outbox().holds(1, first.id())).isFalse();

        announce(of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThat(told()).hasSize(1);
        assertThat(outbox().beginning()).isEqualTo(1);
    }

    /** Whoever was away for longer than events are kept, or reads a store that was restored, is told so. */
    @Test
    void whoever_reads_on_misses_nothing_or_is_told_that_something_is_lost() {
        Deliveries deliveries = new Deliveries(outbox(), endpoints(), () -> NOW);
        Seen nothing = events(deliveries, Optional.empty()).next();
        LeadId sara = lead("sara");
        announce(of(sara, EventType.LEAD_STAGE_CHANGED), of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThat(told()).hasSize(2);
        assertThat(events(deliveries, Optional.of(nothing)).placed()).hasSize(2);
        Seen all = events(deliveries, Optional.empty()).next();
        assertThat(events(deliveries, Optional.of(all))).isEqualTo(new Told.Events(List.of(), all));
        assertThat(deliveries.events(Optional.of(new Seen(9, all.event())), 10)).as("restored")
                .isInstanceOf(Told.Lost.class);
        assertThat(deliveries.events(Optional.of(new Seen(1, all.event())), 10)).as("restored, and gone on")
                .isInstanceOf(Told.Lost.class);

        assertThat(outbox().forget(NOW.plusMillis(1), 10)).isEqualTo(2);
        assertThat(events(deliveries, Optional.of(all)).placed()).as("it was the last").isEmpty();
        assertThat(deliveries.events(Optional.of(nothing), 10)).isInstanceOf(Told.Lost.class);
        assertThat(events(deliveries, Optional.empty()).next().place()).isEqualTo(2);

        announce(of(sara, EventType.LEAD_STAGE_CHANGED));
        assertThat(told()).hasSize(1);
        assertThat(events(deliveries, Optional.of(all)).placed()).hasSize(1);
    }

    private static Told.Events events(Deliveries deliveries, Optional<Seen> after) {
        return (Told.Events) deliveries.events(after, 10);
    }

    @Test
    void of_one_lead_that_many_move_at_once_no_number_is_missing_or_given_twice() {
        LeadId sara = lead("sara");
        LeadId omid = lead("omid");
        together(IntStream.range(0, 30).boxed().toList(), _ -> {
            announce(of(sara, EventType.LEAD_STAGE_CHANGED), of(omid, EventType.LEAD_STAGE_CHANGED));
            return true;
        });

        assertThat(told().stream().filter(event -> event.of().orElseThrow().lead().equals(sara))
                .map(event -> event.of().orElseThrow().sequence()))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
    }

    /** Whoever lists behind the last place that was seen misses nothing, whoever commits when. */
    @Test
    void several_that_fan_out_give_each_event_one_place_and_nobody_who_reads_on_misses_any() {
        List<LeadId> leads = IntStream.range(0, 8).mapToObj(i -> lead("lead-" + i)).toList();
        List<Event> read = new ArrayList<>();
        var all = together(IntStream.range(0, 12).boxed().toList(), i -> {
            if (i < 8) {
                for (int n = 0; n < 25; n++) {
                    announce(of(leads.get(i), EventType.LEAD_STAGE_CHANGED));
                }
            } else {
                for (long place = i == 11 ? 0 : 200; i == 11 ? read.size() < 200 : outbox().after(199, 1).isEmpty();) {
                    int _ = outbox().fanOut(NOW, 7);
                    for (Placed placed : i == 11 ? outbox().after(place, 10) : List.<Placed>of()) {
                        read.add(placed.event());
                        place = placed.place();
                    }
                }
            }
            return true;
        });

        assertThat(all).hasSize(12);
        assertThat(read).hasSize(200).doesNotHaveDuplicates();
        assertThat(outbox().after(0, 1_000)).extracting(Placed::place)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    }
}
