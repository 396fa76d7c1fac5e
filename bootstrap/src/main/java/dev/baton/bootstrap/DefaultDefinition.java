package dev.baton.bootstrap;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The definition that Baton ships. */
public final class DefaultDefinition {
    /** Its key. */
    public static final String KEY = "default";
    private static final String RESOURCE = "default-definition.yaml";

    private DefaultDefinition() {
    }

    /** Keeps it as a draft. */
    static void draft(DefinitionPublishing publishing) {
        if (!(publishing.draft(written()) instanceof DefinitionPublishing.Outcome.Kept)) {
            throw new IllegalStateException("the shipped definition is wrong: " + publishing.check(written()));
        }
    }

    /** Its written form. */
    public static Tree written() {
        try (InputStream file = DefaultDefinition.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            return switch (Yaml.read(file.readAllBytes())) {
                case Parsed.Valid<Tree>(Tree tree) -> tree;
                case Parsed.Invalid<Tree>(var objections) ->
                    throw new IllegalStateException(RESOURCE + ": " + objections);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
