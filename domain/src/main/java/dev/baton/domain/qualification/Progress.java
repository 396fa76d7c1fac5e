package dev.baton.domain.qualification;

import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a lead is in its cycles of one kind.
 *
 * @param stage   as it is shown
 * @param since   since when; before everything if nothing has happened yet
 * @param machine what the machine thinks while a person's override holds
 * @param legal   where a person may move the lead without overriding the machine
 */
public record Progress(Cycle cycle, Stage stage, Instant since, Optional<Stage> machine, List<Stage> legal) {
    public Progress {
        legal = List.copyOf(legal);
    }
}
