package dev.baton.domain.definition;

import java.util.List;
import java.util.Set;

/**
 * What a definition says of accounts.
 *
 * @param freeMail domains at which anybody has an address, beside those that Baton knows: they make nobody a colleague
 * @param rollUps  what the leads of an account come to together, in written order
 */
public record AccountRules(Set<String> freeMail, List<RollUp> rollUps) {
    /** A definition that reads no accounts. */
    public static final AccountRules NONE = new AccountRules(Set.of(), List.of());

    public AccountRules {
        freeMail = Set.copyOf(freeMail);
        rollUps = List.copyOf(rollUps);
    }

    /** The names of the roll-ups, in written order. */
    public List<String> names() {
        return rollUps.stream().map(RollUp::id).toList();
    }
}
