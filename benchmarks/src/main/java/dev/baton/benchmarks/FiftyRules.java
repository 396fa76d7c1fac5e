package dev.baton.benchmarks;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A definition of fifty rules: attributes, all countings and fadings, frequencies, absences, groups and ranges. */
final class FiftyRules {
    private static final String RESOURCE = "fifty-rules.yaml";

    private FiftyRules() {
    }

    /** Its written form. */
    static Tree written() {
        try (InputStream file = FiftyRules.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            return valid(Yaml.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The definition. */
    static Definition definition() {
        return valid(DefinitionReader.read(written()));
    }

    private static <T> T valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> value;
            case Parsed.Invalid<T>(var objections) -> throw new IllegalStateException(RESOURCE + ": " + objections);
        };
    }
}
