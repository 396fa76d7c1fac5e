package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people: their links lead somewhere, and the first page stays short enough to be read. */
class PagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path README = ROOT.resolve("README.md");
    private static final int LONGEST_README = 120;
    /** {@code [text](target)}, with a title or without. */
    private static final Pattern LINK = Pattern.compile("]\\(\\s*([^)\\s]+)(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|//|#).*");
    private static final Pattern CODE = Pattern.compile("(?ms)^ {0,3}(```|~~~).*?^ {0,3}\\1[^\\n]*$|`[^`\\n]*`");

    static List<Path> pages() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(README), files.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_relative_link_leads_to_a_file(Path page) throws IOException {
        assertThat(broken(Files.readString(page), target -> Files.exists(page.resolveSibling(target)))).isEmpty();
    }

    @Test
    void the_first_page_is_short() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void a_link_to_a_missing_file_is_found_and_code_is_no_link() {
        String page = """
                See [one](here.md), [two](gone.md#part "a title"), [four](https://example.com)
                and [five](#below) but `list[0](x)` is code:
                ```
                array[1](nothing)
                ```
                and after it comes [six](vanished.md).
                """;

        assertThat(broken(page, "here.md"::equals)).containsExactly("gone.md", "vanished.md");
    }

    /** The targets within this repository for which there is no file. */
    private static List<String> broken(String page, Predicate<String> exists) {
        return LINK.matcher(CODE.matcher(page).replaceAll("")).results().map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .map(target -> URLDecoder.decode(target.replaceFirst("[#?].*", ""), StandardCharsets.UTF_8))
                .filter(exists.negate()).toList();
    }
}
