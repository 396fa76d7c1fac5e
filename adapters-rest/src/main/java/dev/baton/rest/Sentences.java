package dev.baton.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The sentences in which problems are told, from the catalogues {@code problems_en.properties} and so on; {@code {0}}
 * stands for the first detail.
 */
final class Sentences {
    private static final Map<Language, Properties> CATALOGUES = new EnumMap<>(Language.class);
    static {
        for (Language language : Language.values()) {
            CATALOGUES.put(language, catalogue("problems_" + language.code() + ".properties"));
        }
    }

    private Sentences() {
    }

    /** What kind of problem it is. */
    static String title(ProblemCode code, Language language) {
        return sentence("title." + code.code(), language);
    }

    /** What exactly went wrong. */
    static String detail(Fault fault, List<String> details, Language language) {
        String sentence = sentence(fault.sentence(), language);
        for (int i = 0; i < details.size(); i++) {
            sentence = sentence.replace("{" + i + "}", details.get(i));
        }
        return sentence;
    }

    /** How a word of the written forms is called. */
    static String term(String code, Language language) {
        return sentence("term." + code, language);
    }

    private static String sentence(String name, Language language) {
        Properties catalogue = CATALOGUES.get(language);
        String sentence = catalogue == null ? null : catalogue.getProperty(name);
        if (sentence == null) {
            throw new IllegalStateException("no sentence " + name + " in " + language.code());
        }
        return sentence;
    }

    private static Properties catalogue(String file) {
        Properties sentences = new Properties();
        try (InputStream in = Sentences.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue " + file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sentences;
    }
}
