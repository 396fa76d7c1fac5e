package dev.baton.acceptance.gherkin;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParser;
import io.cucumber.core.gherkin.messages.GherkinMessagesFeatureParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stands before Cucumber's own parser; found as a service, and preferred because its version sorts last. */
public final class CanonicalFeatureParser implements FeatureParser {
    private final FeatureParser parser = new GherkinMessagesFeatureParser();

    @Override
    public Optional<Feature> parse(URI path, InputStream source, Supplier<UUID> idGenerator) throws IOException {
        String text = Canonical.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        return parser.parse(path, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), idGenerator);
    }

    /** The interface still asks for it; Cucumber calls the other. */
    @Deprecated
    @Override
    public Optional<Feature> parse(URI path, String source, Supplier<UUID> idGenerator) {
        try {
            return parse(path, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), idGenerator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() {
        return "canonical over " + parser.version();
    }
}
