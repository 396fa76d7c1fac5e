package dev.baton.bootstrap;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Definitions.StoredDefinition;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The definition that Baton ships. */
public final class DefaultDefinition {
    private static final String RESOURCE = "default-definition.yaml";

    private DefaultDefinition() {
    }

    /** Keeps it as a draft. */
    static StoredDefinition draft(DefinitionPublishing publishing) {
        return switch (publishing.draft(written())) {
            case DefinitionPublishing.Outcome.Kept(StoredDefinition stored) -> stored;
            case DefinitionPublishing.Outcome.Refused(var objections) -> throw new IllegalStateException(
                    "the shipped definition is wrong: " + objections);
            case DefinitionPublishing.Outcome.Unknown _, DefinitionPublishing.Outcome.NoDraft _ ->
                throw new IllegalStateException("a new draft is neither unknown nor no draft");
        };
    }

    /** Its written form. */
    public static Tree written() {
        try (InputStream file = DefaultDefinition.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            return switch (Yaml.read(file.readAllBytes())) {
                case Parsed.Valid<Tree>(Tree tree) -> tree;
                case Parsed.Invalid<Tree>(var objections) -> throw new IllegalStateException(RESOURCE + ": " + objections);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
