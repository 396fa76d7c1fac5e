package dev.baton.bootstrap;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The definition that Baton ships. */
public final class DefaultDefinition {
    /** Its key. */
    public static final String KEY = "default";
    private static final String RESOURCE = "default-definition.yaml";

    private DefaultDefinition() {
    }

    /** Keeps it as a draft where there is no definition at all. */
    static void draft(DefinitionPublishing publishing) {
        switch (publishing.draftFirst(written())) {
            case Parsed.Valid<Boolean> _ -> {
            }
            case Parsed.Invalid<Boolean>(var objections) ->
                throw new IllegalStateException("the shipped definition is wrong: " + objections);
        }
    }

    /** Its written form. */
    public static Tree written() {
        return written(UnaryOperator.identity());
    }

    /** Its written form after an edit of the file's text. */
    public static Tree written(UnaryOperator<String> edit) {
        try (InputStream file = DefaultDefinition.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            String text = edit.apply(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return switch (Yaml.read(text.getBytes(StandardCharsets.UTF_8))) {
                case Parsed.Valid<Tree>(Tree tree) -> tree;
                case Parsed.Invalid<Tree>(var objections) ->
                    throw new IllegalStateException(RESOURCE + ": " + objections);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
