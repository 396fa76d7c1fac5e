package dev.baton.cli.csv;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would carry out, made texts, and back. */
public final class Formulas {
    /** The wide signs are carried out as well where Chinese, Japanese or Korean is written. */
    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\\t\\r\\n].*",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9 .,]*");

    private Formulas() {
    }

    /**
     * A spreadsheet would carry out a cell that begins like a formula; an apostrophe makes it a text. One that has such an
     * apostrophe already gets another, so that {@link #plain} gives back what the cell was. A number stays one.
     */
    public static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The cell without the apostrophe that {@link #harmless} put before it. */
    public static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
