package dev.baton.domain.qualification;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.ByPeople;
import dev.baton.domain.lead.Statement.Decided;
import dev.baton.domain.lead.Statement.Outcome;
import dev.baton.domain.lead.Statement.OutcomeIs;
import dev.baton.domain.scoring.CardReader;
import dev.baton.domain.scoring.CardWriter;
import dev.baton.domain.scoring.Plan;
import dev.baton.domain.scoring.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ways of a lead through both kinds of cycles, and its changes of stage on them. */
final class Courses {
    private final List<Transition> transitions = new ArrayList<>();
    private final Course newBusiness = new Course(CycleKind.NEW_BUSINESS, transitions);
    private final Course expansion = new Course(CycleKind.EXPANSION, transitions);

    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** The one whose stage is shown: the expansion while one is open and no first deal is being made. */
    Course shown() {
        return expansion.isOpen() && !newBusiness.stage().isAccepted() ? expansion : newBusiness;
    }

    CycleKind shownKind() {
        return shown() == expansion ? CycleKind.EXPANSION : CycleKind.NEW_BUSINESS;
    }

    List<Progress> progress() {
        return List.of(newBusiness.progress(), expansion.progress());
    }

    /** Whether sales has accepted the lead, in either. */
    boolean isAccepted() {
        return newBusiness.stage().isAccepted() || expansion.stage().isAccepted();
    }

    /** An engagement that was counted may be what a barred lead needs. */
    void see(Engagement engagement, Plan plan) {
        newBusiness.see(engagement, plan);
        expansion.see(engagement, plan);
    }

    /**
     * A decision names its course; what a CRM tells of a deal belongs to the one in which sales is at work, else to an
     * expansion if it is the deal of a customer. What was so before something that is known of a deal moves nothing.
     *
     * @param known what is known of the lead, this decision included
     */
    void decide(LeadFact decision, Profile known, Supplier<Score> score) {
        switch ((ByPeople) decision.says()) {
            case OutcomeIs _ when known.isOvertaken(decision) -> {
            }
            case OutcomeIs says -> {
                Course course = dealOf(decision, known);
                if (says.outcome() != Outcome.LOST || !course.isWon() || known.takesBack(decision)) {
                    course.decide(says, decision, score);
                }
            }
            case Decided says -> (says.cycle().kind() == CycleKind.NEW_BUSINESS ? newBusiness : expansion)
                    .decide(says, decision, score);
        }
    }

    /** What corrects or repeats what was told of a deal is about that deal: it opens none. */
    private Course dealOf(LeadFact outcome, Profile known) {
        if (known.takesBack(outcome)) {
            return wonLast();
        }
        if (newBusiness.stage().isAccepted() || expansion.isOpen()) {
            return shown();
        }
        return known.repeats(outcome) ? wonLast() : known.isOfCustomer(outcome) ? expansion : newBusiness;
    }

    /** An expansion is won by whoever was won before. */
    private Course wonLast() {
        return expansion.isWon() ? expansion : newBusiness.isWon() ? newBusiness : shown();
    }

    void ask(Course.Asked asked) {
        Optional<String> exclusion = asked.verdicts().exclusion();
        newBusiness.ask(asked, exclusion);
        expansion.ask(asked, exclusion);
    }

    /** Whether the machine may move the lead at some instant to come, without anything being told. */
    boolean mayMove(Plan plan, boolean awake, boolean rests, boolean customer) {
        return newBusiness.mayMove(plan, awake, rests, customer) || expansion.mayMove(plan, awake, rests, customer);
    }

    /** The next end of a cool-down after an instant. */
    Optional<Instant> coolDownEnds(Plan plan, Instant after, boolean customer) {
        return earliest(newBusiness.coolDownEnds(plan, after, customer), expansion.coolDownEnds(plan, after, customer));
    }

    static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }

    /** The same under another version; engagements are to be seen again. */
    void continues(Courses before) {
        newBusiness.continues(before.newBusiness);
        expansion.continues(before.expansion);
        transitions.addAll(before.transitions);
    }

    /** The same as others are now, to be asked in their stead. */
    void copy(Courses others) {
        CardWriter card = new CardWriter();
        others.write(card);
        read(new CardReader(card.bytes()));
    }

    /** Whether something keeps the lead from coming in again, which may end by itself. */
    boolean hasBar() {
        return newBusiness.hasBar() || expansion.hasBar();
    }

    /** Most leads are no customers, and have but one course. */
    void write(CardWriter card) {
        newBusiness.write(card);
        card.flag(!expansion.isUntouched());
        if (!expansion.isUntouched()) {
            expansion.write(card);
        }
    }

    void read(CardReader card) {
        newBusiness.read(card);
        if (card.flag()) {
            expansion.read(card);
        }
    }
}
