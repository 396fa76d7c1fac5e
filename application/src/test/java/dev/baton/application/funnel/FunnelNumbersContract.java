package dev.baton.application.funnel;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.move;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.funnel.FunnelNumbers.Row;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerWork;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link FunnelNumbers} counts of what a ledger over the same store has written. */
public abstract class FunnelNumbersContract extends LedgerWork {
    private int people;

    /** The numbers of the same store. */
    protected abstract FunnelNumbers funnelNumbers();

    private void lead(Optional<String> source, Stage... path) {
        NewSubject subject = examples.known(email("person-" + people++));
        write(page -> open(page, subject));
        List<Transition> moves = new ArrayList<>();
        Stage from = Stage.LEAD;
        for (Stage to : path) {
            moves.add(move(from, to, NOW, to == Stage.WON || to == Stage.LOST
                    ? new Cause.Decided(Outcome.WON)
                    : new Cause.Entered(FIRST, to)));
            from = to;
        }
        Stage now = from;
        write(page -> done(() -> {
            page.append(Map.of(subject.lead(), moves), NOW);
            page.save(List.of(judged(subject, FIRST, now, source, Optional.empty())));
        }));
    }

    @Test
    void where_there_are_no_leads_there_are_no_rows() {
        assertThat(funnelNumbers().bySource()).isEmpty();
    }

    @Test
    void leads_are_counted_by_source_the_largest_first() {
        Optional<String> referral = Optional.of("معرفی");
        Optional<String> search = Optional.of("organic search");
        lead(referral);
        lead(search);
        lead(search, Stage.MQL);
        lead(search);
        lead(Optional.empty());
        lead(Optional.empty(), Stage.WON);

        assertThat(funnelNumbers().bySource()).containsExactly(new Row(search, 3, 1, 0),
                new Row(Optional.empty(), 2, 0, 1), new Row(referral, 1, 0, 0));
    }

    @Test
    void whoever_was_ever_qualified_or_won_counts_once() {
        Optional<String> ad = Optional.of("ad");
        lead(ad, Stage.MQL, Stage.LEAD, Stage.MQL, Stage.LEAD, Stage.PQL, Stage.LEAD);
        lead(ad, Stage.PQL, Stage.WON, Stage.LOST, Stage.WON, Stage.LOST);
        lead(ad, Stage.LOST);
        lead(ad);

        assertThat(funnelNumbers().bySource()).containsExactly(new Row(ad, 4, 2, 1));
    }

    @Test
    void sources_written_differently_are_different_sources() {
        lead(Optional.of("Ad"));
        lead(Optional.of("ad"), Stage.MQL);

        assertThat(funnelNumbers().bySource()).containsExactlyInAnyOrder(new Row(Optional.of("Ad"), 1, 0, 0),
                new Row(Optional.of("ad"), 1, 1, 0));
    }

    @Test
    void anonymous_leads_are_not_counted() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));
        lead(Optional.empty());

        assertThat(funnelNumbers().bySource()).containsExactly(new Row(Optional.empty(), 1, 0, 0));
    }

    @Test
    void a_lead_that_nobody_judged_counts_too() {
        NewSubject sara = examples.known(email("sara"));
        write(page -> open(page, sara));

        assertThat(funnelNumbers().bySource()).containsExactly(new Row(Optional.empty(), 1, 0, 0));
    }
}
