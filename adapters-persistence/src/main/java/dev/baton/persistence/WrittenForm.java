package dev.baton.persistence;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Limits;
import java.nio.charset.StandardCharsets;
import org.jooq.JSON;
import org.jooq.JSONB;

/** The plain tree in JSON columns. What was stored was read under stricter limits before, so it can be read back. */
final class WrittenForm {
    private static final Limits STORED = new Limits(64 * 1024 * 1024, 500, 1_000_000, 10_000_000, 1_000);

    private WrittenForm() {
    }

    static String text(Tree tree) {
        return Json.text(tree);
    }

    static JSON json(Tree tree) {
        return JSON.valueOf(text(tree));
    }

    static Tree read(JSONB stored) {
        return read(stored.data());
    }

    static Tree.Branch branch(JSONB stored) {
        return branch(read(stored));
    }

    static Tree.Branch branch(JSON stored) {
        return branch(read(stored.data()));
    }

    private static Tree read(String stored) {
        return switch (Json.read(stored.getBytes(StandardCharsets.UTF_8), STORED)) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree>(var objections) ->
                throw new IllegalStateException("a stored document cannot be read: " + objections);
        };
    }

    private static Tree.Branch branch(Tree tree) {
        if (tree instanceof Tree.Branch branch) {
            return branch;
        }
        throw new IllegalStateException("a stored " + tree.kind() + " where a map was stored");
    }
}
