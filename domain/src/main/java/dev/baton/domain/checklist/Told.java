package dev.baton.domain.checklist;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.Answer.Source;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.Answered;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.When;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An answer that a question got: somebody gave it, or something that was told anyway fills it in.
 *
 * @param when   its times
 * @param filled what filled it in, if nobody was asked
 */
public record Told(Answer answer, When when, Optional<Filling> filled) {

    /** The later holds, whoever gave it, then what was recorded later; at one instant, what somebody was asked. */
    private static final Comparator<Told> BY_TIME = Comparator.comparing((Told told) -> told.when.occurredAt())
            .thenComparing(told -> told.when.recordedAt()).thenComparing(told -> told.filled.isEmpty());

    /**
     * All that was told up to an instant and answers an item, what holds first. Every form that was filled in tells something;
     * of an attribute only what it is at that instant does.
     *
     * @param engagements with the verdicts that hold
     */
    static List<Told> of(Item item, Collection<LeadFact> facts, Collection<Engagement> engagements, Instant asOf) {
        List<LeadFact> known = facts.stream().filter(fact -> !fact.when().occurredAt().isAfter(asOf))
                .sorted((one, other) -> one == other ? 0 : one.holdsOver(other) ? -1 : 1).toList();
        List<Engagement> forms = engagements.stream().filter(Filling::isForm)
                .filter(form -> !form.when().occurredAt().isAfter(asOf))
                .sorted(Comparator.comparing(form -> form.id().toString())).toList();
        Stream<Told> filled = item.filledBy().stream().flatMap(filling -> switch (filling) {
            case Filling.OfForm(String field) -> forms.stream().flatMap(form -> Optional
                    .ofNullable(form.attributes().get(field)).map(value -> filled(item, filling, value, form.when()))
                    .stream());
            case Filling.OfAttribute(String name) -> attribute(item, filling, name, known).stream();
        });
        return Stream.concat(answers(item, known), filled).sorted(BY_TIME.reversed()).toList();
    }

    private static Stream<Told> answers(Item item, List<LeadFact> latestFirst) {
        return latestFirst.stream().flatMap(fact -> fact.says() instanceof Answered(String question, Answer answer)
                && question.equals(item.asks())
                        ? Stream.of(new Told(answer, fact.when(), Optional.empty()))
                        : Stream.empty());
    }

    private static Optional<Told> attribute(Item item, Filling filling, String name, List<LeadFact> latestFirst) {
        return latestFirst.stream()
                .filter(fact -> fact.says() instanceof AttributeIs(String named, var _) && named.equals(name))
                .findFirst().flatMap(fact -> fact.says() instanceof AttributeIs(var _, Optional<AttributeValue> value)
                        ? value.map(known -> filled(item, filling, known, fact.when()))
                        : Optional.empty());
    }

    private static Told filled(Item item, Filling filling, AttributeValue value, When when) {
        Optional<Source> source = filling instanceof Filling.OfForm ? Optional.of(Source.FORM) : Optional.empty();
        return new Told(new Answer(Optional.of(item.kind().fit(value).orElse(value)), Optional.empty(), source,
                Optional.empty(), Optional.empty()), when, Optional.of(filling));
    }

    /** Whether somebody was asked. */
    public boolean isAsked() {
        return filled.isEmpty();
    }

    /** The answer as one of that kind; empty if it does not fit, or was taken back. */
    public Optional<Answer> fitting(Kind kind) {
        return answer.value().flatMap(kind::fit).map(answer::with);
    }
}
