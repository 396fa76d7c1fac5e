package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.export.Export;
import dev.baton.cli.export.Kind;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Patience;
import dev.baton.cli.server.Server;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings leads, engagements or changes of stage out. */
@Command(name = "export", header = "Export leads, engagements or transitions as CSV or JSON.", description = {
        "%nRows are written as they come, so there may be any number. A cell that a spreadsheet would carry out as a "
                + "formula begins with an apostrophe; numbers stay numbers. JSON is an object a line.",
        "%nPeople who are known by visitor ids only are in no list, and in no export.%n"}, footer = {"%nFor example:",
                "  baton export leads -o leads.csv --bom", "  baton export transitions --format json"})
final class ExportCommand extends ServerCommand {
    @Parameters(paramLabel = "leads|engagements|transitions", description = "What to export.")
    private Kind kind = Kind.LEADS;

    @Option(names = "--format", defaultValue = "csv", paramLabel = "csv|json", description = "How it is written; csv if nothing is said.")
    private String format = "csv";

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "Where to; else the standard output. It is there when all is in it.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--bom", description = "Begin with a byte order mark: Excel needs it to show Persian, Arabic and accents.")
    private boolean marked;

    ExportCommand(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        if (!format.equals("csv") && !format.equals("json")) {
            throw CommandFailed.usage("--format is csv or json, not " + format);
        }
        Export export = new Export(kind, format.equals("csv") && !json(), marked);
        long rows = file.map(path -> export.to(server, path))
                .orElseGet(() -> export.to(server, context().surroundings().out()));
        context().say(String.format(Locale.ROOT, "Exported %,d %s", rows, kind.name().toLowerCase(Locale.ROOT))
                + file.map(path -> " to " + path).orElse(""));
        return ExitCode.FINE;
    }

    /** A server that restarts in the midst of a long export is waited for. */
    @Override
    Patience patience() {
        return context().patience();
    }
}
