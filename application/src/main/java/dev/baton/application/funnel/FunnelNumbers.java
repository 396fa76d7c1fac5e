package dev.baton.application.funnel;

import java.util.List;
import java.util.Optional;

/** Counts from recorded transitions alone. */
public interface FunnelNumbers {

    /** Known leads by source, the largest source first. */
    List<Row> bySource();

    /**
     * One row.
     *
     * @param source    empty for leads whose source nobody told
     * @param leads     known leads
     * @param qualified how many of them were ever in MQL or PQL
     * @param won       how many of them are or were won
     */
    record Row(Optional<String> source, long leads, long qualified, long won) {}
}
