package dev.baton.domain.policy;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.worktime.WorkingTime;
import java.util.Optional;

/** Reads working time: {@code 4h}, {@code 30m}, {@code 2h30m}. A day of work is no fixed number of hours, so none is read. */
final class WorkingTimeReader {
    private static final String EXAMPLES = "4h, 30m, 2h30m";

    private WorkingTimeReader() {
    }

    /** Working time of at least so much. */
    static Optional<WorkingTime> read(Fields fields, String name, WorkingTime least) {
        return fields.text(name, 40).flatMap(written -> {
            Optional<WorkingTime> time = WorkingTime.parse(written);
            if (time.isEmpty()) {
                fields.object(name, WorkingTime.isOfDays(written) ? Flaw.NO_FIXED_LENGTH : Flaw.MALFORMED, written,
                        EXAMPLES);
            }
            return time.filter(amount -> isWithin(fields, name, amount, least));
        });
    }

    private static boolean isWithin(Fields fields, String name, WorkingTime amount, WorkingTime least) {
        boolean within = amount.compareTo(least) >= 0 && amount.compareTo(WorkingTime.LONGEST) <= 0;
        if (!within) {
            fields.object(name, Flaw.OUT_OF_RANGE, amount.written(), least.written(),
                    WorkingTime.LONGEST.written());
        }
        return within;
    }
}
