package dev.baton.cli.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.baton.cli.csv.Formulas;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** Rows as they are written. */
final class Sheet {
    private static final String MARK = "\uFEFF";

    private Sheet() {
    }

    /** An object a line. */
    static Consumer<Tree> json(Writer to) {
        return row -> attempt(() -> to.write(Json.text(row) + "\n"));
    }

    /**
     * Cells that no spreadsheet carries out.
     *
     * @param marked whether a byte order mark goes first, by which Excel knows UTF-8
     */
    static Consumer<Tree> csv(Writer to, List<String> columns, boolean marked) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(to);
        attempt(() -> {
            to.write(marked ? MARK : "");
            csv.writeRecord(columns.stream().map(column -> column.replace('/', '.')).map(Formulas::harmless).toList());
        });
        return row -> attempt(() -> csv.writeRecord(columns.stream().map(column -> cell(row, column)).toList()));
    }

    private static String cell(Tree row, String column) {
        return Look.at(row, column.split("/", 2)).map(Look::line).map(Formulas::harmless).orElse("");
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
