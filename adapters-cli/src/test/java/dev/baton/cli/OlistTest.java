package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.cli.Shell.Result;
import dev.baton.cli.server.Look;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the documentation. The data is not ours to ship: BATON_OLIST names the folder that holds it. */
class OlistTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "olist");

    @Test
    void the_definition_of_the_example_is_right() throws IOException {
        Parsed<Tree> tree = Yaml.read(Files.readAllBytes(EXAMPLE.resolve("definition.yaml")));
        assertThat(tree).isInstanceOf(Parsed.Valid.class);
        assertThat(DefinitionReader.read(((Parsed.Valid<Tree>) tree).value())).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void all_leads_are_taken_as_they_are() throws IOException {
        try (FakeBaton baton = new FakeBaton()) {
            Result result = run(baton, "leads", "olist_marketing_qualified_leads_dataset.csv");
            assertThat(result.out()).contains("8,000 rows: 8,000 recorded, 0 repeated, 0 refused");
            Map<String, Long> sources = baton.items().stream().map(OlistTest::source)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(sources).containsEntry("(none)", 60L).containsEntry("unknown", 1_099L)
                    .containsEntry("organic search", 2_296L).hasSize(11);
            assertThat(baton.items().getFirst().toString()).contains("2018-02-01T02:00:00Z");
        }
    }

    @Test
    void all_deals_are_taken_as_won() throws IOException {
        try (FakeBaton baton = new FakeBaton()) {
            Result result = run(baton, "outcomes", "olist_closed_deals_dataset.csv");
            assertThat(result.out()).contains("842 rows: 842 recorded, 0 repeated, 0 refused");
            assertThat(baton.items()).allMatch(item -> Look.text(item, "outcome").equals(Optional.of("won")));
        }
    }

    private static String source(Tree item) {
        return Look.items(item, "touches").stream().findFirst().flatMap(touch -> Look.text(touch, "source"))
                .orElse("(none)");
    }

    private static Result run(FakeBaton baton, String kind, String name) {
        String folder = System.getenv().getOrDefault("BATON_OLIST", "");
        assumeTrue(!folder.isEmpty(), "BATON_OLIST does not name the folder with Olist's files: not checked");
        return new Shell().run("import", kind, Path.of(folder, name).toString(), "--mapping",
                EXAMPLE.resolve(kind + ".yaml").toString(), "--url", baton.url(), "--rejected",
                Path.of(System.getProperty("java.io.tmpdir"), kind + ".baton-test.csv").toString());
    }
}
