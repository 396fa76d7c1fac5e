package dev.baton.domain.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom a person speaks when criteria are agreed on. */
public enum Team {
    /** Brings leads. */
    MARKETING,
    /** Takes leads over. */
    SALES,
    /** Keeps the criteria; speaks for neither of the two. */
    SALES_OPS,
    /** Everybody else. */
    NONE;

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The team of that word. */
    public static Optional<Team> of(String code) {
        return Arrays.stream(values()).filter(team -> team.code().equals(code)).findFirst();
    }
}
