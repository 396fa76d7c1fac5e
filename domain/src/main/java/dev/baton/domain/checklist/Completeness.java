package dev.baton.domain.checklist;

import dev.baton.domain.checklist.Gap.Reason;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.LeadFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far the questions of a checklist are answered for a lead. It is reckoned from the facts whenever somebody looks, and
 * nothing of it is stored: so an old checklist, a changed one and a new one read the same answers, and what a form told years
 * before the list was written answers it too.
 *
 * @param states one for each item, in order
 */
public record Completeness(Checklist checklist, List<State> states) {
    private static final int ALL = 100;

    public Completeness {
        states = List.copyOf(states);
    }

    /**
     * An item and what answers it.
     *
     * @param holds  what answers it now, as an answer of its kind
     * @param gap    why nothing does
     * @param told   all that was ever told, what was told last first, as it was told
     */
    public record State(Item item, Optional<Told> holds, Optional<Reason> gap, List<Told> told) {
        public State {
            told = List.copyOf(told);
        }

        /**
         * What was told last holds, if somebody was asked: one who says now what is no answer does not mean what was said
         * before. What fills an item in without fitting says nothing while there is something that does.
         */
        private static State of(Item item, List<Told> told) {
            Optional<Told> last = told.stream()
                    .filter(each -> each.isAsked() || each.fitting(item.kind()).isPresent()).findFirst();
            Optional<Told> holds = last.flatMap(each -> each.fitting(item.kind())
                    .map(answer -> new Told(answer, each.when(), each.filled())));
            return new State(item, holds, holds.isPresent()
                    ? Optional.empty()
                    : Optional.of(reason(last.or(() -> told.stream().findFirst()).map(Told::answer))), told);
        }

        private static Reason reason(Optional<Answer> last) {
            return last.map(answer -> answer.value().isPresent() ? Reason.DOES_NOT_FIT : Reason.TAKEN_BACK)
                    .orElse(Reason.UNANSWERED);
        }

        /** Whether it is answered. */
        public boolean isAnswered() {
            return holds.isPresent();
        }
    }

    /**
     * How far a checklist is answered.
     *
     * @param facts       all of the lead, in any order
     * @param engagements all of the lead, with the verdicts that hold
     * @param asOf        what occurred later is left out
     */
    public static Completeness of(Checklist checklist, Collection<LeadFact> facts, Collection<Engagement> engagements,
            Instant asOf) {
        return new Completeness(checklist, checklist.items().stream()
                .map(item -> State.of(item, Told.of(item, facts, engagements, asOf))).toList());
    }

    /** The share of required items that are answered, in whole percent; 100 only if all of them are. */
    public int share() {
        long required = states.stream().filter(state -> state.item().required()).count();
        return required == 0 ? ALL : (int) ((required - gaps().size()) * ALL / required);
    }

    /** The required items that are not answered, in order. */
    public List<Gap> gaps() {
        return states.stream().filter(state -> state.item().required()).flatMap(state -> gap(state).stream()).toList();
    }

    /**
     * What is missing of what something needs: the items that are not answered, in the order of the checklist, then what the
     * checklist does not ask (any more), since nobody can have answered it.
     *
     * @param needs the ids of items, required by the checklist or not
     */
    public List<Gap> gaps(Collection<String> needs) {
        List<Gap> gaps = new ArrayList<>(states.stream().filter(state -> needs.contains(state.item().id()))
                .flatMap(state -> gap(state).stream()).toList());
        needs.stream().filter(need -> checklist.item(need).isEmpty()).distinct()
                .forEach(need -> gaps.add(new Gap(need, Reason.NOT_ASKED)));
        return List.copyOf(gaps);
    }

    private static Optional<Gap> gap(State state) {
        return state.gap().map(reason -> new Gap(state.item().id(), state.item().question(), reason));
    }
}
