package dev.baton.domain.qualification;

import dev.baton.domain.definition.Definition;
import dev.baton.domain.definition.DefinitionReader;
import dev.baton.domain.definition.Expectation;
import dev.baton.domain.definition.Scenario;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a scenario of a definition came out, by the very reckoning that judges leads.
 *
 * @param failures what came out otherwise than expected, each with its place; none if the scenario passes
 */
public record Rehearsal(Scenario scenario, Stage stage, Score score, List<Objection> failures) {
    private static final String NOTHING = "–";

    public Rehearsal {
        failures = List.copyOf(failures);
    }

    /** Whether all came out as expected. */
    public boolean passes() {
        return failures.isEmpty();
    }

    /** Plays all scenarios of a definition, in written order. */
    public static List<Rehearsal> of(Definition definition) {
        if (definition.scenarios().isEmpty()) {
            return List.of();
        }
        Plan plan = Plan.of(definition);
        return definition.scenarios().stream().map(scenario -> of(definition, plan, scenario)).toList();
    }

    /** The definition that a tree describes if its scenarios pass, or all that is wrong with it. */
    public static Parsed<Definition> read(Tree written) {
        Parsed<Definition> read = DefinitionReader.read(written);
        return read instanceof Parsed.Valid<Definition>(Definition definition) ? played(definition) : read;
    }

    private static Parsed<Definition> played(Definition definition) {
        List<Objection> failures = of(definition).stream().flatMap(each -> each.failures.stream()).toList();
        return failures.isEmpty() ? new Parsed.Valid<>(definition) : new Parsed.Invalid<>(failures);
    }

    private static Rehearsal of(Definition definition, Plan plan, Scenario scenario) {
        JudgedBy judge = new JudgedBy(definition.key(), 0);
        List<LeadFact> facts = new ArrayList<>(scenario.facts());
        facts.add(new LeadFact(new UUID(0, 0),
                new When(Scorecard.BEGINNING, Scorecard.BEGINNING, Effects.ALL), judge));
        Scorecard card = Replay.of(new History(facts, scenario.engagements()), _ -> plan, scenario.at()).orElseThrow();
        card.askWhileDue(scenario.at());
        Score score = card.score(scenario.at());
        return new Rehearsal(scenario, card.stage(), score, scenario.expected().stream()
                .flatMap(expected -> failure(scenario, expected, card.stage(), score).stream()).toList());
    }

    private static Optional<Objection> failure(Scenario scenario, Expectation expectation, Stage stage, Score score) {
        Pointer place = scenario.place().to("expect");
        String id = scenario.id();
        return switch (expectation) {
            case Expectation.OfStage(Stage expected) -> expected == stage
                    ? Optional.empty()
                    : Optional.of(Objection.of(place.to("stage"), Flaw.UNEXPECTED_STAGE, id, expected, stage));
            case Expectation.OfScore expected -> {
                int shown = shown(expected, score);
                yield expected.holds(shown)
                        ? Optional.empty()
                        : Optional.of(Objection.of(place.to("scores").to(expected.name()), Flaw.UNEXPECTED_SCORE, id,
                                expected.name(), expected.sign(), shown));
            }
            case Expectation.OfGrade(String expected) -> score.grade().filter(expected::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(Objection.of(place.to("grade"), Flaw.UNEXPECTED_GRADE, id, expected,
                            score.grade().orElse(NOTHING)));
            case Expectation.OfJourney(Funnel expected) -> score.journey().filter(expected::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(Objection.of(place.to("journey"), Flaw.UNEXPECTED_JOURNEY, id, expected.code(),
                            score.journey().map(Funnel::code).orElse(NOTHING)));
        };
    }

    private static int shown(Expectation.OfScore expected, Score score) {
        return expected.dimension().map(named -> score.dimensions().stream()
                .filter(part -> part.dimension().equals(named)).findFirst().orElseThrow().shown())
                .orElse(score.total());
    }
}
