package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** What can be done with documents on which two teams agree, whatever their kind. */
final class VersionCommands {
    private static final String SIGNED_BY = "signatures";
    private static final String REVIEW = "review";
    private static final Set<Integer> OBJECTIONS = Set.of(400, 422);

    private VersionCommands() {
    }

    /** Adds to a group what all kinds have in common. */
    static CommandLine into(CommandLine group, Context context, VersionPath path) {
        return group.addSubcommand(new ListAll(context, path)).addSubcommand(new Validate(context, path))
                .addSubcommand(new Edit(context, path))
                .addSubcommand(Move.of(context, path, "propose",
                        "Lay a draft before marketing and sales; it is not edited any more."))
                .addSubcommand(Move.of(context, path, "sign",
                        "Sign a proposed version, as the person whose key it is.",
                        "%nOne person of marketing and another of sales sign.%n"))
                .addSubcommand(Move.of(context, path, "withdraw",
                        "Make a draft again of what was proposed; its signatures are gone."))
                .addSubcommand(new Show(context, path)).addSubcommand(new Diff(context, path));
    }

    @Command(name = "list", header = "List all versions.")
    private static final class ListAll extends ListCommand {
        private final VersionSheet sheet;

        ListAll(Context context, VersionPath path) {
            super(context, path.path(), path.word(), "#version", "status", "created-at", "activated-at", REVIEW,
                    SIGNED_BY);
            this.sheet = new VersionSheet(path);
        }

        @Override
        Optional<String> cell(Tree item, String column) {
            return switch (column) {
                case SIGNED_BY -> sheet.signers(item);
                case REVIEW -> VersionSheet.review(item);
                default -> super.cell(item, column);
            };
        }
    }

    @Command(name = "validate", header = "Check a file without keeping it.", description = "%nLists every mistake with its place. Exits with 1 when there is one.%n")
    private static final class Validate extends ServerCommand {
        private final VersionPath path;

        @Parameters(paramLabel = "FILE", description = "The document (YAML or JSON).")
        private Path file = Path.of("");

        Validate(Context context, VersionPath path) {
            super(context);
            this.path = path;
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.send(Ask.postAgain(path.path() + "/validate", WrittenFile.of(file).body()));
            if (!answer.isFine() && !OBJECTIONS.contains(answer.status())) {
                throw server.refused(answer);
            }
            if (json()) {
                context().print(answer.tree());
            } else if (answer.isFine()) {
                context().print(file + " is right");
                VersionSheet.remark(context(), answer.tree());
            } else {
                context().say(file + ": " + answer.refusal());
            }
            return answer.isFine() ? ExitCode.FINE : ExitCode.INCOMPLETE;
        }
    }

    /** Works on one version. */
    abstract static class OnVersion extends ServerCommand {
        private final VersionPath path;

        @Parameters(index = "0", paramLabel = "KEY", description = "The document's key.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
        private int version;

        OnVersion(Context context, VersionPath path) {
            super(context);
            this.path = path;
        }

        VersionPath path() {
            return path;
        }

        /** The path of the version. */
        String place() {
            return path.of(key, Integer.toString(version));
        }

        ExitCode told(Tree answer) {
            new VersionSheet(path).tell(this, answer);
            return ExitCode.FINE;
        }

        /** Moves the version on in its life. */
        ExitCode move(Server server, String verb, Tree body) {
            return told(server.ask(path.move(key, Integer.toString(version), verb, body)).tree());
        }
    }

    @Command(name = "edit", header = "Replace what a draft says.")
    private static final class Edit extends OnVersion {
        @Parameters(index = "2", paramLabel = "FILE", description = "What it is to say (YAML or JSON).")
        private Path file = Path.of("");

        @Mixin
        private Seen seen = new Seen();

        Edit(Context context, VersionPath path) {
            super(context, path);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(seen.replacing(Ask.put(place(), WrittenFile.of(file).body()))).tree());
        }
    }

    /** A step in the life of a version of which nothing else is to be said. */
    private static final class Move extends OnVersion {
        private final String verb;

        private Move(Context context, VersionPath path, String verb) {
            super(context, path);
            this.verb = verb;
        }

        static CommandLine of(Context context, VersionPath path, String verb, String header, String... description) {
            return new Move(context, path, verb).named(verb, header, description);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return move(server, verb, Tree.branch().done());
        }
    }

    /** Why a version is to be active although signatures are missing. */
    static final class Waiving {
        @Option(names = "--unsigned", paramLabel = "REASON", description = "Activate although signatures are missing (admins only); the reason is shown wherever the version is.")
        private Optional<String> unsigned = Optional.empty();

        /** What else is said, and this. */
        Tree with(BranchWriter body) {
            return unsigned.map(reason -> body.with("unsigned", true).with("reason", reason)).orElse(body).done();
        }
    }

    @Command(name = "show", header = "Show a version as it was written (YAML).")
    private static final class Show extends OnVersion {
        Show(Context context, VersionPath path) {
            super(context, path);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return document(server, place());
        }
    }

    @Command(name = "diff", header = "Tell in sentences what changes from one version to another.")
    private static final class Diff extends ServerCommand {
        private final VersionPath path;

        @Parameters(index = "0", paramLabel = "KEY", description = "The document's key.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "FROM", description = "The one version.")
        private int from;

        @Parameters(index = "2", paramLabel = "TO", description = "The other version.")
        private int to;

        Diff(Context context, VersionPath path) {
            super(context);
            this.path = path;
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.ask(Ask.get(path.of(key, Integer.toString(from)) + "/diff?with=" + to));
            List<Tree> changes = Look.items(answer.tree(), "changes");
            if (json()) {
                context().print(answer.tree());
            } else if (changes.isEmpty()) {
                context().print("Both versions say the same");
            } else {
                changes.forEach(each -> context().print(Letters.harmless(Look.text(each, "message").orElse("?"))));
            }
            return ExitCode.FINE;
        }
    }
}
