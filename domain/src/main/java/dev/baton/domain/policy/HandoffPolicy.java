package dev.baton.domain.policy;

import dev.baton.domain.definition.Condition;
import dev.baton.domain.definition.Labels;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What marketing and sales agreed on about handing over.
 *
 * @param key       its name; numbered versions hang on it
 * @param title     its name for people
 * @param reviewBy  when the two teams look at it again
 * @param rules     in the order in which they are asked
 * @param promotion when an accepted lead becomes sales-qualified by itself
 */
public record HandoffPolicy(String key, Labels title, Optional<LocalDate> reviewBy, List<PolicyRule> rules,
        Optional<Promotion> promotion) {
    public HandoffPolicy {
        rules = List.copyOf(rules);
    }

    /** The first rule that takes a lead, of which this tells what holds; empty if none does, which is to be reported. */
    public Optional<PolicyRule> ruleFor(Predicate<Condition> holds) {
        return rules.stream().filter(rule -> rule.when().map(holds::test).orElse(true)).findFirst();
    }

    /** The keys of the teams to which its rules hand over, in the order of the rules. */
    public Set<String> teams() {
        Set<String> teams = new LinkedHashSet<>();
        rules.forEach(rule -> teams.add(rule.team()));
        return teams;
    }
}
