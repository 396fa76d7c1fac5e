package dev.baton.bootstrap;

import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A document that Baton ships, in YAML. */
record ShippedDocument(String resource) {

    /** Its written form after an edit of the file's text. */
    Tree written(UnaryOperator<String> edit) {
        String text = edit.apply(text());
        return switch (Yaml.read(text.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree>(var objections) -> throw new IllegalStateException(resource + ": " + objections);
        };
    }

    private String text() {
        try (InputStream file = ShippedDocument.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells what came of keeping it as a first draft: it is right, or the build is wrong. */
    void kept(Parsed<Boolean> drafted) {
        switch (drafted) {
            case Parsed.Valid<Boolean> _ -> {
            }
            case Parsed.Invalid<Boolean>(var objections) ->
                throw new IllegalStateException("the shipped " + resource + " is wrong: " + objections);
        }
    }
}
