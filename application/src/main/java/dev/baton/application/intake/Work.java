package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.FreeMail;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Progress;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** One lead on its way through the fold: its row as it was, what the batch brings, and what came of it. */
final class Work {
    final Card row;
    final News news;
    /** The card with the news in it; empty while the lead was not folded. */
    Optional<Scorecard> card = Optional.empty();
    /** Whether the card as it was kept the lead in a stage that its judge would change. */
    boolean wasHeld;
    /** What the judgement means for the stage that is given to the lead here, not by its own fact but by an activation. */
    Optional<Effects> given = Optional.empty();
    /** The changes of stage that are to be appended. */
    List<Transition> moves = List.of();
    /** The account as it was written. */
    Optional<Account> account = Optional.empty();
    /** All facts with the news, where the profile changes; else none. */
    List<LeadFact> facts = List.of();

    Work(Card row, News news) {
        this.row = row;
        this.news = news;
    }

    static List<LeadId> leads(Collection<Work> works) {
        return works.stream().map(work -> work.row.lead()).toList();
    }

    /** The card as it was written last; that it held the lead is noted. */
    Optional<Scorecard> kept(Function<JudgedBy, Plan> plans) {
        Optional<Scorecard> kept = row.scorecard(plans);
        wasHeld = kept.filter(Scorecard::isHeld).isPresent();
        return kept;
    }

    boolean judgedBy(JudgedBy judge) {
        return row.judge().equals(Optional.of(judge));
    }

    boolean isHeld() {
        return card.filter(Scorecard::isHeld).isPresent();
    }

    /** Whether an activation and nothing else moved the lead. */
    boolean movedByActivation() {
        return given.filter(effects -> effects == Effects.ALL).isPresent() && !moves.isEmpty();
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
     * recorded and ends in another stage, one correction for each kind of cycle is.
     */
    List<Transition> movesSince(List<Step> recorded, Instant now) {
        List<Step> told = moves.stream().map(Transition::step).toList();
        if (told.size() >= recorded.size() && told.subList(0, recorded.size()).equals(recorded)) {
            return moves.subList(recorded.size(), told.size());
        }
        return card.map(folded -> folded.progress().stream()
                .flatMap(progress -> correction(folded, progress, recorded, now).stream()).toList()).orElse(List.of());
    }

    private static Optional<Transition> correction(Scorecard folded, Progress progress, List<Step> recorded,
            Instant now) {
        Stage before = recorded.stream().filter(step -> step.kind() == progress.cycle().kind())
                .reduce((_, last) -> last).map(Step::to).orElse(progress.cycle().kind().beginning());
        return before == progress.stage()
                ? Optional.empty()
                : Optional.of(new Transition(progress.cycle(), before, progress.stage(), since(progress, now),
                        new Cause.Corrected(folded.judge()), folded.score(folded.present(now))));
    }

    /** A lead that by now was never anything else has been so since nobody knows when: the correction tells of now. */
    private static Instant since(Progress progress, Instant now) {
        return progress.since().equals(Scorecard.BEGINNING) ? now : progress.since();
    }

    /** The row as it is to be written; empty where it says the same already. */
    Optional<Card> changed(FreeMail freeMail) {
        Card written = written(freeMail);
        return written.isSameAs(row) ? Optional.empty() : Optional.of(written);
    }

    private Card written(FreeMail freeMail) {
        account = facts.isEmpty() ? row.account() : Account.of(facts, freeMail);
        return card.map(folded -> new Card(row.lead(), row.anonymous(), Optional.of(folded.judge()), folded.bytes(),
                folded.stage(), source(), folded.due(), account))
                .orElseGet(() -> new Card(row.lead(), row.anonymous(), row.judge(), row.bytes(), row.stage(), source(),
                        row.due(), account));
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
