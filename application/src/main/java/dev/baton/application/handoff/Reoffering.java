package dev.baton.application.handoff;

import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.Retry;
import dev.baton.application.intake.WishPage.Status;
import dev.baton.application.intake.WishPage.Wish;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody wants a lead to be offered that nobody was offered, or that came back unanswered: it is looked at again at once, and
 * the rule that it came back from may take it once more.
 */
public final class Reoffering {
    private static final int TRIES = 10;
    private final Ledger ledger;
    private final InstantSource clock;

    /** Offers leads of this ledger again. */
    public Reoffering(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is looked at at once; what rests on e-mail is offered when that has settled. */
        record Asked() implements Outcome {}

        /** Sales has it already. */
        record IsOpen(UUID handoff) implements Outcome {}

        /** It is in no stage from which leads are offered. */
        record NotReady() implements Outcome {}

        /** There is no such lead. */
        record NoSuchLead() implements Outcome {}
    }

    /** Offers a lead again. */
    public Outcome offer(LeadId lead) {
        return Retry.whileBusy(TRIES, () -> ledger.write(page -> {
            if (page.lock(Set.of(lead)).isEmpty()) {
                return new Outcome.NoSuchLead();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Wish> wishes = page.wishes().of(Set.of(lead));
            page.wishes().put(
                    wishes.stream().map(wish -> new Wish(wish.who(), new Status.Asked(), now)).toList());
            Optional<UUID> open = page.handoffs().open(Set.of(lead)).getOrDefault(lead, List.of()).stream()
                    .findFirst().map(Handoff::id);
            return !wishes.isEmpty()
                    ? new Outcome.Asked()
                    : open.<Outcome>map(Outcome.IsOpen::new).orElseGet(Outcome.NotReady::new);
        }));
    }
}
