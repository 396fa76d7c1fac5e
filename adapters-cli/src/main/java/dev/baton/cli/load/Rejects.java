package dev.baton.cli.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.baton.cli.csv.Formulas;
import dev.baton.cli.csv.Row;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.mapping.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that were refused, each with its line, the place, and why, beside its own cells: mend the cells and import
 * this file by the same mapping. Written in UTF-8 with a byte order mark, by which spreadsheets know it. Made with the
 * first refused row, which replaces one of an earlier run; any other file is left alone.
 */
final class Rejects implements AutoCloseable {
    /** Named so that they meet no column of the file. */
    private static final List<String> OWN = List.of("baton-line", "baton-field", "baton-code", "baton-message");

    private final Path path;
    private final char separator;
    private final int width;
    private final List<String> header;
    private final List<Integer> columns;
    private Optional<CsvWriter> writer = Optional.empty();
    private long count;

    Rejects(Path path, char separator, List<String> header) {
        this.path = path;
        this.separator = separator;
        this.width = header.size();
        this.columns = IntStream.range(0, header.size()).filter(i -> !OWN.contains(header.get(i))).boxed().toList();
        this.header = columns.stream().map(header::get).toList();
        if (Files.exists(path) && !isRejects()) {
            throw CommandFailed.usage(path + " is there already and holds no refused rows of an earlier run: "
                    + "move it away, or name another file with --rejected");
        }
    }

    /** Whether a file with this header is one of refused rows, which somebody has mended. */
    static boolean isHeader(List<String> header) {
        return header.getFirst().equals(OWN.getFirst());
    }

    private boolean isRejects() {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            String first = Optional.ofNullable(lines.readLine()).orElse("");
            return first.replace("\uFEFF", "").startsWith(OWN.getFirst());
        } catch (MalformedInputException _) {
            return false;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void add(Row row, List<Fault> faults) {
        count++;
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(row.line()));
        cells.add(Formulas.harmless(faults.stream().map(Fault::field).distinct().collect(Collectors.joining(" "))));
        cells.add(Formulas.harmless(faults.stream().map(Fault::code).distinct().collect(Collectors.joining(" "))));
        cells.add(Formulas.harmless(faults.stream().map(Fault::message).collect(Collectors.joining("; "))));
        // A row of another width than the header cannot be told apart by columns: it is written as it is.
        List<String> own = row.cells().size() == width ? columns.stream().map(row.cells()::get).toList() : row.cells();
        own.stream().map(Formulas::harmless).forEach(cells::add);
        attempt(() -> opened().writeRecord(cells));
    }

    /** A row of such a file without the apostrophes that {@link Formulas#harmless} put before its cells. */
    static Row plain(Row row) {
        return new Row(row.line(), row.cells().stream().map(Formulas::plain).toList());
    }

    private CsvWriter opened() throws IOException {
        if (writer.isEmpty()) {
            Writer letters = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
            letters.write('\uFEFF');
            CsvWriter made = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF)
                    .build(letters);
            List<String> names = new ArrayList<>(OWN);
            names.addAll(header);
            made.writeRecord(names);
            writer = Optional.of(made);
        }
        return writer.get();
    }

    long count() {
        return count;
    }

    /** The file, if there is any refused row. */
    Optional<Path> written() {
        return writer.map(_ -> path);
    }

    /** After each batch: what is on the disk is always whole rows. */
    void flush() {
        attempt(() -> {
            if (writer.isPresent()) {
                writer.get().flush();
            }
        });
    }

    @Override
    public void close() {
        attempt(() -> {
            if (writer.isPresent()) {
                writer.get().close();
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            throw failed(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private CommandFailed failed(IOException e) {
        return new CommandFailed(ExitCode.USAGE, "Cannot write the refused rows to " + path + ": " + e.getMessage()
                + "; name another file with --rejected", e);
    }
}
