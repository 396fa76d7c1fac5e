package dev.baton.cli.screen;

import java.util.ArrayList;
import java.util.List;

/** A table in letters; numbers stand at the right of their columns. */
public final class TextTable {
    private static final int WIDEST = 60;
    private final List<Head> heads;
    private final List<List<String>> rows = new ArrayList<>();

    private record Head(String title, boolean number) {}

    /**
     * A table with these columns.
     *
     * @param titles of the columns; one that begins with {@code #} holds numbers
     */
    public TextTable(String... titles) {
        heads = List.of(titles).stream()
                .map(title -> new Head(Letters.harmless(title.startsWith("#") ? title.substring(1) : title),
                        title.startsWith("#")))
                .toList();
    }

    /** Adds a row. */
    public void add(String... cells) {
        rows.add(List.of(cells).stream().map(cell -> Letters.cut(Letters.harmless(cell), WIDEST)).toList());
    }

    /** The lines, the titles first. */
    public List<String> lines() {
        int[] widths = new int[heads.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(heads.stream().map(Head::title).toList());
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Letters.width(row.get(i)));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    /** The same lines without marks of direction, for programs: they would stick to what is cut out of a line. */
    public List<String> plainLines() {
        return lines().stream().map(Letters::unmarked).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - Letters.width(row.get(i)));
            String cell = Letters.isolated(row.get(i));
            line.append(i == 0 ? "" : "  ").append(heads.get(i).number() ? blanks + cell : cell + blanks);
        }
        String text = line.toString().stripTrailing();
        return row.stream().anyMatch(Letters::isRightToLeft) ? Letters.LEFT_TO_RIGHT + text : text;
    }
}
