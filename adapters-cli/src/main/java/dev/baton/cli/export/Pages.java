package dev.baton.cli.export;

import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.util.Optional;
import java.util.function.Consumer;

/** The lists of the API, read a page at a time, so that no list is too long. */
record Pages(Server server) {
    private static final int LONGEST = 200;

    /** Hands over each item of a list that comes in pages. */
    void each(String path, Consumer<Tree> item) {
        Optional<String> cursor = Optional.empty();
        do {
            String from = cursor.map(next -> "&cursor=" + Server.encoded(next)).orElse("");
            Answer page = server.ask(Ask.get(path + "?limit=" + LONGEST + from));
            page.items().forEach(item);
            cursor = Look.text(page.tree(), "next");
        } while (cursor.isPresent());
    }

    /** Hands over each item of a list that comes as a whole. */
    void all(String path, Consumer<Tree> item) {
        server.ask(Ask.get(path)).items().forEach(item);
    }
}
