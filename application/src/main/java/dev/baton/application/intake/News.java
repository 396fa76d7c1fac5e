package dev.baton.application.intake;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.RolledUp;
import dev.baton.domain.qualification.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a batch brings for one lead. */
public final class News {
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private boolean past;
    private boolean verdicts;
    private boolean turn;
    private boolean judgeAnew;
    private boolean hearing;
    private Optional<Actor> decider = Optional.empty();

    /** A new fact. */
    public void add(LeadFact fact) {
        facts.add(fact);
    }

    void add(Engagement engagement) {
        engagements.add(engagement);
    }

    /** The lead's past is another now, e.g. since an anonymous trace joined it: only a replay will do. */
    void past() {
        past = true;
    }

    /** What was found out about an engagement changes the past, and asks for the stage. */
    void verdict() {
        past = true;
        verdicts = true;
    }

    /** Who decided what is new: facts keep the name alone. */
    void decidedBy(Actor by) {
        decider = Optional.of(by);
    }

    /** Whoever decided under a name. */
    Actor decider(String name) {
        return decider.filter(by -> by.name().equals(name)).orElseGet(() -> Actor.named(name));
    }

    /** Another version judges the lead, or the first one does. */
    void judgeAnew() {
        judgeAnew = true;
    }

    /** It is the lead's turn to follow the version that judges it. */
    void turn() {
        turn = true;
    }

    /** The lead is to hear what its account comes to. */
    void hear() {
        hearing = true;
    }

    boolean isHearing() {
        return hearing;
    }

    /** Whether the lead may come to something else in its account; what it heard of that changes nothing there. */
    boolean concernsAccount() {
        return past || !engagements.isEmpty() || facts.stream().anyMatch(fact -> !(fact.says() instanceof RolledUp));
    }

    boolean isTurn() {
        return turn;
    }

    boolean changesPast() {
        return past;
    }

    boolean hasAnything() {
        return judgeAnew || verdicts || hasFacts() || !engagements.isEmpty();
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    /** The judgement, if nothing else is new. */
    Optional<LeadFact> judgementAlone() {
        return !past && engagements.isEmpty() && facts.size() == 1 && facts.getFirst().says() instanceof JudgedBy
                ? Optional.of(facts.getFirst())
                : Optional.empty();
    }

    /** Whether anything asks for the stage. */
    boolean isLoud() {
        return verdicts || engagements.stream().anyMatch(each -> !each.when().isQuiet())
                || facts.stream().anyMatch(fact -> !fact.isQuiet());
    }

    History history() {
        return new History(facts, engagements);
    }
}
