package dev.baton.domain.qualification;

import dev.baton.domain.chance.Chance;
import dev.baton.domain.chance.Judged;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.qualification.ScorecardPropertiesTest.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts that arrive in batches, taken in as the application does it: on the card if it can, else by a replay. */
final class Arrivals {
    private final Chance chance;
    private final Judged judged;
    private final List<Arrival> waiting;
    private final List<LeadFact> facts = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private final List<VerdictGiven> verdicts = new ArrayList<>();
    private Optional<Scorecard> card = Optional.empty();
    private Instant now = Scorecard.BEGINNING;

    Arrivals(Chance chance, Judged judged, List<Arrival> inOrder) {
        this.chance = chance;
        this.judged = judged;
        this.waiting = new ArrayList<>(inOrder);
    }

    /** Takes the next batch in; false if there is none. */
    boolean next() {
        if (waiting.isEmpty()) {
            return false;
        }
        List<LeadFact> newFacts = new ArrayList<>();
        List<Engagement> newEngagements = new ArrayList<>();
        List<VerdictGiven> newVerdicts = new ArrayList<>();
        for (int i = Math.min(waiting.size(), chance.between(1, 4)); i > 0; i--) {
            Arrival arrival = waiting.removeFirst();
            newFacts.addAll(arrival.history().facts());
            newEngagements.addAll(arrival.history().engagements());
            newVerdicts.addAll(arrival.history().verdicts());
            now = now.isAfter(arrival.recordedAt()) ? now : arrival.recordedAt();
        }
        take(new History(newFacts, newEngagements, newVerdicts));
        return true;
    }

    /** Takes everything in, batch by batch. */
    void all() {
        boolean more = true;
        while (more) {
            more = next();
        }
    }

    private void take(History news) {
        Profile before = new Profile();
        facts.forEach(before::add);
        facts.addAll(news.facts());
        engagements.addAll(news.engagements());
        verdicts.addAll(news.verdicts());
        if (card.isPresent() && card.get().canTake(news) && !isJudgedAlready(news)) {
            Scorecard stored = chance.in100(60) ? stored(card.get()) : card.get();
            stored.take(news, before);
            card = Optional.of(stored);
        } else {
            card = Replay.of(history(), judged.plans()::get, Instant.MAX);
        }
        card.ifPresent(folded -> folded.askWhileDue(now));
    }

    /** Nobody judges what nobody has told of; where chance lets the verdict come first, only a replay heeds it. */
    private boolean isJudgedAlready(History news) {
        return news.engagements().stream().map(Engagement::id)
                .anyMatch(id -> verdicts.stream().anyMatch(verdict -> verdict.engagement().equals(id)));
    }

    private Scorecard stored(Scorecard kept) {
        return Scorecard.read(kept.bytes(), kept.judge(), judged.plans().get(kept.judge())).orElseThrow();
    }

    private History history() {
        return new History(facts, engagements, verdicts);
    }

    /** The card as of now. */
    Optional<Scorecard> card() {
        return card;
    }

    /** What a replay of all that has arrived gives. */
    Optional<Scorecard> replayed() {
        Optional<Scorecard> replayed = Replay.of(history(), judged.plans()::get, Instant.MAX);
        replayed.ifPresent(folded -> folded.askWhileDue(now));
        return replayed;
    }

    /** When the last of them was recorded. */
    Instant now() {
        return now;
    }
}
