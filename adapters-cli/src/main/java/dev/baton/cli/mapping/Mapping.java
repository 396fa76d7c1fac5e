package dev.baton.cli.mapping;

import dev.baton.cli.csv.Row;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.domain.form.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the rows of a file mean.
 *
 * @param kind what they are
 * @param feed for engagements: who tells of them; with the id it makes sure that each counts once
 * @param item the shape of a fact
 */
public record Mapping(Kind kind, Optional<String> feed, Template.Node item) {

    /** The mapping for a file of these columns; a column that it names and the file lacks is refused at once. */
    public Rows of(List<String> header, String file) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        String unknown = item.leaves().flatMap(leaf -> leaf.value() instanceof ValueOf.Column column
                && !columns.containsKey(column.name())
                        ? Optional.of("  " + leaf.mapped() + "/column: there is no column \"" + column.name() + "\"")
                                .stream()
                        : Optional.<String>empty().stream())
                .collect(Collectors.joining("\n"));
        if (!unknown.isEmpty()) {
            throw CommandFailed.usage("The mapping does not fit " + file + ":\n" + unknown + "\nIts columns are: "
                    + String.join(", ", header));
        }
        return new Rows(this, header.size(), columns);
    }

    /** Reads the rows of one file. */
    public static final class Rows {
        private final Mapping mapping;
        private final int width;
        private final Map<String, Integer> columns;

        private Rows(Mapping mapping, int width, Map<String, Integer> columns) {
            this.mapping = mapping;
            this.width = width;
            this.columns = columns;
        }

        /** The fact that a row tells, or all that is wrong with the row. */
        public Mapped read(Row row) {
            if (row.cells().size() != width) {
                return new Mapped.Refused(List.of(new Fault("", "wrong-width", "the row has " + row.cells().size()
                        + " cells, the header has " + width + "; a text that holds the separator must be quoted")));
            }
            Filling filling = new Filling(columns, row.cells());
            Optional<Tree> tree = mapping.item.fill(filling);
            if (!filling.faults().isEmpty()) {
                return new Mapped.Refused(filling.faults());
            }
            return tree.filter(item -> item instanceof Tree.Branch branch && branch.at("keys").isPresent())
                    .<Mapped>map(item -> new Mapped.Item(withId(item)))
                    .orElse(new Mapped.Refused(List.of(new Fault("/keys", "no-key",
                            "all cells that could tell who it is are empty"))));
        }

        /** An engagement without an id of its own gets one made of all that it says, so that a second run repeats it. */
        private Tree withId(Tree item) {
            if (mapping.kind != Kind.ENGAGEMENTS || !(item instanceof Tree.Branch branch)
                    || branch.at("id").isPresent()) {
                return item;
            }
            Map<String, Tree> entries = new LinkedHashMap<>(branch.entries());
            entries.put("id", Tree.of(Fingerprint.of(item)));
            return new Tree.Branch(entries);
        }
    }
}
