package dev.baton.cli.server;

import dev.baton.cli.ending.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server is and who asks.
 *
 * @param url       without a slash at the end
 * @param key       the API key
 * @param language  of the server's messages: en, fa or ar
 * @param keySought where else a key was looked for, for the message when there is none
 */
public record Address(String url, Optional<String> key, String language, String keySought) {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";
    private static final Set<String> LANGUAGES = Set.of("en", "fa", "ar");

    /**
     * The address from flags, else from the environment, else the local default. The admin key that a local server
     * leaves in a file is used only for a local address, so that it never travels.
     */
    public static Address of(Optional<String> url, Optional<String> key, Map<String, String> environment,
            Optional<Path> adminKey) {
        String where = url.or(() -> set(environment, "BATON_URL")).orElse(DEFAULT_URL).strip().replaceAll("/+$", "");
        URI uri = checked(where);
        Optional<Path> file = adminKey.filter(_ -> isLocal(uri));
        Optional<String> who = key.or(() -> set(environment, "BATON_KEY")).map(String::strip)
                .or(() -> file.flatMap(Address::left));
        who.filter(text -> !text.matches("[!-~]{1,500}")).ifPresent(_ -> {
            throw CommandFailed.usage("The API key is not right: it is one word of ASCII letters, like baton_…");
        });
        return new Address(where, who, language(environment),
                file.map(path -> "; there is none in " + path + " either").orElse(""));
    }

    private static URI checked(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && uri.getRawQuery() == null && Set.of("http", "https").contains(scheme)) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw CommandFailed.usage("The address " + url + " is not right: write it like " + DEFAULT_URL
                + " or https://baton.example.com (--url or BATON_URL)");
    }

    /** Whether requests stay on this machine. */
    public static boolean isLocal(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    private static Optional<String> left(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(key -> !key.isEmpty());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String language(Map<String, String> environment) {
        return set(environment, "LC_ALL").or(() -> set(environment, "LC_MESSAGES")).or(() -> set(environment, "LANG"))
                .map(locale -> locale.split("[_.@-]", 2)[0].toLowerCase(Locale.ROOT)).filter(LANGUAGES::contains)
                .orElse("en");
    }

    /** A record shows its parts; a key must not be shown. */
    @Override
    public String toString() {
        return "Address[" + url + "]";
    }
}
