package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is who, as people say it. */
final class MergeCommands {
    private MergeCommands() {
    }

    private static String path(Server server, String lead) {
        return "/v1/leads/" + Server.encoded(LeadCommands.id(server, lead));
    }

    private static Server.Body other(String id) {
        return Server.Body.json(Json.text(Tree.branch().with("lead", id).done()));
    }

    /** Two leads are one person. */
    @Command(name = "merge", header = "Say that two leads are one person; the first is kept.")
    static final class Merge extends ServerCommand {
        @Parameters(index = "0", paramLabel = "KEPT", description = "The lead that is kept.")
        private String kept = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "The lead that becomes part of it.")
        private String other = "";

        Merge(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree merged = server.ask(Ask.postAgain(path(server, kept) + "/merge",
                    other(LeadCommands.id(server, other)))).tree();
            if (json()) {
                context().print(merged);
            } else {
                LeadSheet.lines(merged).forEach(context()::print);
            }
            return ExitCode.FINE;
        }
    }

    /** They are not. */
    @Command(name = "unmerge", header = "Take a merge back: the part is a lead of its own again.")
    static final class Unmerge extends ServerCommand {
        @Parameters(index = "0", paramLabel = "LEAD", description = "The lead that was kept.")
        private String lead = "";

        @Parameters(index = "1", paramLabel = "PART", description = "The id of the lead that was merged into it.")
        private String part = "";

        Unmerge(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree parted = server.ask(Ask.post(path(server, lead) + "/unmerge", other(part))).tree();
            if (json()) {
                context().print(parted);
            } else {
                Look.items(parted, "items").forEach(each -> {
                    LeadSheet.lines(each).forEach(context()::print);
                    context().print("");
                });
            }
            return ExitCode.FINE;
        }
    }

    /** Nothing of the person stays. */
    @Command(name = "erase", header = "Erase a lead: nothing that tells of the person stays.", description = "%nAll that was merged with it goes too. This cannot be taken back.%n")
    static final class Erase extends ServerCommand {
        @Parameters(paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        @Option(names = "--suppress", description = "Remember the keys as salted hashes, and refuse what comes with them.")
        private boolean suppress;

        Erase(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            String id = LeadCommands.id(server, lead);
            var _ = server.ask(
                    Ask.delete("/v1/leads/" + Server.encoded(id) + (suppress ? "?suppress=true" : "")));
            return done("erased", id, "Erased.");
        }
    }

    /** What may be one person. */
    @Command(name = "suggestions", header = "List the leads that may be one person, latest first.")
    static final class Suggestions extends ServerCommand {
        Suggestions(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree found = server.ask(Ask.get("/v1/merge-suggestions?limit=200")).tree();
            if (json()) {
                context().print(found);
                return ExitCode.FINE;
            }
            TextTable table = new TextTable("lead", "may be the same as", "noted at");
            List<Tree> items = Look.items(found, "items");
            items.forEach(each -> table.add(Look.text(each, "lead").orElse(""), Look.text(each, "other").orElse(""),
                    Look.text(each, "recorded-at").orElse("")));
            context().print(table);
            return ExitCode.FINE;
        }
    }
}
