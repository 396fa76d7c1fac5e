package dev.baton.application.handoff;

import dev.baton.application.intake.Ledger;
import dev.baton.domain.handoff.Handoff.ByRule;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A checklist says something else: what sales has accepted, and is to answer it, is looked at again, since nothing may be missing
 * any more by which a lead becomes sales-qualified. What the policy wants of a lead needs none of this: that which was in force
 * when the lead was offered stands.
 */
public record NeedsChange(Ledger ledger, PolicyRules rules, InstantSource clock) implements Consumer<String> {

    @Override
    public void accept(String checklist) {
        boolean _ = ledger.write(page -> {
            Set<ByRule> asking = page.handoffs().acceptedBy().stream().filter(by -> isAsking(by, checklist))
                    .collect(Collectors.toSet());
            page.handoffs().stirBy(asking, clock.instant());
            return true;
        });
    }

    private boolean isAsking(ByRule by, String checklist) {
        return rules.of(by).flatMap(rule -> rule.checklist()).filter(checklist::equals).isPresent();
    }
}
