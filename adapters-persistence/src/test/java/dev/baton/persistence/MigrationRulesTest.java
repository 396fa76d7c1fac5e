package dev.baton.persistence;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An instance of the release before serves while tables are brought up to date, and after: what it writes must go on being
 * taken, and nothing may read or rewrite a large table under a lock that keeps it out. Migrations up to 45 were made before
 * that was promised.
 */
class MigrationRulesTest {
    private static final int PROMISED_AFTER = 45;
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern CREATED = Pattern.compile("create table (\\w+)");
    private static final Pattern INDEX = Pattern.compile("create (?:unique )?index \\w+ on (\\w+).*");
    private static final Pattern CONCURRENT = Pattern
            .compile("create index concurrently .*|drop index concurrently if exists .*|(re)?set lock_timeout.*");
    private static final Pattern FILLED = Pattern.compile("insert into (\\w+).*");
    private static final Pattern ALTERED = Pattern.compile("alter table (\\w+) (.*)");
    private static final Pattern ADDED = Pattern.compile("add column (?!.*not null(?!.*default)).*"
            + "|drop constraint .*|add constraint .* not valid");

    /** The statements of a file that older instances would not survive. */
    private static List<String> breaches(String file) {
        String text = Arrays.stream(file.split("\n")).map(line -> line.replaceFirst("--.*", ""))
                .collect(joining(" ")).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        List<String> created = CREATED.matcher(text).results().map(found -> found.group(1)).toList();
        return Arrays.stream(text.split(";")).map(String::strip).filter(statement -> !statement.isEmpty())
                .filter(statement -> !adds(statement, created)).toList();
    }

    private static boolean adds(String statement, List<String> created) {
        Matcher index = INDEX.matcher(statement);
        Matcher filled = FILLED.matcher(statement);
        Matcher altered = ALTERED.matcher(statement);
        if (altered.matches()) {
            return created.contains(altered.group(1)) || Arrays.stream(altered.group(2).split(", (?=add|drop|alter)"))
                    .allMatch(part -> ADDED.matcher(part).matches());
        }
        return CREATED.matcher(statement).lookingAt() || CONCURRENT.matcher(statement).matches()
                || index.matches() && created.contains(index.group(1))
                || filled.matches() && created.contains(filled.group(1));
    }

    @Test
    void migrations_add_and_take_nothing_away() throws IOException {
        List<String> breaches = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
                int version = Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
                if (version > PROMISED_AFTER) {
                    breaches(Files.readString(file)).forEach(each -> breaches.add(file.getFileName() + ": " + each));
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE lead", "ALTER TABLE lead RENAME COLUMN a TO b", "TRUNCATE lead",
            "ALTER TABLE lead ADD COLUMN a text NOT NULL", "ALTER TABLE lead DROP COLUMN a", "UPDATE lead SET a = 1",
            "ALTER TABLE lead ALTER COLUMN a SET NOT NULL", "CREATE INDEX of_a ON lead (a)", "DELETE FROM lead",
            "ALTER TABLE lead ADD COLUMN a text, DROP COLUMN b", "ALTER TABLE lead ADD CONSTRAINT c CHECK (a > 0)",
            "INSERT INTO lead SELECT 1"})
    void what_would_break_an_older_instance_or_keep_it_out_is_found(String statement) {
        assertThat(breaches("-- Why.\n" + statement + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER TABLE lead ADD COLUMN a text", "CREATE INDEX CONCURRENTLY of_a ON lead (a)",
            "ALTER TABLE lead ADD COLUMN a integer NOT NULL DEFAULT 0, ADD COLUMN b text",
            "ALTER TABLE lead DROP CONSTRAINT c; ALTER TABLE lead ADD CONSTRAINT c CHECK (a > 0) NOT VALID",
            "CREATE TABLE t (a integer NOT NULL); CREATE INDEX of_t ON t (a); INSERT INTO t VALUES (1)"})
    void what_only_adds_is_fine(String statements) {
        assertThat(breaches(statements)).isEmpty();
    }
}
