package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** A list page by page: no page ends without saying so. */
final class Paged {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most, 1 to 200. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--cursor", paramLabel = "WORD", description = "Go on where another page ended.")
    private Optional<String> cursor = Optional.empty();

    /** As a query has it. */
    String query() {
        return "limit=" + limit + cursor.map(word -> "&cursor=" + Server.encoded(word)).orElse("");
    }

    /** Shows a page: all of it to programs, a row for each of its items to people. */
    ExitCode show(ServerCommand asked, Answer page, TextTable table, Function<Tree, List<String>> row) {
        if (asked.json()) {
            asked.context().print(page.tree());
            return ExitCode.FINE;
        }
        page.items().forEach(item -> table.add(row.apply(item).toArray(String[]::new)));
        asked.context().print(table);
        more(asked.context(), page.tree());
        return ExitCode.FINE;
    }

    /** Says how to go on, if there are more. */
    private static void more(Context context, Tree page) {
        Look.text(page, "next")
                .ifPresent(next -> context.say("There are more: --cursor " + Letters.harmless(next)));
    }
}
