package dev.baton.domain.scoring;

import dev.baton.domain.lead.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The midnights at which positive points of engagements did not fade, as ranges of days that begin with one, in order. */
final class Frozen {
    static final Frozen NEVER = new Frozen(new int[0]);
    /** The first and the last day of each range; ranges neither touch nor overlap. */
    private final int[] ends;

    private Frozen(int[] ends) {
        this.ends = ends;
    }

    /** A midnight m is frozen while a pause lasts: from ≤ m &lt; until. */
    static Frozen of(List<Pause> pauses, DayIndex days) {
        if (pauses.isEmpty()) {
            return NEVER;
        }
        List<Integer> ends = new ArrayList<>();
        pauses.stream().sorted(Comparator.comparing(Pause::from)).forEach(pause -> {
            int first = days.of(pause.from().toEpochMilli() - 1) + 1;
            int last = pause.until().equals(Instant.MAX)
                    ? Integer.MAX_VALUE
                    : days.of(pause.until().toEpochMilli() - 1);
            if (first > last) {
                return;
            }
            if (!ends.isEmpty() && first - 1 <= ends.getLast()) {
                ends.set(ends.size() - 1, Math.max(ends.getLast(), last));
            } else {
                ends.add(first);
                ends.add(last);
            }
        });
        return new Frozen(ends.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean isNever() {
        return ends.length == 0;
    }

    /** How many frozen midnights lie behind a day, up to the one with which another day begins. */
    int between(int day, int today) {
        int frozen = 0;
        for (int i = 0; i < ends.length; i += 2) {
            frozen += Math.max(0, Math.min(ends[i + 1], today) - Math.max(ends[i], day + 1) + 1);
        }
        return frozen;
    }

    void write(CardWriter card) {
        card.number(ends.length);
        for (int end : ends) {
            card.number(end);
        }
    }

    static Frozen read(CardReader card) {
        int[] ends = new int[card.small()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = card.small();
        }
        return ends.length == 0 ? NEVER : new Frozen(ends);
    }
}
