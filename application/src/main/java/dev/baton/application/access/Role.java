package dev.baton.application.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that word. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
