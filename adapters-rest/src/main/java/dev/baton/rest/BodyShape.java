package dev.baton.rest;

import java.util.List;
import java.util.Locale;

/** What an operation takes in its body, and how much of it at most. */
enum BodyShape {
    /** Nothing; what is sent all the same is not read. */
    NONE(0),
    /** One thing, in JSON. */
    ONE(256 * 1024, "application/json"),
    /** One thing, in JSON, or nothing at all. */
    PERHAPS(256 * 1024, "application/json"),
    /** Up to a thousand things, in JSON. */
    MANY(4 * 1024 * 1024, "application/json"),
    /** A definition, a policy or the like, in JSON or YAML. */
    DEFINITION(256 * 1024, "application/json", "application/yaml", "application/x-yaml", "text/yaml"),
    /** Whatever an email platform delivers, byte for byte. */
    RAW(4 * 1024 * 1024);

    private final int mostBytes;
    private final List<String> mediaTypes;

    BodyShape(int mostBytes, String... mediaTypes) {
        this.mostBytes = mostBytes;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The largest body, in bytes. */
    int mostBytes() {
        return mostBytes;
    }

    /** The media types that are read; none means any. */
    List<String> mediaTypes() {
        return mediaTypes;
    }

    /** Whether a body of this {@code Content-Type} is read. JSON and YAML are UTF-8 here, so another charset is not. */
    boolean takes(String contentType) {
        if (mediaTypes.isEmpty()) {
            return true;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 8);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return mediaTypes.contains(parts[0].strip());
    }

    /** Whether this {@code Content-Type} means YAML. */
    static boolean isYaml(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("yaml");
    }
}
