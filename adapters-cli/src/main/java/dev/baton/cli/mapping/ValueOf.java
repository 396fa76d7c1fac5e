package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;
import dev.baton.form.Limits;
import java.util.Map;
import java.util.Optional;

/** Where a field's value comes from. */
sealed interface ValueOf {

    /** The same for each row. */
    record Constant(Tree tree) implements ValueOf {}

    /**
     * The cell of a column.
     *
     * @param name      the column's
     * @param form      how the cell is read
     * @param values    translations of whole cells (for sets: of their parts), looked at first; to nothing means unknown
     * @param unlisted  what becomes of a cell without a translation, where there are translations
     * @param whenEmpty what becomes of an empty cell
     */
    record Column(String name, CellForm form, Map<String, Optional<Tree>> values, Otherwise unlisted,
            Otherwise whenEmpty) implements ValueOf {

        /** What a server reads of one text; a longer one would spoil the whole batch. */
        private static final int LONGEST = Limits.USUAL.text();

        /** What the cell says. */
        Cell read(String raw) {
            String text = raw.strip();
            if (text.length() > LONGEST) {
                return new Cell.Wrong("too-long", "the cell has " + text.length() + " characters, at most " + LONGEST
                        + " are taken");
            }
            Cell cell = translated(text);
            return cell instanceof Cell.Empty && whenEmpty == Otherwise.REFUSE && !values.containsKey(text)
                    ? new Cell.Wrong("empty", "the cell is empty, and the mapping wants it filled")
                    : cell;
        }

        private Cell translated(String text) {
            Optional<Tree> translation = values.getOrDefault(text, Optional.empty());
            if (values.containsKey(text)) {
                return translation.map(Cell::of).orElse(Cell.EMPTY);
            }
            if (text.isEmpty()) {
                return Cell.EMPTY;
            }
            if (form instanceof CellForm.Several(String separator)) {
                return CellForm.several(text, separator, values);
            }
            return values.isEmpty() ? form.read(text) : switch (unlisted) {
                case KEEP -> form.read(text);
                case SKIP -> Cell.EMPTY;
                case REFUSE -> new Cell.Wrong("unlisted", "\"" + text + "\" is not among the values of the mapping: "
                        + String.join(", ", values.keySet()));
            };
        }
    }

    /** What becomes of a cell that is not as expected. */
    enum Otherwise {
        /** It is read as it is. */
        KEEP,
        /** It is unknown, and left out. */
        SKIP,
        /** The row is refused. */
        REFUSE;

        static final Map<String, Otherwise> EMPTY_WORDS = Map.of("skip", SKIP, "refuse", REFUSE);
        static final Map<String, Otherwise> UNLISTED_WORDS = Map.of("keep", KEEP, "skip", SKIP, "refuse", REFUSE);
    }
}
