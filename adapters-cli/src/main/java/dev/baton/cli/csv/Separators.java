package dev.baton.cli.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells: the sign by which the first rows have most consistently the same number of cells. */
public final class Separators {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 50;

    private Separators() {
    }

    /**
     * The separator of a text; a comma when there is only one column.
     *
     * @param sample   the beginning of the file
     * @param complete whether that is all; otherwise its last row is cut off and not looked at
     */
    public static char of(String sample, boolean complete) {
        char best = CANDIDATES[0];
        double bestWeight = 0;
        for (char candidate : CANDIDATES) {
            double weight = weight(counts(sample, complete, candidate));
            if (weight > bestWeight) {
                best = candidate;
                bestWeight = weight;
            }
        }
        return best;
    }

    /** Consistency counts most: prose with commas has many cells, but never twice the same number. */
    private static double weight(List<Integer> counts) {
        if (counts.isEmpty() || counts.getFirst() < 2) {
            return 0;
        }
        int header = counts.getFirst();
        double agreeing = counts.stream().filter(count -> count == header).count() / (double) counts.size();
        return agreeing * agreeing * agreeing * (1 + Math.log(header));
    }

    private static List<Integer> counts(String sample, boolean complete, char separator) {
        List<Integer> counts = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = lenient(separator).ofCsvRecord(sample)) {
            for (CsvRecord row : reader) {
                counts.add(row.getFieldCount());
                if (counts.size() > ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException _) {
            // what was read before it counts
        }
        if (!complete && counts.size() > 1) {
            counts.removeLast();
        }
        return counts;
    }

    static CsvReader.CsvReaderBuilder lenient(char separator) {
        return CsvReader.builder().fieldSeparator(separator).quoteCharacter('"').commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
