package dev.baton.email;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The email platforms whose deliveries are understood. One that joins is added here. */
public final class Platforms {
    private static final Map<String, Platform> ALL = Stream.<Platform>of(new SendGrid())
            .collect(Collectors.toUnmodifiableMap(Platform::name, Function.identity()));

    private Platforms() {
    }

    /** The words by which feeds name them: {@code sendgrid}. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** Whether deliveries of that platform can be authenticated with that key. */
    public static boolean canUse(String platform, String key) {
        return named(platform).map(known -> known.canUse(key)).orElse(false);
    }

    static Optional<Platform> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
