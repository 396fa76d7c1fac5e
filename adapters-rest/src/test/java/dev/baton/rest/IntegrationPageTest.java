package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for integrators names whatever they may have to branch on. */
class IntegrationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "integration.md");
    private static final Pattern ROW = Pattern.compile("\\| ([0-9, ]+) \\| ([^|]+) \\|.*");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    private static String problems() throws IOException {
        return Files.readString(PAGE).split("\n## Problems\n")[1].split("\n## ")[0];
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void its_table_holds_every_kind_of_problem_with_its_status() throws IOException {
        Set<String> told = problems().lines().map(ROW::matcher).filter(row -> row.matches())
                .flatMap(row -> codes(row.group(2)).stream()
                        .filter(code -> Arrays.stream(ProblemCode.values()).noneMatch(each -> each.code().equals(code)
                                && !row.group(1).contains(String.valueOf(each.status())))))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
    }

    @Test
    void it_names_every_code_of_a_single_error() throws IOException {
        assertThat(codes(problems().split("The codes of single errors:")[1]))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Flaw.values()).map(Flaw::code).toList());
    }
}
