package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Accounts: whose leads are looked at together, and what they come to. */
final class AccountCommands {
    private static final String PATH = "/v1/accounts";

    private static final Pattern DOMAIN = Pattern.compile("[^\\s.]+(\\.[^\\s.]+)+");

    private AccountCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Accounts()).addSubcommand(new ListAll(context)).addSubcommand(new Show(context));
    }

    @Command(name = "account", header = "Show what the leads of an account come to together.", footer = {
            "%nAn account is named by its id, its domain, or the name of a company whose domain nobody knows. For example:",
            "  baton account show hart.example", "  baton account list --limit 200"})
    private static final class Accounts extends Group {}

    private static String domainOrName(Tree account) {
        return Look.text(account, "domain").or(() -> Look.text(account, "name")).orElse("?");
    }

    private static String rolledUp(Tree account) {
        return Look.entries(account, "rolled-up").entrySet().stream()
                .map(entry -> entry.getKey() + " " + Look.line(entry.getValue())).collect(Collectors.joining(", "));
    }

    @Command(name = "list", header = "List the accounts whose leads were added up, a page of them.")
    private static final class ListAll extends ServerCommand {
        @Mixin
        private Paged paged = new Paged();

        ListAll(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return paged.show(this, server.ask(Ask.get(PATH + "?" + paged.query())),
                    new TextTable("account", "#leads", "rolled up", "reckoned"),
                    item -> List.of(domainOrName(item), Look.text(item, "leads").orElse("–"), rolledUp(item),
                            Look.text(item, "reckoned-at").orElse("–")));
        }
    }

    @Command(name = "show", header = "Show what the leads of an account come to, and who they are.")
    private static final class Show extends ServerCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "An id, domain, or name.")
        private String account = "";

        Show(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            Tree found = find(server, account);
            if (json()) {
                context().print(found);
                return ExitCode.FINE;
            }
            TextTable table = new TextTable("account", domainOrName(found));
            table.add("id", Look.text(found, "id").orElse("?"));
            table.add("leads", Look.text(found, "leads").orElse("– (nobody has added them up yet)"));
            Look.entries(found, "rolled-up").forEach((name, value) -> table.add("  " + name, Look.line(value)));
            Look.text(found, "reckoned-at").ifPresent(at -> table.add("reckoned", at));
            table.lines().forEach(context()::print);
            members(server, found);
            return ExitCode.FINE;
        }

        /** The first page of them; whoever wants all of a large account asks the API. */
        private void members(Server server, Tree found) {
            Answer answer = server.ask(Ask.get(PATH + "/" + Server.encoded(Look.text(found, "id").orElse(""))
                    + "/leads"));
            TextTable table = new TextTable("lead", "key", "#score", "stage");
            answer.items().forEach(lead -> table.add(Look.text(lead, "id").orElse("?"),
                    Look.entries(lead, "keys").values().stream().findFirst().map(Look::line).orElse("–"),
                    Look.text(lead, "score", "total").orElse("–"), Look.text(lead, "stage").orElse("–")));
            table.lines().forEach(context()::print);
            Look.text(answer.tree(), "next").ifPresent(_ -> context().say("There are more leads of this account"));
        }
    }

    private static Tree find(Server server, String account) {
        if (LeadCommands.isId(account)) {
            return server.ask(Ask.get(PATH + "/" + Server.encoded(account))).tree();
        }
        List<Tree> found = (DOMAIN.matcher(account).matches() ? named(server, "domain", account) : List.<Tree>of());
        return (found.isEmpty() ? named(server, "name", account) : found).stream().findFirst()
                .orElseThrow(() -> new CommandFailed(ExitCode.REFUSED, "There is no account " + account));
    }

    private static List<Tree> named(Server server, String how, String account) {
        return server.ask(Ask.get(PATH + "?" + how + "=" + Server.encoded(account))).items();
    }
}
