package dev.baton.domain.definition;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A name for people, by language: {@code en}, {@code fa}, {@code ar}. */
public record Labels(Map<String, String> byLanguage) {
    public Labels {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    /** No label: the id is shown. */
    public static final Labels NONE = new Labels(Map.of());

    /** The label in a language, else in English, else the given id. */
    public String in(String language, String otherwise) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", otherwise));
    }
}
