package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Leads: who they are, where they stand, and why. */
final class LeadCommands {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[0-9 ().-]{6,}");
    private static final Pattern EXTERNAL = Pattern.compile("[a-z0-9-]+:.+");

    private LeadCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Leads()).addSubcommand(new Show(context)).addSubcommand(new Explain(context))
                .addSubcommand(new DecisionCommands.Move(context)).addSubcommand(new DecisionCommands.Lift(context))
                .addSubcommand(new MergeCommands.Merge(context)).addSubcommand(new MergeCommands.Unmerge(context))
                .addSubcommand(new MergeCommands.Suggestions(context))
                .addSubcommand(new MergeCommands.Erase(context));
    }

    @Command(name = "lead", header = "Show a lead, explain its score, decide about it, say who is who.", footer = {
            "%nA lead is named by its id, its e-mail address, system:id, or phone number. For example:",
            "  baton lead show sara.ahmadi@example.com", "  baton lead explain crm:4711",
            "  baton lead merge sara.ahmadi@example.com crm:4711"})
    private static final class Leads extends Group {}

    @Command(name = "show", header = "Show who a lead is, its score and its stage.")
    private static final class Show extends ServerCommand {
        @Parameters(paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree found = find(server, lead);
            if (json()) {
                context().print(found);
            } else {
                LeadSheet.lines(found).forEach(context()::print);
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "explain", header = "Explain a lead's score: each rule that gave points, and what it rests on.")
    private static final class Explain extends ServerCommand {
        @Parameters(paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        Explain(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree explanation = server
                    .ask(Ask.get("/v1/leads/" + Server.encoded(id(server, lead)) + "/explanation")).tree();
            if (json()) {
                context().print(explanation);
            } else {
                new ExplanationSheet(address.language()).lines(explanation).forEach(context()::print);
            }
            return ExitCode.FINE;
        }
    }

    static boolean isId(String word) {
        return ID.matcher(word).matches();
    }

    /** The id of a lead that is named by its id or by a key. */
    static String id(Server server, String lead) {
        return isId(lead) ? lead : Look.text(find(server, lead), "id").orElse("");
    }

    private static Tree find(Server server, String lead) {
        if (isId(lead)) {
            return server.ask(Ask.get("/v1/leads/" + Server.encoded(lead))).tree();
        }
        List<Tree> found = server.ask(Ask.get("/v1/leads?" + kind(lead) + "=" + Server.encoded(lead))).items();
        if (found.isEmpty()) {
            throw new CommandFailed(ExitCode.REFUSED, "There is no lead " + lead);
        }
        return found.getFirst();
    }

    private static String kind(String lead) {
        if (PHONE.matcher(lead).matches()) {
            return "phone";
        }
        if (EXTERNAL.matcher(lead).matches()) {
            return "external";
        }
        if (lead.contains("@")) {
            return "email";
        }
        throw CommandFailed.usage("\"" + lead + "\" names no lead: give an id, an e-mail address, system:id such as "
                + "crm:4711, or a phone number such as +982112345678");
    }
}
