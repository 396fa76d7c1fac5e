package dev.baton.cli.csv;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line  the line on which it begins, counted from 1, the header's included; a quoted cell may hold further lines
 * @param cells as they are written, without their quotes
 */
public record Row(long line, List<String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }
}
