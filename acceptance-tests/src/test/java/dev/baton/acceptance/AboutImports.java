package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.CommandLineTool;
import dev.baton.cli.screen.Surroundings;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences about files that are brought in by the command line, in English. */
public final class AboutImports {
    private static final String LEADS = """
            import: leads
            keys: {email: {column: e-mail}}
            occurred-at: {column: met, format: yyyy-MM-dd, zone: Asia/Tehran}
            touch: {source: {column: source}}
            attributes:
              role: {column: role}
            """;
    private static final String ENGAGEMENTS = """
            import: engagements
            feed: old-system
            keys: {email: {column: e-mail}}
            type: {constant: demo-requested}
            occurred-at: {column: day, format: yyyy-MM-dd, zone: Asia/Tehran}
            """;
    private final Story story;
    private final Path folder = RunningBaton.freshDirectory("import");
    private List<String> lastCommand = List.of();
    private String said = "";
    private int exit;

    /** The sentences of a story. */
    public AboutImports(Story story) {
        this.story = story;
    }

    @When("^a file with the leads " + InEnglish.WHO + ", " + InEnglish.WHO + " and " + InEnglish.WHO
            + " is imported$")
    public void leads_are_imported(String one, String two, String three) {
        leads(List.of(row(one, ""), row(two, ""), row(three, "")));
        assertThat(exit).as(said).isZero();
    }

    @When("^a file with the leads " + InEnglish.WHO + ", " + InEnglish.WHO + " and one without an address is imported$")
    public void one_has_no_address(String one, String two) {
        leads(List.of(row(one, ""), row(two, ""), ",2027-01-01,nowhere,"));
    }

    @When("^a file is imported in which the role of " + InEnglish.WHO + " is \"([^\"]*)\"$")
    public void with_a_role(String who, String role) {
        leads(List.of(row(who, role)));
        assertThat(exit).as(said).isZero();
    }

    @When("^a file is imported in which " + InEnglish.WHO + " requested a demo on (\\d+) days$")
    public void demos_are_imported(String who, int days) {
        StringBuilder rows = new StringBuilder("e-mail,day\n");
        for (int i = 1; i <= days; i++) {
            rows.append(story.people().address(who)).append(',')
                    .append(story.now().minus(Duration.ofDays(i)).toString(), 0, 10).append('\n');
        }
        run("engagements", rows.toString(), ENGAGEMENTS);
        assertThat(exit).as(said).isZero();
    }

    @When("the same file is imported again")
    public void imported_again() {
        run(lastCommand);
    }

    private String row(String who, String role) {
        return story.people().address(who) + ",2027-01-01," + story.people().source("fair") + "," + role;
    }

    private void leads(List<String> rows) {
        run("leads", "e-mail,met,source,role\n" + String.join("\n", rows) + "\n", LEADS);
    }

    private void run(String kind, String rows, String mapping) {
        story.settle();
        try {
            Path file = Files.writeString(folder.resolve(kind + ".csv"), rows);
            Path meaning = Files.writeString(folder.resolve(kind + ".yaml"), mapping);
            run(List.of("import", kind, file.toString(), "--mapping", meaning.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(List<String> command) {
        lastCommand = command;
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(new PrintWriter(out, true), new PrintWriter(out, true), false,
                false, Map.of("BATON_URL", story.api().url(), "BATON_KEY", story.api().key()), Optional.empty(), "test",
                InstantSource.system(), _ -> () -> {
                });
        exit = CommandLineTool.create(surroundings, List.of()).run(command.toArray(String[]::new));
        said = out.toString();
    }

    @Then("^" + InEnglish.WHO + ", " + InEnglish.WHO + " and " + InEnglish.WHO + " are leads from the source \"fair\"$")
    public void three_came_from(String one, String two, String three) {
        List.of(one, two, three).forEach(this::cameFrom);
    }

    @Then("^" + InEnglish.WHO + " and " + InEnglish.WHO + " are leads from the source \"fair\"$")
    public void two_came_from(String one, String two) {
        List.of(one, two).forEach(this::cameFrom);
    }

    private void cameFrom(String who) {
        assertThat(story.finds().lead(who).at("source").text()).isEqualTo(story.people().source("fair"));
    }

    @Then("^the role of " + InEnglish.WHO + " is \"([^\"]*)\"$")
    public void role_is(String who, String role) {
        assertThat(story.finds().lead(who).at("attributes").at("role").text()).isEqualTo(role);
    }

    @Then("^the import reports that (\\d+) row was refused$")
    public void rows_were_refused(int rows) throws IOException {
        assertThat(exit).as(said).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("leads.rejected.csv"))).hasSize(rows + 1);
    }
}
