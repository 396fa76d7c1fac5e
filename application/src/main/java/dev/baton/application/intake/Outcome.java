package dev.baton.application.intake;

import dev.baton.domain.lead.LeadId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a report on its way to the receipt. */
sealed interface Outcome {

    /** It is settled whose it is. {@code anything} is whether it brought anything new. */
    record OfLead(LeadId lead, boolean anything, boolean differs) implements Outcome {}

    /** There is nothing to wait for. */
    record Final(Receipt receipt) implements Outcome {}

    /** An engagement, the how-many-eth of the batch; storing tells whether it is new. */
    record Engaged(int index, LeadId lead) implements Outcome {}

    /** Some of the batch's facts; storing tells which are new. {@code learnt} is whether it told a key that was not known. */
    record Said(int from, int to, LeadId lead, boolean learnt) implements Outcome {}

    /** A verdict, the how-many-eth of the batch; storing tells about whose engagement it is. */
    record Judged(int index) implements Outcome {}

    /**
     * The receipt of a settled report.
     *
     * @param created the leads that the batch created and of which nobody has been told; the first report is
     */
    default Receipt receipt(Map<LeadId, Standing> standings, Set<LeadId> created) {
        return switch (this) {
            case Final(Receipt receipt) -> receipt;
            case OfLead(LeadId lead, boolean anything, boolean differs) -> {
                Standing standing = standings.getOrDefault(lead, new Standing(lead, true, Optional.empty()));
                yield anything
                        ? new Receipt.Recorded(created.remove(lead), standing)
                        : new Receipt.Repeated(differs, standing);
            }
            case Engaged _,Said _,Judged _ -> throw new IllegalStateException("not settled: " + this);
        };
    }
}
