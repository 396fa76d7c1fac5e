package dev.baton.application.message;

import dev.baton.domain.form.Objection;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences that people read, in English, Persian and Arabic. */
public final class Messages {
    /** The languages there are; the first is the one for everybody else. */
    public static final List<String> LANGUAGES = List.of("en", "fa", "ar");
    private static final String CATALOGUE = "dev.baton.application.message.messages";
    private final Map<String, ResourceBundle> catalogues = Map.of("en", catalogue("en"), "fa", catalogue("fa"), "ar",
            catalogue("ar"));

    /** What is wrong and what would be right, as a sentence. */
    public String of(Objection objection, String language) {
        return sentence("flaw." + objection.flaw().code(), objection.details(), language);
    }

    private String sentence(String key, List<String> details, String language) {
        ResourceBundle catalogue = catalogues.getOrDefault(language, catalogue("en"));
        return new MessageFormat(pattern(catalogue, key), Locale.ROOT).format(details.toArray());
    }

    private static String pattern(ResourceBundle catalogue, String key) {
        try {
            return catalogue.getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no sentence for " + key, e);
        }
    }

    private static ResourceBundle catalogue(String language) {
        return ResourceBundle.getBundle(CATALOGUE, Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
