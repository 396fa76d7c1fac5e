package dev.baton.bootstrap.configuration;

import dev.baton.application.message.Messages;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Limits;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a file says: one YAML map from the names of settings to their values.
 *
 * @param texts    what it says of each setting
 * @param mistakes what else is in it
 */
record ConfigurationFile(Map<Setting, String> texts, List<String> mistakes) {
    /** No configuration is larger. */
    private static final Limits LIMITS = new Limits(64 * 1024, 8, 200, 10_000, 30);

    static ConfigurationFile none() {
        return new ConfigurationFile(Map.of(), List.of());
    }

    /** Reads a file; one that cannot be read is a mistake like any other. */
    static ConfigurationFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (saysNothing(bytes)) {
                return none();
            }
            return switch (Yaml.read(bytes, LIMITS)) {
                case Parsed.Valid<Tree>(Tree.Branch(Map<String, Tree> entries)) -> of(file, entries);
                case Parsed.Valid<Tree>(Tree other) -> wrong(file + ": must be a map such as \"port: 8080\", not a "
                        + other.kind());
                case Parsed.Invalid<Tree>(var objections) ->
                    wrong(file + ": " + new Messages().of(objections.getFirst(), "en"));
            };
        } catch (IOException e) {
            return wrong(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** A file of which every line is a comment is one that an operator has yet to fill in. */
    private static boolean saysNothing(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private static ConfigurationFile wrong(String mistake) {
        return new ConfigurationFile(Map.of(), List.of(mistake));
    }

    private static ConfigurationFile of(Path file, Map<String, Tree> entries) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        List<String> mistakes = new ArrayList<>();
        entries.forEach((name, value) -> Setting.of(name).ifPresentOrElse(setting -> {
            switch (value) {
                case Tree.Text(String text) -> texts.put(setting, text);
                case Tree.Numeral(var number) -> texts.put(setting, number.toPlainString());
                case Tree.Flag(boolean flag) -> texts.put(setting, Boolean.toString(flag));
                case Tree.Blank _,Tree.Branch _,Tree.Listing _ -> mistakes.add(
                        file + ", " + name + ": must be " + setting.right() + ", not a " + value.kind());
            }
        }, () -> mistakes.add(file + ", " + name + ": there is no such setting; " + meant(name))));
        return new ConfigurationFile(texts, mistakes);
    }

    private static String meant(String name) {
        return Spelling.nearest(name, Setting.keys()).map(key -> "did you mean " + key + "?")
                .orElse("there are " + String.join(", ", Setting.keys()));
    }
}
