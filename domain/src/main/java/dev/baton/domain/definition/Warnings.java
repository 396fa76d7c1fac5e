package dev.baton.domain.definition;

import dev.baton.domain.definition.Definition.StageRule;
import dev.baton.domain.definition.Reach.Shown;
import dev.baton.domain.definition.Warning.Doubt;
import dev.baton.domain.engagement.KnownTypes;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a definition says that can never come true, found by the bounds that points and ranges set. */
public final class Warnings {
    private final Definition definition;
    private final Reach reach;
    private final Possibility possibility;
    private final List<Warning> found = new ArrayList<>();

    private Warnings(Definition definition, Set<Stage> stages) {
        this.definition = definition;
        this.reach = new Reach(definition);
        this.possibility = new Possibility(reach, stages);
    }

    /** The warnings about a definition, in the order of its parts. */
    public static List<Warning> of(Definition definition) {
        Warnings warnings = new Warnings(definition, EnumSet.allOf(Stage.class));
        warnings.bands();
        warnings.rules();
        new TreeMap<>(definition.stages()).forEach(warnings::stage);
        warnings.exclusions();
        return List.copyOf(warnings.found);
    }

    /**
     * The warnings about a condition that another document asks of leads that a definition judges.
     *
     * @param stages of the leads of which it is asked
     */
    public static List<Warning> about(Pointer place, Condition condition, Definition definition, Set<Stage> stages) {
        Warnings warnings = new Warnings(definition, stages);
        warnings.condition(place, condition);
        return List.copyOf(warnings.found);
    }

    private void add(Pointer place, Doubt doubt, Object... details) {
        found.add(Warning.of(place, doubt, details));
    }

    private void bands() {
        definition.dimensions().forEach(dimension -> dimension.bands().stream()
                .filter(band -> !reach.reaches(dimension, band)).forEach(band -> {
                    Shown shown = reach.shown(Optional.of(dimension.id()));
                    add(Pointer.ROOT.to("dimensions").to(dimension.id()).to("bands").to(band.name()),
                            Doubt.UNREACHABLE_BAND, band.name(), shown.low(), shown.high());
                }));
    }

    private void rules() {
        for (int i = 0; i < definition.rules().size(); i++) {
            Rule rule = definition.rules().get(i);
            Pointer place = Pointer.ROOT.to("rules").to(i);
            if (reach.isPointless(rule)) {
                add(place.to("points"), Doubt.POINTLESS_RULE, rule.head().id());
            }
            switch (rule) {
                case Rule.AttributeRule(var _, Condition when) -> condition(place.to("when"), when);
                case Rule.EngagementRule(var _, Match each, var _, var _) -> types(place.to("each"), each);
                case Rule.FrequencyRule(var _, int _, boolean _, Match of, var _) -> types(place.to("of"), of);
                case Rule.AbsenceRule(var _, Match none, var _) -> types(place.to("none"), none);
                case Rule.LikelihoodRule _ -> {
                }
                case Rule.UnansweredRule(var _, Match none, int _, Match of) -> {
                    types(place.to("none"), none);
                    types(place.to("after").to("of"), of);
                }
            }
        }
    }

    private void types(Pointer place, Match match) {
        match.types().stream().filter(type -> !KnownTypes.ALL.contains(type)).sorted()
                .forEach(type -> add(place.to("type"), Doubt.UNUSUAL_TYPE, type));
    }

    private void condition(Pointer place, Condition condition) {
        if (!possibility.canHold(condition)) {
            add(place, Doubt.NEVER_HOLDS);
        }
        matches(condition).forEach(match -> types(place, match));
    }

    private static Stream<Match> matches(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> parts.stream().flatMap(Warnings::matches);
            case Condition.Any(List<Condition> parts) -> parts.stream().flatMap(Warnings::matches);
            case Condition.Not(Condition part) -> matches(part);
            case Condition.OfCount count -> Stream.of(count.of());
            case Condition.OfAttribute _,Condition.OfAnswer _,Condition.OfSource _,Condition.OfConsent _,Condition.OfCustomer _,Condition.OfJourney _,Condition.OfScore _,Condition.OfGrade _,Condition.OfStage _,Condition.OfAccount _ ->
                Stream.empty();
        };
    }

    private void stage(Stage stage, StageRule rule) {
        Pointer place = Pointer.ROOT.to("stages").to(stage.name());
        Condition staysOut = new Condition.Not(rule.leave().orElse(new Condition.Any(List.of())));
        if (rule.leave().filter(possibility::alwaysHolds).isPresent()) {
            add(place.to("leave"), Doubt.ALWAYS_LEFT, stage);
        } else if (!possibility.canHold(new Condition.All(List.of(rule.enter(), staysOut)))) {
            add(place.to("enter"), Doubt.UNREACHABLE_STAGE, stage);
        }
        matches(rule.enter()).forEach(match -> types(place.to("enter"), match));
        rule.leave().stream().flatMap(Warnings::matches).forEach(match -> types(place.to("leave"), match));
    }

    private void exclusions() {
        for (int i = 0; i < definition.exclusions().size(); i++) {
            condition(Pointer.ROOT.to("exclusions").to(i).to("when"), definition.exclusions().get(i).when());
        }
    }
}
