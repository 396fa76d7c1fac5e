package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.load.Import;
import dev.baton.cli.load.Plan;
import dev.baton.cli.load.Summary;
import dev.baton.cli.mapping.Kind;
import dev.baton.cli.mapping.Mapping;
import dev.baton.cli.mapping.MappingReader;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Patience;
import dev.baton.cli.server.Server;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings rows of a CSV file into Baton. */
@Command(name = "import", header = "Bring leads, engagements, outcomes or predictions from a CSV file.", description = {
        "%nA mapping says which column becomes what; the file stays as it is. Rows travel in batches, the "
                + "file may be of any size. A row that is refused stops nothing: it goes to a file of its own with the "
                + "reason, to be mended there and imported by the same mapping.",
        "%nTo run it again is safe: what is recorded already is repeated, not doubled.%n"}, footer = {"%nA mapping:",
                "  import: leads", "  keys: {email: {column: e-mail}}",
                "  occurred-at: {column: first contact, format: dd.MM.yyyy, zone: Europe/Berlin}",
                "  touch: {source: {column: origin}}", "  attributes:",
                "    company.employees: {column: staff, type: number}",
                "%nEvery field is {column: …} or {constant: …}; beside column: type (text, number, boolean, date, "
                        + "instant, money, set), format, zone, decimal, currency, separator, values, unlisted, when-empty.",
                "%nFor example:", "  baton import leads leads.csv --mapping leads.yaml --dry-run",
                "  baton import outcomes deals.csv --mapping deals.yaml --effects none"})
final class ImportCommand extends ServerCommand {
    private static final Map<String, Character> SEPARATORS = Map.of("comma", ',', "semicolon", ';', "tab", '\t',
            "pipe", '|');
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_PARALLEL = 16;

    @Parameters(index = "0", paramLabel = "leads|engagements|outcomes|predictions", description = "What the rows are.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A CSV file whose first row names the columns.")
    private Path file = Path.of("");

    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "What the columns mean (YAML).")
    private Path mapping = Path.of("");

    @Option(names = "--effects", defaultValue = "none", paramLabel = "none|all", description = "Whether stages move and sales hears of it; none unless you say all, so that an import of old "
            + "leads floods nobody.")
    private String effects = "none";

    @Option(names = "--rejected", paramLabel = "FILE", description = "Where refused rows go; else beside FILE, with the ending .rejected.csv.")
    private Optional<Path> rejected = Optional.empty();

    @Option(names = "--dry-run", description = "Read and map everything, send nothing; shows the first items.")
    private boolean dry;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Of the file: utf-8, utf-16, windows-1256, windows-1252 …; else found out.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--separator", paramLabel = "SIGN", description = "Between cells: , ; | or tab; else found out.")
    private Optional<String> separator = Optional.empty();

    @Option(names = "--batch", defaultValue = "1000", paramLabel = "N", description = "Rows sent together, 1 to 1000.")
    private int batch = MOST_ROWS;

    @Option(names = "--parallel", defaultValue = "2", paramLabel = "N", description = "Batches under way at once, 1 to 16. With 1, rows about one lead keep their order.")
    private int parallel = 2;

    ImportCommand(Context context) {
        super(context);
    }

    @Override
    ExitCode run(Server server, Address address) {
        Plan plan = plan();
        try (Import running = new Import(plan, server, context().surroundings())) {
            Summary summary = running.run();
            if (json()) {
                context().print(summary.tree());
            } else {
                summary.lines().forEach(line -> context().print(line));
            }
            return summary.refused() == 0 && summary.whole() ? ExitCode.FINE : ExitCode.INCOMPLETE;
        }
    }

    /** A server that restarts in the midst of a long import is waited for. */
    @Override
    Patience patience() {
        return context().patience();
    }

    private Plan plan() {
        Kind wanted = Optional.ofNullable(Kind.WORDS.get(kind)).orElseThrow(() -> CommandFailed
                .usage("\"" + kind + "\" cannot be imported; leads, engagements, outcomes and predictions can"));
        check(Set.of("none", "all").contains(effects), "--effects is none or all, not " + effects);
        check(batch >= 1 && batch <= MOST_ROWS, "--batch is between 1 and 1000, not " + batch);
        check(parallel >= 1 && parallel <= MOST_PARALLEL, "--parallel is between 1 and 16, not " + parallel);
        Mapping read = MappingReader.read(mapping);
        check(read.kind() == wanted, "The mapping " + mapping + " is for " + read.kind().word()
                + ", and you want to import " + kind);
        Path refused = rejected.orElseGet(this::beside);
        check(!refused.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()),
                "The refused rows cannot go to the file that is read");
        return new Plan(file, encoding.map(ImportCommand::charset), separator.map(ImportCommand::sign), read, effects,
                batch, parallel, refused, dry);
    }

    private Path beside() {
        String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        return file.resolveSibling(name.replaceFirst("\\.[A-Za-z]{3,4}$", "") + ".rejected.csv");
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw CommandFailed.usage("There is no encoding \"" + name
                    + "\"; known are utf-8, utf-16, windows-1256, windows-1252 and others");
        }
    }

    private static char sign(String written) {
        String text = written.equals("\\t") ? "tab" : written;
        if (text.length() == 1 && !text.equals("\"") && !Character.isLetterOrDigit(text.charAt(0))) {
            return text.charAt(0);
        }
        return Optional.ofNullable(SEPARATORS.get(text)).orElseThrow(() -> CommandFailed
                .usage("--separator is one sign, or one of comma, semicolon, tab, pipe; not " + written));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw CommandFailed.usage(otherwise);
        }
    }
}
