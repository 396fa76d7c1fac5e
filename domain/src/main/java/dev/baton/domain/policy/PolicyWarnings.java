package dev.baton.domain.policy;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.definition.Warning.Doubt;
import dev.baton.domain.definition.Warnings;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a policy says that can never come true, or not yet. */
public final class PolicyWarnings {
    /** The stages from which leads are offered. */
    private static final Set<Stage> OFFERED = Arrays.stream(Stage.values()).filter(Stage::isEntrance)
            .collect(Collectors.toUnmodifiableSet());

    private PolicyWarnings() {
    }

    /** The warnings about a policy, and with a definition also about what its conditions ask of leads judged by that. */
    public static List<Warning> of(HandoffPolicy policy, Optional<Definition> definition) {
        List<Warning> found = new ArrayList<>();
        Optional<PolicyRule> last = Optional.empty();
        for (int i = 0; i < policy.rules().size(); i++) {
            PolicyRule rule = policy.rules().get(i);
            Pointer place = Pointer.ROOT.to("rules").to(i);
            last.ifPresent(before -> found.add(Warning.of(place, Doubt.NEVER_ASKED, rule.id(), before.id())));
            definition.ifPresent(judging -> rule.when()
                    .ifPresent(when -> found.addAll(Warnings.about(place.to("when"), when, judging, OFFERED))));
            last = last.isEmpty() && rule.when().isEmpty() ? Optional.of(rule) : last;
        }
        definition.ifPresent(judging -> policy.promotion().ifPresent(promotion -> found.addAll(
                Warnings.about(Pointer.ROOT.to("sql").to("when"), promotion.when(), judging,
                        Set.of(Stage.SAL)))));
        return List.copyOf(found);
    }

    /** The warnings about what a policy names and what is not there yet, in the order of its rules. */
    public static List<Warning> absent(HandoffPolicy policy, Set<String> teams, Set<String> checklists) {
        List<Warning> found = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            PolicyRule rule = policy.rules().get(i);
            Pointer place = Pointer.ROOT.to("rules").to(i);
            if (!teams.contains(rule.team())) {
                found.add(Warning.of(place.to("team"), Doubt.UNKNOWN_TEAM, rule.team(), named(teams)));
            }
            rule.checklist().filter(key -> !checklists.contains(key)).ifPresent(key -> found
                    .add(Warning.of(place.to("checklist"), Doubt.UNKNOWN_CHECKLIST, key, named(checklists))));
        }
        return List.copyOf(found);
    }

    private static String named(Set<String> there) {
        return there.isEmpty() ? "–" : String.join(", ", there.stream().sorted().toList());
    }
}
