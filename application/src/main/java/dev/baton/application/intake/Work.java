package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One lead on its way through the fold: its row as it was, what the batch brings, and what came of it. */
final class Work {
    final Card row;
    final News news;
    /** The card with the news in it; empty while the lead was not folded. */
    Optional<Scorecard> card = Optional.empty();
    /** The changes of stage that are to be appended. */
    List<Transition> moves = List.of();
    /** All facts with the news, where the profile changes; else none. */
    List<LeadFact> facts = List.of();

    Work(Card row, News news) {
        this.row = row;
        this.news = news;
    }

    boolean judgedBy(JudgedBy judge) {
        return row.judge().equals(Optional.of(judge));
    }

    /** What was known before the news. */
    Profile profileBefore() {
        Set<UUID> fresh = new HashSet<>();
        news.history().facts().forEach(fact -> fresh.add(fact.id()));
        Profile profile = new Profile();
        facts.stream().filter(fact -> !fresh.contains(fact.id())).forEach(profile::add);
        return profile;
    }

    /**
     * Recorded history only grows: what the fold adds to it is appended; where the fold tells another story than was
     * recorded and ends in another stage, one correction is.
     */
    List<Transition> movesSince(List<Stage> recorded, Instant now) {
        List<Stage> told = moves.stream().map(Transition::to).toList();
        if (told.size() >= recorded.size() && told.subList(0, recorded.size()).equals(recorded)) {
            return moves.subList(recorded.size(), told.size());
        }
        Stage before = recorded.isEmpty() ? Stage.LEAD : recorded.getLast();
        return card.filter(folded -> folded.stage() != before)
                .map(folded -> List.of(new Transition(before, folded.stage(), since(folded, now),
                        new Cause.Corrected(folded.judge()), folded.score(folded.present(now)))))
                .orElse(List.of());
    }

    /** A lead that by now was never anything else has been so since nobody knows when: the correction tells of now. */
    private static Instant since(Scorecard folded, Instant now) {
        return folded.since().equals(Scorecard.BEGINNING) ? now : folded.since();
    }

    /** The row as it is to be written. */
    Card written() {
        return card.map(folded -> new Card(row.lead(), row.anonymous(), Optional.of(folded.judge()), folded.bytes(),
                folded.stage(), source(), folded.due()))
                .orElseGet(() -> new Card(row.lead(), row.anonymous(), row.judge(), row.bytes(), row.stage(), source(),
                        row.due()));
    }

    /** The source is kept with the row, for lists and the funnel. */
    private Optional<String> source() {
        if (facts.isEmpty()) {
            return row.source();
        }
        Profile profile = new Profile();
        facts.forEach(profile::add);
        return profile.source();
    }
}
