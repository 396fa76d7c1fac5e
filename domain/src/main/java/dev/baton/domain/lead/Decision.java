package dev.baton.domain.lead;

import java.time.Duration;

/** What a person decided about a lead. */
public sealed interface Decision {

    /**
     * From here on the lead is in this stage.
     *
     * @param coolDown how long it stays out if this takes it out of a qualified stage; the stage rule's own holds if longer
     */
    record Moved(Stage to, Duration coolDown) implements Decision {}

    /** Whatever the machine thinks, the lead is shown in this stage, until somebody lifts that or moves the lead. */
    record Overridden(Stage to) implements Decision {}

    /** An override ends; what the machine thinks is shown again. */
    record Lifted() implements Decision {}
}
