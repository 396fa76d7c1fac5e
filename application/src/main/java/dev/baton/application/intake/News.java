package dev.baton.application.intake;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.qualification.History;
import java.util.ArrayList;
import java.util.List;

/** What a batch brings for one lead. */
final class News {
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private boolean past;
    private boolean verdicts;
    private boolean turn;

    void add(LeadFact fact) {
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

    /** It is the lead's turn to follow the version that judges it. */
    void turn() {
        turn = true;
    }

    boolean isTurn() {
        return turn;
    }

    boolean changesPast() {
        return past;
    }

    boolean hasAnything() {
        return verdicts || hasFacts() || !engagements.isEmpty();
    }

    boolean hasFacts() {
        return !facts.isEmpty();
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
