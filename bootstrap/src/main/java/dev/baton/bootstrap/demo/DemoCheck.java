package dev.baton.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;

/** What the demonstration expects of itself, and where it was disappointed. */
final class DemoCheck {
    private final List<String> faults = new ArrayList<>();

    /** Notes the fault unless the expectation holds. */
    void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /** What did not come out as it should. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
