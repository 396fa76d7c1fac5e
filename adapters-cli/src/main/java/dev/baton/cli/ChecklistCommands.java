package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checklists: what is asked to qualify a lead, and how far it is answered. */
final class ChecklistCommands {
    private static final String PATH = "/v1/checklists";

    private ChecklistCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Checklists()).addSubcommand(new ListAll(context)).addSubcommand(new Show(context))
                .addSubcommand(new Put(context)).addSubcommand(new Remove(context)).addSubcommand(new OfLead(context))
                .addSubcommand(new Answer(context));
    }

    @Command(name = "checklist", header = "Say what is asked to qualify a lead, see how far it is answered, answer it.", footer = {
            "%nFor example:", "  baton checklist show bant", "  baton checklist put own.yaml",
            "  baton checklist lead sara.ahmadi@example.com bant",
            "  baton checklist answer sara.ahmadi@example.com bant budget=\"5000 EUR\" timeline=within-a-month"})
    private static final class Checklists extends Group {}

    @Command(name = "list", header = "List the checklists.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "checklist", "title", "#items", "#required", "shipped", "changed-at");
        }
    }

    @Command(name = "show", header = "Show a checklist as it is written (YAML).")
    private static final class Show extends ServerCommand {
        @Parameters(paramLabel = "CHECKLIST", description = "Its key, e.g. bant.")
        private String key = "";

        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return document(server, PATH + "/" + Server.encoded(key));
        }
    }

    @Command(name = "put", header = "Write a checklist, new or in the place of one that is there; no answer is lost.")
    private static final class Put extends ServerCommand {
        @Parameters(paramLabel = "FILE", description = "A checklist (YAML or JSON).")
        private Path file = Path.of("");

        @Mixin
        private Seen seen = new Seen();

        Put(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            WrittenFile written = WrittenFile.of(file);
            String key = written.named("checklist").orElseThrow(() -> CommandFailed
                    .usage(file + " names no checklist; a first line may be: checklist: own"));
            Tree kept = seen.put(server, PATH + "/" + Server.encoded(key), written.body()).tree();
            if (json()) {
                context().print(kept);
            } else {
                context().print(ChecklistSheet.heading(kept));
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "remove", header = "Take a team's checklist away; a shipped one in whose place it stood is back.")
    private static final class Remove extends ServerCommand {
        @Parameters(paramLabel = "CHECKLIST", description = "Its key.")
        private String key = "";

        Remove(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            var _ = server.ask(Ask.delete(PATH + "/" + Server.encoded(key)));
            return done("removed", key, "Removed. Answers are kept.");
        }
    }

    /** What the commands about a lead have. */
    private abstract static class AboutLead extends ServerCommand {
        @Parameters(index = "0", paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        @Parameters(index = "1", paramLabel = "CHECKLIST", description = "Its key, e.g. bant.")
        private String key = "";

        AboutLead(Context context) {
            super(context);
        }

        abstract Ask ask(String path);

        @Override
        final ExitCode run(Server server, Address address) {
            Tree found = server.ask(ask("/v1/leads/" + Server.encoded(LeadCommands.id(server, lead)) + "/checklists/"
                    + Server.encoded(key))).tree();
            if (json()) {
                context().print(found);
            } else {
                ChecklistSheet.lines(found).forEach(context()::print);
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "lead", header = "Show how far a checklist is answered for a lead, and what is still to be asked.")
    private static final class OfLead extends AboutLead {
        @Option(names = "--history", description = "All that was ever told, too.")
        private boolean history;

        OfLead(Context context) {
            super(context);
        }

        @Override
        Ask ask(String path) {
            return Ask.get(history ? path + "?history=true" : path);
        }
    }

    @Command(name = "answer", header = "Answer items of a checklist for a lead: all of them or none.", description = "%nAn answer without a value (budget=) takes back what was answered before.%n")
    private static final class Answer extends AboutLead {
        @Parameters(index = "2..*", arity = "1..*", paramLabel = "ITEM=VALUE", description = "E.g. budget=\"5000 EUR\", ready-to-change=yes, timeline=within-a-month.")
        private List<String> answers = List.of();

        @Option(names = "--confidence", paramLabel = "PERCENT", description = "How sure these answers are.")
        private Optional<Integer> confidence = Optional.empty();

        @Option(names = "--source", paramLabel = "WORD", description = "rep (if nothing is said), form, call or import.")
        private Optional<String> source = Optional.empty();

        @Option(names = "--note", paramLabel = "TEXT", description = "What else was said.")
        private Optional<String> note = Optional.empty();

        Answer(Context context) {
            super(context);
        }

        @Override
        Ask ask(String path) {
            BranchWriter written = Tree.branch();
            for (String answer : answers) {
                int equals = answer.indexOf('=');
                if (equals < 1) {
                    throw CommandFailed.usage("\"" + answer + "\" is no answer: write item=value, e.g. budget=5000");
                }
                written = written.with(answer.substring(0, equals), told(answer.substring(equals + 1)));
            }
            return Ask.post(path, Server.Body.json(Json.text(Tree.branch().with("answers", written.done()).done())));
        }

        private Tree told(String value) {
            BranchWriter told = Tree.branch().withOrNull("value",
                    value.isBlank() ? Optional.empty() : Optional.of(Tree.of(value)));
            return confidence.map(sure -> told.with("confidence", sure)).orElse(told).with("source", source)
                    .with("note", note).done();
        }
    }
}
