package dev.baton.persistence.backup;

import dev.baton.domain.form.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a backup says of itself before anything else.
 *
 * @param schema    the version of the tables that are in it
 * @param release   the release of Baton that wrote it
 * @param writtenAt when
 */
public record Label(String schema, String release, Instant writtenAt) {
    private static final long FORMAT = 1;

    Tree tree() {
        return Tree.branch().with("baton-backup", FORMAT).with("schema", schema).with("release", release)
                .with("written-at", writtenAt.toString()).done();
    }

    /** The label that a tree is, if it is one of this format. */
    static Optional<Label> of(Tree tree) {
        Tree.Branch branch = Contents.branch(tree);
        return Contents.number(branch, "baton-backup").filter(format -> format == FORMAT)
                .flatMap(_ -> Contents.text(branch, "schema").filter(schema -> schema.matches("\\d+(\\.\\d+)*"))
                        .flatMap(schema -> Contents.text(branch, "written-at").flatMap(Label::instant)
                                .map(at -> new Label(schema, Contents.text(branch, "release").orElse("?"), at))));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
