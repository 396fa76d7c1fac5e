package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Why sales said no. */
@Command(name = "reasons", header = "Count why sales rejected leads and sent them back.", description = "%nWith how often a reason blames the criteria, and how often material was missing.%n", footer = {
        "%nFor example:", "  baton handoff reasons",
        "  baton handoff reasons --by content --team inside --from 2026-03-21T00:00:00Z"})
final class HandoffReasons extends ServerCommand {
    /** By what it is added up why sales said no. */
    enum By {
        REASON("reasons"),
        RULE("rules"),
        SOURCE("sources"),
        CONTENT("contents"),
        DEFINITION("definitions");

        private final String list;

        By(String list) {
            this.list = list;
        }

        /** Its word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What stands in a row beside the counts. */
        private String head(Tree row) {
            return switch (this) {
                case REASON -> Look.text(row, "title").orElseGet(() -> HandoffLists.word(row, "reason"));
                case RULE -> HandoffLists.word(row, "rule") + " (" + HandoffLists.word(row, "policy") + " "
                        + HandoffLists.word(row, "version") + ")";
                case SOURCE -> HandoffLists.word(row, "source");
                case CONTENT -> HandoffLists.word(row, "content");
                case DEFINITION -> HandoffLists.word(row, "judged-by", "definition") + " "
                        + HandoffLists.word(row, "judged-by", "version");
            };
        }
    }

    @Option(names = "--by", paramLabel = "WORD", description = "${COMPLETION-CANDIDATES}; reason if nothing is said.")
    private By by = By.REASON;

    @Option(names = "--team", paramLabel = "KEY", description = "Of this team.")
    private Optional<String> team = Optional.empty();

    @Option(names = "--from", paramLabel = "WHEN", description = "From then on; 90 days before the end if nothing is said.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "Up to then; now if nothing is said.")
    private Optional<String> until = Optional.empty();

    HandoffReasons(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        List<String> filters = new ArrayList<>();
        HandoffLists.add(filters, "from", from);
        HandoffLists.add(filters, "until", until);
        HandoffLists.add(filters, "team", team);
        Tree report = server.ask(Ask.get(HandoffLists.path("/v1/reasons/report", filters))).tree();
        if (json()) {
            context().print(report);
            return ExitCode.FINE;
        }
        TextTable table = new TextTable(by.toString(), "#count", "#criteria", "#material");
        Look.items(report, by.list).forEach(row -> row(table, by.head(row), row));
        Look.at(report, "totals").ifPresent(totals -> row(table, "all", totals));
        context().print(table);
        return ExitCode.FINE;
    }

    private static void row(TextTable table, String head, Tree row) {
        table.add(head, HandoffLists.word(row, "count"), HandoffLists.word(row, "blaming-criteria"),
                HandoffLists.word(row, "missing-material"));
    }
}
