package dev.baton.bootstrap;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.domain.form.Tree;
import java.util.function.UnaryOperator;

/** The definition that Baton ships. */
public final class DefaultDefinition {
    /** Its key. */
    public static final String KEY = "default";
    private static final ShippedDocument SHIPPED = new ShippedDocument("default-definition.yaml");

    private DefaultDefinition() {
    }

    /** Keeps it as a draft where there is no definition at all. */
    static void draft(DefinitionPublishing publishing) {
        SHIPPED.kept(publishing.draftFirst(written()));
    }

    /** Its written form. */
    public static Tree written() {
        return written(UnaryOperator.identity());
    }

    /** Its written form after an edit of the file's text. */
    public static Tree written(UnaryOperator<String> edit) {
        return SHIPPED.written(edit);
    }
}
