package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Tree;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists all that a path holds, a row each. */
abstract class ListCommand extends ServerCommand {
    private final String path;
    private final String[] columns;

    /**
     * A list.
     *
     * @param columns the fields of an item; one that begins with # is a number, {@code person/name} stands below
     *                {@code person}, {@code moved:effects/moved} has another title than its field
     */
    ListCommand(Context context, String path, String... columns) {
        super(context);
        this.path = path;
        this.columns = columns;
    }

    @Override
    final ExitCode run(Server server, Address address) {
        Answer answer = server.ask(Server.Ask.get(path));
        if (json()) {
            context().print(answer.tree());
            return ExitCode.FINE;
        }
        TextTable table = new TextTable(
                Stream.of(columns).map(column -> column.replaceFirst("-at$|/.*|:.*", "")).toArray(String[]::new));
        answer.items().forEach(item -> table.add(
                Stream.of(columns).map(column -> cell(item, column).orElse("–")).toArray(String[]::new)));
        context().print(table);
        return ExitCode.FINE;
    }

    /** What an item says in a column. */
    Optional<String> cell(Tree item, String column) {
        return Look.text(item, column.replaceFirst("^(#|.*:)", "").split("/", -1));
    }
}
