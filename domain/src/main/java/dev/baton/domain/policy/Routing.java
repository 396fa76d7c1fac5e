package dev.baton.domain.policy;

import java.util.List;
import java.util.Locale;

/** A way to choose a rep of a team. */
public enum Routing {
    /** Who has an open handoff of the same account. */
    SAME_ACCOUNT,
    /** Who owns the account. */
    OWNER,
    /** In whose territory the lead is. */
    TERRITORY,
    /** Whose turn it is: of those who are present and under their cap the least loaded, by weight. */
    TURN;

    /** How reps are chosen where a rule says nothing: all ways, in this order. */
    public static final List<Routing> USUAL = List.of(values());

    /** The written word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
