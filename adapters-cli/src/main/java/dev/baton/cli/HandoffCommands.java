package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Handoffs: the queue, one of them, and how sales answers. */
final class HandoffCommands {
    private static final String PATH = "/v1/handoffs";

    private HandoffCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Handoffs()).addSubcommand(new HandoffLists.Queue(context))
                .addSubcommand(new HandoffLists.Counts(context)).addSubcommand(new HandoffLists.Waiting(context))
                .addSubcommand(new HandoffReasons(context)).addSubcommand(new Show(context))
                .addSubcommand(new Packet(context))
                .addSubcommand(new Act(context, "accept").headed("Take a lead over."))
                .addSubcommand(new Reasoned(context, "reject").headed("Say no to an offer."))
                .addSubcommand(new Transfer(context)).addSubcommand(new Call(context))
                .addSubcommand(new Contact(context))
                .addSubcommand(new Act(context, "qualify").headed("Find an accepted lead worth an opportunity."))
                .addSubcommand(new Reasoned(context, "send-back").headed("Give an accepted lead back."))
                .addSubcommand(new Noted(context, "return")
                        .headed("Give an offer back to marketing: no rejection, the stage stays."))
                .addSubcommand(new Offer(context));
    }

    @Command(name = "handoff", header = "See what sales is offered, and answer it.", footer = {"%nFor example:",
            "  baton handoff list --rep me                     what is mine, by the time left",
            "  baton handoff accept 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42",
            "  baton handoff reject 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42 too-early --note \"autumn\"",
            "  baton handoff waiting                           who is ready and offered to nobody",
            "  baton handoff reasons                           why sales said no"})
    private static final class Handoffs extends Group {}

    /** What is done with one handoff. */
    private abstract static class OfOne extends ServerCommand {
        @Parameters(index = "0", paramLabel = "HANDOFF", description = "Its id, as handoff list shows it.")
        private String id = "";

        OfOne(Context context) {
            super(context);
        }

        String path() {
            return PATH + "/" + Server.encoded(id);
        }

        ExitCode told(Tree handoff) {
            if (json()) {
                context().print(handoff);
            } else {
                HandoffSheet.lines(handoff).forEach(context()::print);
            }
            return ExitCode.FINE;
        }
    }

    @Command(name = "show", header = "Show a handoff: why this rep, the time left, and what happened.")
    private static final class Show extends OfOne {
        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return told(server.ask(Ask.get(path())).tree());
        }
    }

    @Command(name = "packet", header = "Show what was known of the lead when it was offered.", footer = {
            "%nFor example:", "  baton handoff packet 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42 > nima.html"})
    private static final class Packet extends OfOne {
        Packet(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            if (json()) {
                context().print(server.ask(Ask.get(path() + "/packet?form=json")).tree());
            } else {
                context().print(server.ask(Ask.get(path() + "/packet?form=html").as("text/html")).text()
                        .stripTrailing());
            }
            return ExitCode.FINE;
        }
    }

    /** What somebody does to a handoff. */
    private static class Act extends OfOne {
        private final String act;

        Act(Context context, String act) {
            super(context);
            this.act = act;
        }

        final CommandLine headed(String header) {
            return named(act, header);
        }

        BranchWriter body(BranchWriter writer) {
            return writer;
        }

        @Override
        final ExitCode run(Server server, Address address) {
            return told(server.ask(Ask.post(path() + "/" + act,
                    Server.Body.json(Json.text(body(Tree.branch()).done())))).tree());
        }
    }

    /** The same with a note. */
    private static class Noted extends Act {
        @Option(names = "--note", paramLabel = "TEXT", description = "What is to be remembered, at most 2,000 characters.")
        private Optional<String> note = Optional.empty();

        Noted(Context context, String act) {
            super(context, act);
        }

        @Override
        BranchWriter body(BranchWriter writer) {
            return writer.with("note", note);
        }
    }

    /** The same for one of the team's reasons. */
    private static class Reasoned extends Noted {
        @Parameters(index = "1", paramLabel = "REASON", description = "The id of a reason of the team.")
        private String reason = "";

        Reasoned(Context context, String act) {
            super(context, act);
        }

        @Override
        BranchWriter body(BranchWriter writer) {
            return super.body(writer.with("reason", reason));
        }
    }

    @Command(name = "transfer", header = "Hand it on to a colleague.")
    private static final class Transfer extends Act {
        @Parameters(index = "1", paramLabel = "PERSON", description = "The id of a rep of the team, as team list --json shows it.")
        private String to = "";

        Transfer(Context context) {
            super(context, "transfer");
        }

        @Override
        BranchWriter body(BranchWriter writer) {
            return writer.with("to", to);
        }
    }

    @Command(name = "call", header = "Note that a call was arranged.")
    private static final class Call extends Noted {
        @Parameters(index = "1", paramLabel = "WHEN", description = "Such as 2026-03-22T10:00:00+03:30.")
        private String at = "";

        Call(Context context) {
            super(context, "call");
        }

        @Override
        BranchWriter body(BranchWriter writer) {
            return super.body(writer.with("at", at));
        }
    }

    @Command(name = "contact", header = "Note that you tried to reach the person.")
    private static final class Contact extends Noted {
        @Parameters(index = "1", paramLabel = "CHANNEL", description = "phone, email, sms, meeting or other.")
        private String channel = "";

        @Option(names = "--reached", description = "You spoke to the person.")
        private boolean reached;

        Contact(Context context) {
            super(context, "contact");
        }

        @Override
        BranchWriter body(BranchWriter writer) {
            return super.body(writer.with("channel", channel).with("reached", reached));
        }
    }

    @Command(name = "offer", header = "Have a lead offered again that no rule took, or that came back unanswered.")
    private static final class Offer extends ServerCommand {
        @Parameters(paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        Offer(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree asked = server.ask(Ask.post("/v1/leads/" + Server.encoded(LeadCommands.id(server, lead)) + "/offer",
                    Server.Body.json("{}"))).tree();
            if (json()) {
                context().print(asked);
            } else {
                context().say("It is looked at within seconds; what comes of it: baton handoff list --lead " + lead);
            }
            return ExitCode.FINE;
        }
    }
}
