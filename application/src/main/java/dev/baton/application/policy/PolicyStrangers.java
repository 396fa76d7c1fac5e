package dev.baton.application.policy;

import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.policy.HandoffPolicy;
import dev.baton.domain.policy.PolicyRule;
import dev.baton.domain.policy.Promotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a policy names and what is not there: by it leads would go nowhere, be asked nothing, or never be qualified. */
record PolicyStrangers(HandoffPolicy policy, Set<String> teams, List<Checklist> checklists) {

    /** All of them, in the order of the policy. */
    static List<Objection> of(HandoffPolicy policy, Set<String> teams, List<Checklist> checklists) {
        return new PolicyStrangers(policy, teams, checklists).found();
    }

    /** The keys of checklists. */
    static Set<String> keys(List<Checklist> checklists) {
        return checklists.stream().map(Checklist::key).collect(Collectors.toSet());
    }

    private List<Objection> found() {
        List<Objection> found = new ArrayList<>();
        Set<String> keys = keys(checklists);
        for (int i = 0; i < policy.rules().size(); i++) {
            PolicyRule rule = policy.rules().get(i);
            Pointer place = Pointer.ROOT.to("rules").to(i);
            if (!teams.contains(rule.team())) {
                found.add(teams.isEmpty()
                        ? Objection.of(place.to("team"), Flaw.NO_TEAM, rule.team())
                        : unknown(place.to("team"), rule.team(), teams));
            }
            rule.checklist().filter(key -> !keys.contains(key))
                    .ifPresent(key -> found.add(unknown(place.to("checklist"), key, keys)));
        }
        return found.isEmpty() ? unasked() : found;
    }

    /** What a lead needs to become sales-qualified, whichever rule has taken it, each rule's checklist must ask. */
    private List<Objection> unasked() {
        List<String> needs = policy.promotion().flatMap(Promotion::needs).orElse(List.of());
        Set<String> asked = asked();
        List<Objection> found = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            if (!asked.contains(needs.get(i))) {
                found.add(unknown(Pointer.ROOT.to("sql").to("needs").to(i), needs.get(i), asked));
            }
        }
        return found;
    }

    private Set<String> asked() {
        Set<String> asked = checklists.stream().flatMap(list -> list.items().stream()).map(Item::id)
                .collect(Collectors.toCollection(TreeSet::new));
        policy.rules().stream().map(PolicyRule::checklist).flatMap(Optional::stream).forEach(key -> checklists.stream()
                .filter(list -> list.key().equals(key)).forEach(list -> asked.removeIf(id -> list.item(id).isEmpty())));
        return asked;
    }

    private static Objection unknown(Pointer place, String name, Collection<String> there) {
        return Objection.of(place, Flaw.UNKNOWN_REFERENCE, name,
                String.join(", ", there.stream().sorted().toList()));
    }
}
