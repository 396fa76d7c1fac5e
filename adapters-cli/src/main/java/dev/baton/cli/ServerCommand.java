package dev.baton.cli;

import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Patience;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that speaks to the server. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class ServerCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--url", paramLabel = "URL", description = "The server; else BATON_URL, else http://127.0.0.1:8080.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "The API key; else BATON_KEY, which other users of the "
            + "machine do not see. A local server's admin key is found by itself.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    ServerCommand(Context context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        Address address = Address.of(url, key, context.surroundings().environment(), context.surroundings().adminKey());
        if (address.key().isPresent() && address.url().startsWith("http:")
                && !Address.isLocal(URI.create(address.url()))) {
            context.say("Warning: the key and all data travel unencrypted to " + address.url() + "; use https");
        }
        try (Server server = new Server(address, patience(), context::say)) {
            return run(server, address).number();
        }
    }

    abstract ExitCode run(Server server, Address address);

    /** How long the server is waited for; less where a person sits before the screen. */
    Patience patience() {
        return context.patience().brief();
    }

    Context context() {
        return context;
    }

    /** Tells what became of something of which nothing is left to show. */
    ExitCode done(String result, String id, String sentence) {
        if (json) {
            context.print(Tree.branch().with("id", id).with("result", result).done());
        } else {
            context.say(sentence);
        }
        return ExitCode.FINE;
    }

    /** Shows a document as it was written, or as JSON. */
    ExitCode document(Server server, String path) {
        Ask ask = Ask.get(path);
        return shown(server.ask(json ? ask : ask.as(Server.YAML)));
    }

    /** Shows what came, and beside it the ETag that {@link Seen} asks for. */
    ExitCode shown(Answer answer) {
        context.print(answer.text().stripTrailing());
        answer.etag().ifPresent(etag -> context.say("ETag: " + etag));
        return ExitCode.FINE;
    }

    /** This under a name, where one class stands for several commands. */
    CommandLine named(String name, String header, String... description) {
        CommandLine command = new CommandLine(this);
        command.getCommandSpec().name(name).usageMessage().header(header).description(description);
        return command;
    }

    boolean json() {
        return json;
    }
}
