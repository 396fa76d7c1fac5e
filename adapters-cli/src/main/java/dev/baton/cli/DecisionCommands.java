package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about a lead. */
final class DecisionCommands {
    private DecisionCommands() {
    }

    /** What both decisions have. */
    private abstract static class Decide extends ServerCommand {
        @Parameters(index = "0", paramLabel = "LEAD", description = "An id, e-mail address, system:id, or phone number.")
        private String lead = "";

        @Option(names = "--cycle", paramLabel = "KIND", description = "new-business or expansion, where both have the stage.")
        private Optional<String> cycle = Optional.empty();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed to recycle, to disqualify and to override.")
        private Optional<String> reason = Optional.empty();

        Decide(Context context) {
            super(context);
        }

        abstract BranchWriter decision(BranchWriter writer);

        @Override
        ExitCode run(Server server, Address address) {
            String id = LeadCommands.id(server, lead);
            Tree wish = decision(Tree.branch().with("cycle", cycle).with("reason", reason)).done();
            Tree decided = server.ask(Ask.post("/v1/leads/" + Server.encoded(id) + "/decisions",
                    Server.Body.json(Json.text(wish)))).tree();
            if (json()) {
                context().print(decided);
            } else {
                context().say(Letters.harmless(lead) + " is in " + Look.text(decided, "stage").orElse("no stage"));
            }
            return ExitCode.FINE;
        }
    }

    /** Moves a lead. */
    @Command(name = "move", header = "Move a lead to a stage, as a person's decision.", footer = {"%nFor example:",
            "  baton lead move sara.ahmadi@example.com SAL",
            "  baton lead move crm:4711 RECYCLED --reason \"no budget before autumn\" --cool-down P60D",
            "  baton lead move crm:4711 SQL --override --reason \"met at a fair\""})
    static final class Move extends Decide {
        @Parameters(index = "1", paramLabel = "STAGE", description = "SAL, SQL, OPPORTUNITY, WON, LOST, RECYCLED, DISQUALIFIED; LEAD to reinstate.")
        private String stage = "";

        @Option(names = "--from", paramLabel = "STAGE", description = "Only if the lead is in this stage now.")
        private Optional<String> from = Optional.empty();

        @Option(names = "--cool-down", paramLabel = "TIME", description = "How long it stays out at least, e.g. P30D.")
        private Optional<String> coolDown = Optional.empty();

        @Option(names = "--override", description = "Show this stage whatever the machine thinks, until that is lifted.")
        private boolean override;

        Move(Context context) {
            super(context);
        }

        @Override
        BranchWriter decision(BranchWriter writer) {
            return writer.with("stage", stage).with("from", from).with("cool-down", coolDown)
                    .with("override", override);
        }
    }

    /** Ends an override. */
    @Command(name = "lift", header = "End an override: the machine's stage holds again.")
    static final class Lift extends Decide {
        Lift(Context context) {
            super(context);
        }

        @Override
        BranchWriter decision(BranchWriter writer) {
            return writer.with("lift", true);
        }
    }
}
