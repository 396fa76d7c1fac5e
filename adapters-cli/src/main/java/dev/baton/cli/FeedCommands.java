package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Address;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Feeds: by which name an email platform delivers, and with which key its deliveries are checked. */
final class FeedCommands {
    private static final String PATH = "/v1/feeds";

    private FeedCommands() {
    }

    static CommandLine group(Context context) {
        return new CommandLine(new Feeds()).addSubcommand(new SetFeed(context)).addSubcommand(new ListAll(context))
                .addSubcommand(new Unread(context));
    }

    @Command(name = "feed", header = "Say which email platforms deliver, and how deliveries are checked.", footer = {
            "%nFor example:", "  baton feed set sendgrid-main --platform sendgrid --key-file verification.pem",
            "  baton feed unread sendgrid-main"})
    private static final class Feeds extends Group {}

    @Command(name = "set", header = "Register a feed, or replace its platform and key.", description = "%nPrints the path to which the platform must deliver.%n")
    private static final class SetFeed extends ServerCommand {
        @Parameters(paramLabel = "NAME", description = "The feed's name: small letters, digits and dashes.")
        private String name = "";

        @Option(names = "--platform", required = true, paramLabel = "NAME", description = "The platform: sendgrid.")
        private String platform = "";

        @ArgGroup(exclusive = true, multiplicity = "1")
        private Proof proof = new Proof();

        @Option(names = "--webhook", paramLabel = "ID", description = "With --api-key-file: which webhook is meant; the platform's first one where nothing is said.")
        private Optional<String> webhook = Optional.empty();

        SetFeed(Context context) {
            super(context);
        }

        private Tree download(Path file) {
            return Tree.branch().with("api-key", apiKey(file)).with("webhook", webhook).done();
        }

        @Override
        ExitCode run(Server server, Address address) {
            BranchWriter feed = Tree.branch().with("platform", platform);
            Tree wish = proof.apiKeyFile.map(file -> feed.with("download", download(file)))
                    .orElseGet(() -> feed.with("key", publicKey(proof.keyFile))).done();
            Tree made = server.ask(Ask.put(PATH + "/" + Server.encoded(name), Server.Body.json(Json.text(wish))))
                    .tree();
            if (json()) {
                context().print(made);
            } else {
                context().say("Let " + platform + " deliver to");
                context().print(address.url() + Look.text(made, "path").orElse(""));
            }
            return ExitCode.FINE;
        }
    }

    /** By what deliveries are checked: the platform's key itself, or the platform is asked for it. */
    private static final class Proof {
        @Option(names = "--key-file", required = true, paramLabel = "FILE", description = "The platform's public verification key, in base64 or PEM.")
        private Path keyFile = Path.of("");

        @Option(names = "--api-key-file", required = true, paramLabel = "FILE", description = "A key of the platform's own API, by which Baton asks it for the verification key, once; it is kept nowhere. - reads it from the standard input.")
        private Optional<Path> apiKeyFile = Optional.empty();
    }

    @Command(name = "list", header = "List the feeds.")
    private static final class ListAll extends ListCommand {
        ListAll(Context context) {
            super(context, PATH, "name", "platform", "path");
        }
    }

    @Command(name = "unread", header = "Show what was delivered and nobody could read, latest first.", description = "%nEach with the reason. It is kept for 30 days; --json shows more of each.%n")
    private static final class Unread extends ServerCommand {
        @Parameters(paramLabel = "NAME", description = "The feed.")
        private String name = "";

        @Mixin
        private Paged paged = new Paged();

        Unread(Context context) {
            super(context);
        }

        @Override
        ExitCode run(Server server, Address address) {
            return paged.show(this,
                    server.ask(Ask.get(PATH + "/" + Server.encoded(name) + "/unread?" + paged.query())),
                    new TextTable("received", "reason", "#bytes", "delivered"),
                    item -> Stream.of("received-at", "reason", "size", "body")
                            .map(column -> Look.text(item, column).orElse("–")).toList());
        }
    }

    /** The base64 of a key, whether it stands alone or between the lines of a PEM file. */
    private static String publicKey(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.contains("PRIVATE KEY")) {
                throw CommandFailed.usage(file + " holds a private key, which must not leave its owner; the public "
                        + "verification key is wanted");
            }
            return text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
        } catch (IOException e) {
            throw CommandFailed.unreadable("the key in " + file, e);
        }
    }

    private static String apiKey(Path file) {
        try {
            byte[] text = file.toString().equals("-") ? System.in.readNBytes(10_000) : Files.readAllBytes(file);
            return new String(text, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw CommandFailed.unreadable("the API key in " + file, e);
        }
    }
}
