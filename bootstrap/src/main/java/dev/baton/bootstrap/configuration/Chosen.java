package dev.baton.bootstrap.configuration;

import java.util.Optional;

/**
 * What holds for a setting.
 *
 * @param text  the value
 * @param place where it was said, e.g. {@code --port} or {@code baton.yaml}; empty where nothing was said
 */
public record Chosen(Setting setting, String text, Optional<String> place) {

    /** The value for people's eyes; a secret stays one. */
    public String shown() {
        boolean hidden = setting.isSecret() && !text.isEmpty()
                || !setting.fits(text) && setting == Setting.DATABASE_URL;
        return hidden ? "…" : text;
    }

    /** What is wrong with it, if something is. */
    Optional<String> mistake() {
        return place.filter(_ -> !setting.fits(text))
                .map(where -> where + ": must be " + setting.right() + (setting.isSecret() ? "" : ", not " + quoted()));
    }

    private String quoted() {
        return text.isEmpty() ? "empty" : shown();
    }

    /** A record shows its parts; a secret must not be shown. */
    @Override
    public String toString() {
        return setting.key() + "=" + shown();
    }
}
