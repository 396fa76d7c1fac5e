package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server.Ask;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** Lead definitions: what points are given for, and from where on a lead is qualified. */
final class DefinitionCommands {
    private static final String SIGNED_BY = "signatures";
    private static final String REVIEW = "review";
    private static final String PATH = "/v1/definitions";
    private static final Set<Integer> OBJECTIONS = Set.of(400, 422);

    private DefinitionCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Definitions()).addSubcommand(new ListAll(context))
                .addSubcommand(new Validate(context)).addSubcommand(new Add(context))
                .addSubcommand(new Propose(context)).addSubcommand(new Sign(context))
                .addSubcommand(new Withdraw(context))
                .addSubcommand(new Activate(context)).addSubcommand(new Show(context))
                .addSubcommand(new Diff(context));
    }

    @Command(name = "definition", header = "Check, add, sign and activate lead definitions.", description = "%nA definition says what gives points and from where on a lead is qualified. Its versions "
            + "never change; at most one judges.%n", footer = {"%nFor example:",
                    "  baton definition validate definition.yaml",
                    "  baton definition add definition.yaml"})
    private static final class Definitions extends Group {}

    @Command(name = "list", header = "List the versions of all definitions.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "definition", "#version", "status", "created-at", "activated-at", REVIEW, SIGNED_BY);
        }

        @Override
        Optional<String> cell(Tree item, String column) {
            return switch (column) {
                case SIGNED_BY -> signers(item);
                case REVIEW -> review(item);
                default -> super.cell(item, column);
            };
        }
    }

    @Command(name = "validate", header = "Check a definition without keeping it.", description = "%nLists every mistake with its place, and scenarios that fail. Exits with 1 when there is one.%n")
    private static final class Validate extends ServerCommand {
        @Parameters(paramLabel = "FILE", description = "A definition (YAML or JSON).")
        private Path file = Path.of("");

        Validate(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.send(Ask.postAgain(PATH + "/validate", body(file)));
            if (!answer.isFine() && !OBJECTIONS.contains(answer.status())) {
                throw server.refused(answer);
            }
            if (json()) {
                context().print(answer.tree());
            } else if (answer.isFine()) {
                context().print(file + " is right");
                play(context(), answer.tree());
                warn(context(), answer.tree());
            } else {
                context().say(file + ": " + answer.refusal());
            }
            return answer.isFine() ? ExitCode.FINE : ExitCode.INCOMPLETE;
        }
    }

    @Command(name = "add", header = "Add a definition as a new draft, and activate it if wanted.")
    private static final class Add extends ServerCommand {
        @Parameters(paramLabel = "FILE", description = "A definition (YAML or JSON).")
        private Path file = Path.of("");

        @Option(names = "--activate", description = "Let it judge from now on; the one that judged is retired.")
        private boolean activate;

        @Mixin
        private final Activation activation = new Activation();

        Add(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree added = server.ask(Ask.post(PATH, body(file))).tree();
            Tree last = activate
                    ? server.ask(move(Look.text(added, "definition").orElse(""),
                            Look.text(added, "version").orElse(""), "activate", activation.body())).tree()
                    : added;
            told(this, last);
            return ExitCode.FINE;
        }
    }

    /** Moves a version on in its life. */
    private abstract static class Move extends ServerCommand {
        private final String verb;

        @Parameters(index = "0", paramLabel = "KEY", description = "The definition.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
        private int version;

        Move(Context context, String verb) {
            super(context);
            this.verb = verb;
        }

        Tree body() {
            return Tree.branch().done();
        }

        @Override
        final ExitCode run(Server server, Address address) {
            told(this, server.ask(move(key, Integer.toString(version), verb, body())).tree());
            return ExitCode.FINE;
        }
    }

    @Command(name = "propose", header = "Lay a draft before marketing and sales; it is not edited any more.")
    private static final class Propose extends Move {
        Propose(Context context) {
            super(context, "propose");
        }
    }

    @Command(name = "sign", header = "Sign a proposed version, as the person whose key it is.", description = "%nOne person of marketing and another of sales sign.%n")
    private static final class Sign extends Move {
        Sign(Context context) {
            super(context, "sign");
        }
    }

    @Command(name = "withdraw", header = "Make a draft again of what was proposed; its signatures are gone.")
    private static final class Withdraw extends Move {
        Withdraw(Context context) {
            super(context, "withdraw");
        }
    }

    /** How a version is to be activated. */
    private static final class Activation {
        @Option(names = "--unsigned", paramLabel = "REASON", description = "Activate although signatures are missing (admins only); the reason is shown wherever the version is.")
        private Optional<String> unsigned = Optional.empty();

        @Option(names = "--effects", paramLabel = "WHICH", description = "What becomes of the stages of known leads: none (each follows with its own next fact), "
                + "paced (so many a day; what holds if nothing is said) or all (at once).")
        private Optional<String> effects = Optional.empty();

        @Option(names = "--per-day", paramLabel = "N", description = "How many leads may move a day; 100 if nothing is said.")
        private Optional<Integer> perDay = Optional.empty();

        Tree body() {
            BranchWriter chosen = Tree.branch().with("effects", effects);
            BranchWriter paced = perDay.map(n -> chosen.with("per-day", n)).orElse(chosen);
            return unsigned.map(reason -> paced.with("unsigned", true).with("reason", reason)).orElse(paced).done();
        }
    }

    @Command(name = "activate", header = "Let a version judge; the one that judged is retired.")
    private static final class Activate extends Move {
        @Mixin
        private final Activation activation = new Activation();

        Activate(Context context) {
            super(context, "activate");
        }

        @Override
        Tree body() {
            return activation.body();
        }
    }

    @Command(name = "show", header = "Show a version as it was written (YAML).")
    private static final class Show extends ServerCommand {
        @Parameters(index = "0", paramLabel = "KEY", description = "The definition.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
        private int version;

        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Ask ask = Ask.get(PATH + "/" + Server.encoded(key) + "/" + version);
            context().print(server.ask(json() ? ask : ask.as(Server.YAML)).text().stripTrailing());
            return ExitCode.FINE;
        }
    }

    @Command(name = "diff", header = "Tell in sentences what changes from one version to another.")
    private static final class Diff extends ServerCommand {
        @Parameters(index = "0", paramLabel = "KEY", description = "The definition.")
        private String key = "";

        @Parameters(index = "1", paramLabel = "FROM", description = "The one version.")
        private int from;

        @Parameters(index = "2", paramLabel = "TO", description = "The other version.")
        private int to;

        Diff(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Answer answer = server.ask(Ask.get(PATH + "/" + Server.encoded(key) + "/" + from + "/diff?with=" + to));
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

    private static Ask move(String key, String version, String verb, Tree body) {
        return Ask.post(PATH + "/" + Server.encoded(key) + "/" + Server.encoded(version) + "/" + verb,
                Server.Body.json(Json.text(body)));
    }

    /** Until when the teams look at what judges again, and whether it is time to. */
    private static Optional<String> review(Tree definition) {
        return Look.text(definition, REVIEW, "by").map(by -> by + " ("
                + Letters.harmless(Look.text(definition, REVIEW, "status").orElse("?")) + ")");
    }

    /** Who signed, for which team, and who let it judge although signatures are missing. */
    private static Optional<String> signers(Tree definition) {
        Stream<String> waived = Look.text(definition, "unsigned", "by").stream().map(by -> "not all signed: "
                + Letters.harmless(by) + " let it judge, “"
                + Letters.harmless(Look.text(definition, "unsigned", "reason").orElse("?")) + "”");
        Stream<String> signed = Look.items(definition, "signatures").stream()
                .map(each -> "signed by " + Letters.harmless(Look.text(each, "name").orElse("?")) + " ("
                        + Look.text(each, "team").orElse("?") + ")");
        return Optional.of(Stream.concat(signed, waived).collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    /** How the scenarios come out, and of those that fail what came out otherwise. */
    private static void play(Context context, Tree answer) {
        for (Tree scenario : Look.items(answer, "scenarios")) {
            context.print("  scenario “" + Letters.harmless(Look.text(scenario, "title").orElse("?")) + "”: "
                    + Look.text(scenario, "stage").orElse("?") + ", total "
                    + Look.text(scenario, "score", "total").orElse("?"));
            Look.items(scenario, "failures").forEach(each -> context.say("    fails: "
                    + Letters.harmless(Look.text(each, "message").orElse(""))));
        }
    }

    /** What can never come true, beside the results. */
    private static void warn(Context context, Tree answer) {
        Look.items(answer, "warnings").forEach(each -> context.say("  warning: "
                + Letters.harmless(Look.text(each, "pointer").orElse("")) + ": "
                + Letters.harmless(Look.text(each, "message").orElse(""))));
    }

    private static void told(ServerCommand command, Tree definition) {
        if (command.json()) {
            command.context().print(definition);
        } else {
            command.context().print(Look.text(definition, "definition").orElse("?") + " version "
                    + Look.text(definition, "version").orElse("?") + ": "
                    + Look.text(definition, "status").orElse("?")
                    + signers(definition).map(signers -> ", " + signers).orElse(""));
            play(command.context(), definition);
            warn(command.context(), definition);
            Look.text(definition, "operation").ifPresent(path -> command.context().say(
                    "Leads are counted anew; to look on: baton rescore --wait, baton operation show "
                            + Letters.harmless(path.substring(path.lastIndexOf('/') + 1))));
        }
    }

    private static Server.Body body(Path file) {
        try {
            String type = file.toString().endsWith(".json") ? Server.JSON : Server.YAML;
            return new Server.Body(type, Files.readAllBytes(file));
        } catch (IOException e) {
            throw CommandFailed.unreadable(file.toString(), e);
        }
    }
}
