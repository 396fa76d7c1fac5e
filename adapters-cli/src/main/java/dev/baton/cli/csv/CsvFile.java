package dev.baton.cli.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A CSV file that is read row by row; whatever its size, only a row of it is in memory. */
public final class CsvFile implements AutoCloseable {
    private static final int SAMPLE = 1 << 16;
    /** A row of more than a million characters is a quote that was never closed. */
    private static final int LONGEST_ROW = 1 << 20;

    private final Path path;
    private final Encoding encoding;
    private final char separator;
    private final long size;
    private final CountedBytes bytes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine = 1;

    private CsvFile(Path path, Encoding encoding, char separator) throws IOException {
        this.path = path;
        this.encoding = encoding;
        this.separator = separator;
        this.size = Files.size(path);
        this.bytes = new CountedBytes(Files.newInputStream(path));
        this.reader = Separators.lenient(separator).allowUnclosedQuote(false).maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(letters(bytes, encoding));
        this.records = reader.iterator();
        this.header = named(next().map(Row::cells).orElse(List.of()));
    }

    /** Opens a file; what the user does not say is found out. */
    public static CsvFile open(Path path, Optional<java.nio.charset.Charset> charset, Optional<Character> separator) {
        try {
            Encoding encoding = charset.isPresent()
                    ? EncodingDetection.named(charset.get(), path)
                    : EncodingDetection.of(path);
            char between = separator.isPresent() ? separator.get() : detected(path, encoding);
            return new CsvFile(path, encoding, between);
        } catch (IOException e) {
            throw CommandFailed.unreadable(path.toString(), e);
        }
    }

    private static char detected(Path path, Encoding encoding) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        try (Reader letters = letters(Files.newInputStream(path), encoding)) {
            for (int n = letters.read(sample); n > 0; n = letters.read(sample, length, SAMPLE - length)) {
                length += n;
            }
        }
        return Separators.of(new String(sample, 0, length), length < SAMPLE);
    }

    private static Reader letters(java.io.InputStream in, Encoding encoding) throws IOException {
        in.skipNBytes(encoding.mark());
        // A decoder of one's own reports what it cannot read; by name it would put question marks there.
        return new InputStreamReader(in, encoding.charset().newDecoder());
    }

    private List<String> named(List<String> cells) {
        List<String> names = cells.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
        if (names.stream().allMatch(String::isEmpty)) {
            throw CommandFailed.usage(path + " is empty: its first row must name the columns");
        }
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw CommandFailed.usage(path + " has two columns named \"" + name + "\": rename one of them");
            }
        }
        return names;
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The encoding it is read by. */
    public Encoding encoding() {
        return encoding;
    }

    /** What separates its cells. */
    public char separator() {
        return separator;
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /** How many of its bytes have been read; some more than the rows handed out. */
    public long read() {
        return bytes.count();
    }

    /** The place of a column. */
    public OptionalInt column(String name) {
        int index = header.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The next row that is not blank; empty at the end. */
    public Optional<Row> next() {
        try {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                lastLine = row.getStartingLineNumber();
                if (!row.getFields().stream().allMatch(String::isBlank)) {
                    return Optional.of(new Row(lastLine, row.getFields()));
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            throw new CommandFailed(ExitCode.INCOMPLETE, unreadable(e), e);
        } catch (UncheckedIOException e) {
            throw new CommandFailed(ExitCode.INCOMPLETE, unreadable(e), e);
        }
    }

    private String unreadable(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return path + " after line " + lastLine + ": not " + encoding.charset().name()
                        + "; say what it is with --encoding";
            }
        }
        return path + " after line " + lastLine + ": cannot be read on; most likely a quote (\") is opened there and "
                + "never closed. Close it, or double it if it belongs to the text";
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
