package dev.baton.domain.definition;

import dev.baton.domain.definition.Journey.Step;
import dev.baton.domain.definition.Match.Where;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.lead.AttributeValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what proves each position of the journey: {@code decision: {at-least: 2, of: {funnel: decision}, within: P30D}}. */
final class JourneyReader {
    private JourneyReader() {
    }

    /** The journey under a field; no journey if none is written. */
    static Journey read(Fields outer, String name) {
        List<Step> steps = new ArrayList<>();
        outer.entries(name, Funnel.values().length).forEach((position, item) -> {
            if (Funnel.WORDS.get(position) instanceof Funnel at) {
                step(at, outer.reading().fields(item.tree(), item.place())).ifPresent(steps::add);
            } else {
                outer.reading().object(item.place(), Flaw.UNKNOWN_FIELD, position,
                        String.join(", ", Funnel.WORDS.keySet().stream().sorted().toList()));
            }
        });
        return new Journey(steps);
    }

    /** Without {@code of} the engagements with assets of that position are meant. */
    private static Optional<Step> step(Funnel position, Fields fields) {
        Optional<Integer> n = fields.required("at-least", fields.whole("at-least", 1, ConditionReader.MOST_COUNTED));
        boolean days = fields.flag("days").orElse(false);
        Optional<Match> of = fields.tree("of").isPresent()
                ? MatchReader.read(fields, "of")
                : Optional.of(assetsOf(position));
        Optional<Duration> within = Durations.read(fields, "within");
        fields.finish();
        return n.flatMap(number -> of.map(
                match -> new Step(position, new Condition.OfCount(true, number, days, match, within))));
    }

    private static Match assetsOf(Funnel position) {
        Comparison is = new Comparison.Is(Operand.of(new AttributeValue.Text(position.code())));
        return new Match(Set.of(), new Where.Every(List.of(new Where.Field("funnel", is))), false);
    }
}
