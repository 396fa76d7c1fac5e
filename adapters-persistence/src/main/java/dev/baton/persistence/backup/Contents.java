package dev.baton.persistence.backup;

import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a backup, written when everything else is: a file that was cut short has none.
 *
 * @param label     the checksum of the label
 * @param parts     the tables
 * @param sequences what the counters stood at
 */
public record Contents(String label, List<Part> parts, Map<String, Long> sequences) {

    /**
     * A table.
     *
     * @param columns of each row, in this order
     * @param sha256  of the rows as they are written
     */
    public record Part(String table, List<String> columns, long rows, String sha256) {
        public Part {
            columns = List.copyOf(columns);
        }
    }

    public Contents {
        parts = List.copyOf(parts);
        sequences = Map.copyOf(sequences);
    }

    /** How many rows it holds. */
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    Tree tree() {
        Map<String, Tree> counters = new LinkedHashMap<>();
        sequences.forEach((name, value) -> counters.put(name, Tree.of(value)));
        return Tree.branch().with("label", label).with("tables", parts, Contents::tree)
                .with("sequences", new Tree.Branch(counters)).done();
    }

    private static Tree tree(Part part) {
        return Tree.branch().with("table", part.table).with("columns", part.columns, Tree::of).with("rows", part.rows)
                .with("sha256", part.sha256).done();
    }

    /** The contents that a tree is, if it is whole. */
    static Optional<Contents> of(Tree tree) {
        Tree.Branch branch = branch(tree);
        List<Part> parts = new ArrayList<>();
        items(branch, "tables").forEach(each -> part(branch(each)).ifPresent(parts::add));
        Map<String, Long> counters = new LinkedHashMap<>();
        Tree.Branch written = branch.at("sequences").map(Contents::branch).orElseGet(() -> branch(new Tree.Blank()));
        written.entries().keySet().forEach(name -> number(written, name).ifPresent(at -> counters.put(name, at)));
        boolean whole = parts.size() == items(branch, "tables").size() && !parts.isEmpty();
        return text(branch, "label").filter(_ -> whole).map(label -> new Contents(label, parts, counters));
    }

    private static Optional<Part> part(Tree.Branch written) {
        List<String> columns = items(written, "columns").stream()
                .map(each -> each instanceof Tree.Text(String name) ? name : "").toList();
        return text(written, "table").flatMap(table -> number(written, "rows").flatMap(
                rows -> text(written, "sha256").map(sha256 -> new Part(table, columns, rows, sha256))));
    }

    static Tree.Branch branch(Tree tree) {
        return tree instanceof Tree.Branch branch ? branch : new Tree.Branch(Map.of());
    }

    static Optional<String> text(Tree.Branch branch, String name) {
        return branch.at(name).flatMap(each -> each instanceof Tree.Text(String text)
                ? Optional.of(text)
                : Optional.empty());
    }

    static Optional<Long> number(Tree.Branch branch, String name) {
        return branch.at(name).flatMap(each -> each instanceof Tree.Numeral(var number)
                ? Optional.of(number.longValue())
                : Optional.empty());
    }

    private static List<Tree> items(Tree.Branch branch, String name) {
        return branch.at(name).map(each -> each instanceof Tree.Listing(List<Tree> items) ? items : List.<Tree>of())
                .orElse(List.of());
    }
}
