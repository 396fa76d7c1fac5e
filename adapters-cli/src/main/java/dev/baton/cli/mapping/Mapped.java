package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import java.util.List;

/** What became of a row. */
public sealed interface Mapped {

    /** A fact to be sent. */
    record Item(Tree tree) implements Mapped {}

    /** A row that cannot be sent; the faults are never empty. */
    record Refused(List<Fault> faults) implements Mapped {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
