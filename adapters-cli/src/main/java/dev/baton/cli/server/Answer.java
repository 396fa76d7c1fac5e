package dev.baton.cli.server;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.List;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param text   the body as it came
 * @param etag   by which what it shows is known; empty where the server told none
 */
public record Answer(int status, String text, Optional<String> etag) {
    /** An answer about a thousand leads is longer than what a server takes in. */
    private static final Limits LIMITS = new Limits(32 * 1024 * 1024, 64, 10_000, 1_000_000, 100);

    /** Whether the server did what was asked. */
    public boolean isFine() {
        return status >= 200 && status < 300;
    }

    /** The body as a tree; blank when it is none. */
    public Tree tree() {
        return switch (Json.read(text.getBytes(StandardCharsets.UTF_8), LIMITS)) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree> _ -> new Tree.Blank();
        };
    }

    /** The refusal in words: the title and detail of the problem, then each objection with its place on a line. */
    public String refusal() {
        Tree problem = tree();
        StringBuilder words = new StringBuilder();
        String title = Look.text(problem, "title").orElse("The server answered " + status);
        words.append(title);
        Look.text(problem, "detail").filter(detail -> !detail.equals(title))
                .ifPresent(detail -> words.append(": ").append(detail));
        for (Tree error : Look.items(problem, "errors")) {
            words.append("\n  ").append(place(error)).append(": ")
                    .append(Look.text(error, "message").or(() -> Look.text(error, "code")).orElse("refused"));
        }
        Look.text(problem, "request-id").filter(_ -> status >= 500)
                .ifPresent(id -> words.append("\n  request ").append(id));
        return words.toString();
    }

    private static String place(Tree error) {
        return Look.text(error, "pointer").or(() -> Look.text(error, "parameter")).filter(at -> !at.isEmpty())
                .orElse("(the whole document)");
    }

    /** The items of a list answer. */
    public List<Tree> items() {
        return Look.items(tree(), "items");
    }
}
