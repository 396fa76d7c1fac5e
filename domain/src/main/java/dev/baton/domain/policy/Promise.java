package dev.baton.domain.policy;

import dev.baton.domain.worktime.WorkingTime;
import java.util.List;

/**
 * One thing that is promised, and what happens when it is not kept.
 *
 * @param within   in how much working time
 * @param remindAt after which shares of that, in percent, the rep is reminded; ascending, each from 1 to 99
 * @param onBreach what happens then, in order of time; each rung once
 */
public record Promise(WorkingTime within, List<Integer> remindAt, List<Rung> onBreach) {
    public Promise {
        remindAt = List.copyOf(remindAt);
        onBreach = List.copyOf(onBreach);
    }
}
