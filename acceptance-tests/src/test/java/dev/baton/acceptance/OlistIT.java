package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.CommandLineTool;
import dev.baton.cli.screen.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A real funnel of 8,000 leads and 842 deals, brought in by the command line as docs/examples/olist says. */
class OlistIT {
    private static final Path EXAMPLE = Beside.checkout().resolve("docs/examples/olist");

    @Test
    void the_funnel_agrees_with_the_files() {
        Path files = Beside.shared("data/olist");
        String leads = files.resolve("olist_marketing_qualified_leads_dataset.csv").toString();
        String deals = files.resolve("olist_closed_deals_dataset.csv").toString();
        try (RunningBaton baton = new RunningBaton("olist")) {
            run(baton.api(), "definition", "add", EXAMPLE.resolve("definition.yaml").toString(), "--activate",
                    "--unsigned", "an example");
            String rejected = RunningBaton.freshDirectory("rejected").resolve("rows.csv").toString();
            run(baton.api(), "import", "leads", leads, "--mapping", EXAMPLE.resolve("leads.yaml").toString(),
                    "--rejected", rejected);
            run(baton.api(), "import", "outcomes", deals, "--mapping", EXAMPLE.resolve("outcomes.yaml").toString(),
                    "--rejected", rejected);
            funnelHolds(baton.api().get("/v1/funnel?by=source").done());
            conversionsHold(run(baton.api(), "funnel"));
        }
    }

    private static void funnelHolds(Look funnel) {
        assertThat(List.of(funnel.at("totals").at("leads").whole(), funnel.at("totals").at("won").whole()))
                .containsExactly(8_000, 842);
        Map<String, String> bySource = new TreeMap<>();
        funnel.at("rows").items().forEach(row -> bySource.put(row.find("source").map(Look::text).orElse(""),
                row.at("won").whole() + " of " + row.at("leads").whole()));
        assertThat(bySource).containsAllEntriesOf(Map.of("organic search", "271 of 2296", "paid search", "195 of 1586",
                "social", "75 of 1350", "unknown", "179 of 1099", "direct traffic", "56 of 499", "email", "15 of 493",
                "referral", "24 of 284", "other", "4 of 150", "display", "6 of 118", "", "14 of 60"));
    }

    /** As a person reads them, whose share of won leads they are. */
    private static void conversionsHold(String printed) {
        Map.of("unknown", "16.3 %", "paid search", "12.3 %", "organic search", "11.8 %", "(none)", "23.3 %", "all",
                "10.5 %").forEach(
                        (source, share) -> assertThat(printed.lines().map(String::strip)
                                .filter(line -> line.startsWith(source + " ")))
                                .singleElement(InstanceOfAssertFactories.STRING).endsWith(" " + share));
    }

    /** Runs a command against the server; it must be fine. @return what it printed */
    private static String run(Api api, String... command) {
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(new PrintWriter(out, true), new PrintWriter(out, true), false,
                false, Map.of("BATON_URL", api.url(), "BATON_KEY", api.key()), Optional.empty(), "test",
                InstantSource.system(), _ -> () -> {
                });
        assertThat(CommandLineTool.create(surroundings, List.of()).run(command)).as(out.toString()).isZero();
        return out.toString();
    }
}
