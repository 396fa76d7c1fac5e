package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which sources bring leads that close. */
@Command(name = "funnel", header = "Show how many leads came, qualified and were won, by source.", description = "%nConversion is the share of a source's leads that were won.%n", footer = {
        "%nFor example:", "  baton funnel", "  baton funnel --json"})
final class FunnelCommand extends ServerCommand {
    @Option(names = "--by", defaultValue = "source", paramLabel = "source", description = "What to group by.")
    private String by = "source";

    FunnelCommand(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        Answer answer = server.ask(Server.Ask.get("/v1/funnel?by=" + Server.encoded(by)));
        if (json()) {
            context().print(answer.tree());
            return ExitCode.FINE;
        }
        TextTable table = new TextTable(by, "#leads", "#qualified", "#won", "#conversion");
        Look.items(answer.tree(), "rows").forEach(row -> add(table, Look.text(row, by).orElse("(none)"), row));
        Look.at(answer.tree(), "totals").ifPresent(totals -> add(table, "all", totals));
        context().print(table);
        return ExitCode.FINE;
    }

    private static void add(TextTable table, String name, Tree row) {
        table.add(name, count(row, "leads"), count(row, "qualified"), count(row, "won"), conversion(row));
    }

    private static String count(Tree row, String name) {
        return Look.number(row, name).map(number -> String.format(Locale.ROOT, "%,d", number.longValue())).orElse("–");
    }

    /** Computed from the counts, since a rounded share cannot be rounded again. */
    private static String conversion(Tree row) {
        Optional<BigDecimal> leads = Look.number(row, "leads").filter(number -> number.signum() > 0);
        return leads.flatMap(all -> Look.number(row, "won").map(won -> won.movePointRight(2)
                .divide(all, 1, RoundingMode.HALF_UP).toPlainString() + " %")).orElse("–");
    }
}
