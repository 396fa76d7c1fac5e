package dev.baton.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that are not part of the product: looked for in a folder called shared, beside the checkout or above it. */
final class Beside {
    private Beside() {
    }

    /** The folder of the checkout. */
    static Path checkout() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** A folder under shared; the test says so and is skipped when there is none. */
    static Path shared(String name) {
        Optional<Path> found = Stream.iterate(checkout().getParent(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve(name)).filter(Files::isDirectory).findFirst();
        return found.orElseGet(() -> abort("skipped: there is no shared/" + name + " beside the checkout"));
    }
}
