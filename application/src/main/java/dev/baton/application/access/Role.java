package dev.baton.application.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a key, or a person who signs in, is for. */
public enum Role {
    /** Sends facts: websites, apps, imports. */
    INTEGRATION,
    /** Marketing operations: reads everything, sends facts, writes definitions. */
    MARKETING,
    /** Reps: read leads. */
    SALES,
    /** Sales operations: reads everything, writes definitions. */
    SALES_OPS,
    /** Everything, keys included. */
    ADMIN;

    /** The written words, in their order. */
    public static final Map<String, Role> WORDS = Arrays.stream(values()).collect(Collectors.collectingAndThen(
            Collectors.toMap(Role::code, role -> role, (one, _) -> one, LinkedHashMap::new),
            Collections::unmodifiableMap));

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that word. */
    public static Optional<Role> of(String code) {
        return Optional.ofNullable(WORDS.get(code));
    }
}
