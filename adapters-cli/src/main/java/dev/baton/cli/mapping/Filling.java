package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one row while they are put into the shape of a fact. */
final class Filling {
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final List<Fault> faults = new ArrayList<>();

    Filling(Map<String, Integer> columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    Optional<Tree> value(Template.Leaf leaf) {
        return switch (leaf.value()) {
            case ValueOf.Constant(Tree tree) -> Optional.of(tree);
            case ValueOf.Column column -> switch (column.read(cell(column.name()))) {
                case Cell.Filled(Tree tree) -> Optional.of(tree);
                case Cell.Empty _ -> Optional.empty();
                case Cell.Wrong(String code, String message) -> {
                    faults.add(new Fault(leaf.field().text(), code, column.name() + ": " + message));
                    yield Optional.empty();
                }
            };
        };
    }

    private String cell(String column) {
        return Optional.ofNullable(columns.get(column)).map(cells::get).orElse("");
    }

    List<Fault> faults() {
        return faults;
    }
}
