package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decisions in {@code docs/adr}: each is found by its number and its title, and says where it stands. */
class DecisionRecordsTest {
    private static final Path RECORDS = Path.of("..", "docs", "adr");
    private static final Pattern FIRST_LINE = Pattern.compile("# (\\d{4})\\. (\\S.*)");
    private static final Pattern STATUS = Pattern.compile("Status: (proposed|accepted|superseded|rejected)");
    private static final Pattern DATE = Pattern.compile("Date: (\\d{4}-\\d{2}-\\d{2})");

    static List<Path> records() {
        try (Stream<Path> files = Files.list(RECORDS)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void numbers_begin_at_one_and_leave_none_out() {
        List<String> numbers = records().stream().map(file -> name(file).substring(0, 4)).toList();

        assertThat(numbers).isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj("%04d"::formatted).toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_file_is_called_by_its_number_and_title(Path record) throws IOException {
        String first = Files.readAllLines(record).getFirst();

        assertThat(fileName(first)).as(first).contains(name(record));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_says_once_what_became_of_it_and_when(Path record) throws IOException {
        List<String> lines = Files.readAllLines(record);

        assertThat(lines.stream().filter(line -> line.startsWith("Status:")))
                .singleElement().satisfies(line -> assertThat(line).matches(STATUS));
        assertThat(lines.stream().filter(line -> line.startsWith("Date:")))
                .singleElement().satisfies(line -> assertThat(date(line)).as(line).isPresent());
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_has_all_its_parts_in_order(Path record) throws IOException {
        assertThat(Files.readAllLines(record).stream().filter(line -> line.startsWith("## ")))
                .containsExactly("## Question", "## Decision", "## Alternatives", "## Consequences");
    }

    @ParameterizedTest(name = "“{0}” belongs in {1}")
    @CsvSource({
            "# 0007. What per-asset looks back on, 0007-what-per-asset-looks-back-on.md",
            "'# 0012. Facts, cards & réfolds', 0012-facts-cards-refolds.md",
            "# 12. Too few digits, ",
            "Facts without a number, "})
    void the_name_of_a_file_follows_from_its_first_line(String firstLine, String name) {
        assertThat(fileName(firstLine)).isEqualTo(Optional.ofNullable(name));
    }

    private static Optional<String> fileName(String firstLine) {
        Matcher title = FIRST_LINE.matcher(firstLine);
        return title.matches()
                ? Optional.of(title.group(1) + "-" + slug(title.group(2)) + ".md")
                : Optional.empty();
    }

    /** Small letters and digits; whatever stands between becomes one dash, and accents go. */
    private static String slug(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Optional<LocalDate> date(String line) {
        Matcher date = DATE.matcher(line);
        return date.matches() ? Optional.of(LocalDate.parse(date.group(1))) : Optional.empty();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
