package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.intake.Standing.Judged;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.When;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Brings the scorecards of a batch up to date: a card takes new facts in where they stand behind its horizon; where they do
 * not, where the past changed or another version judges from here on, the lead is folded anew from all its facts.
 */
final class Folding {
    private final Function<JudgedBy, Plan> plans;
    private final Supplier<UUID> ids;
    private final Instant now;

    Folding(Function<JudgedBy, Plan> plans, Supplier<UUID> ids, Instant now) {
        this.plans = plans;
        this.ids = ids;
        this.now = now;
    }

    /**
     * Locks the leads, takes the news in, follows what has become due, writes the cards and the changes of stage.
     *
     * @param created leads that this transaction creates: their news are their whole history
     * @param asked   further leads whose standing is wanted
     */
    Map<LeadId, Standing> fold(LedgerPage page, Map<LeadId, News> news, Set<LeadId> created, Set<LeadId> asked) {
        Map<LeadId, Work> works = lock(page, news, asked);
        loadFacts(page, works, created);
        page.activeVersion().ifPresent(active -> judge(page, works, created, active));
        if (!news.isEmpty()) {
            write(page, works.values().stream().filter(work -> news.containsKey(work.row.lead())).toList());
        }
        Map<LeadId, Standing> standings = new HashMap<>();
        works.forEach((lead, work) -> standings.put(lead, standing(work)));
        return standings;
    }

    private static Map<LeadId, Work> lock(LedgerPage page, Map<LeadId, News> news, Set<LeadId> asked) {
        Set<LeadId> leads = new HashSet<>(news.keySet());
        leads.addAll(asked);
        Map<LeadId, Work> works = new LinkedHashMap<>();
        page.lock(leads).forEach((lead, row) -> works.put(lead, new Work(row, news.getOrDefault(lead, new News()))));
        if (works.size() < leads.size()) {
            throw new LedgerBusy("a lead has joined another meanwhile");
        }
        return works;
    }

    private void judge(LedgerPage page, Map<LeadId, Work> works, Set<LeadId> created, JudgedBy active) {
        List<Work> known = works.values().stream().filter(work -> !work.row.anonymous()).toList();
        List<Work> changing = known.stream().filter(work -> !work.judgedBy(active) && !isUntouched(work, created))
                .toList();
        giveJudgements(page, changing, active);
        List<Work> anew = new ArrayList<>(changing.stream().filter(work -> !created.contains(work.row.lead())
                || work.news.changesPast()).toList());
        for (Work work : known) {
            work.row.judge().filter(_ -> !changing.contains(work)).ifPresent(judge -> {
                if (!advance(work, judge)) {
                    anew.add(work);
                }
            });
        }
        changing.stream().filter(work -> !anew.contains(work)).forEach(work -> replay(work, work.news.history()));
        if (!anew.isEmpty()) {
            replay(page, anew);
        }
    }

    /** A lead that is only asked for is not judged anew by the way. */
    private static boolean isUntouched(Work work, Set<LeadId> created) {
        return !created.contains(work.row.lead()) && !work.news.changesPast() && !work.news.hasAnything();
    }

    private void giveJudgements(LedgerPage page, List<Work> works, JudgedBy active) {
        if (works.isEmpty()) {
            return;
        }
        Map<LeadId, Holder> subjects = page.holdersOf(works.stream().map(work -> work.row.lead()).toList());
        List<SubjectFact> judgements = new ArrayList<>();
        for (Work work : works) {
            Effects effects = work.news.isLoud() ? Effects.ALL : Effects.NONE;
            LeadFact judgement = new LeadFact(ids.get(), new When(turnOf(work), now, effects), active);
            work.news.add(judgement);
            if (subjects.get(work.row.lead()) instanceof Holder holder) {
                judgements.add(new SubjectFact(holder.subject(), judgement));
            }
        }
        if (page.storeFacts(judgements).contains(false)) {
            throw new IllegalStateException("a judgement was given twice");
        }
    }

    /** A judgement stands behind all that was judged before: beside a fact of its instant it would judge that one too. */
    private Instant turnOf(Work work) {
        return work.row.judge().map(judge -> Scorecard.read(work.row.bytes(), judge, plans.apply(judge))
                .map(card -> card.present(now.minusMillis(1)).plusMillis(1)).orElse(now)).orElse(Scorecard.BEGINNING);
    }

    /** Takes the news in where they stand behind the horizon; false if only a replay will do. */
    private boolean advance(Work work, JudgedBy judge) {
        History news = work.news.history();
        Optional<Scorecard> kept = Scorecard.read(work.row.bytes(), judge, plans.apply(judge));
        if (work.news.changesPast() || kept.isEmpty() || !kept.get().canTake(news)) {
            return false;
        }
        Scorecard card = kept.get();
        card.take(news, work.news.hasFacts() ? work.profileBefore() : new Profile());
        card.askWhileDue(now);
        work.card = Optional.of(card);
        work.moves = card.transitions();
        return true;
    }

    private void replay(LedgerPage page, List<Work> works) {
        List<LeadId> leads = works.stream().map(work -> work.row.lead()).toList();
        Map<LeadId, History> histories = page.histories(leads);
        Map<LeadId, List<Step>> paths = page.recordedPaths(leads);
        for (Work work : works) {
            replay(work, histories.getOrDefault(work.row.lead(), History.NONE));
            work.moves = work.movesSince(paths.getOrDefault(work.row.lead(), List.of()), now);
        }
    }

    private void replay(Work work, History history) {
        Optional<Scorecard> card = Replay.of(history, plans, latest(history));
        card.ifPresent(folded -> folded.askWhileDue(now));
        work.card = card;
        work.moves = card.map(Scorecard::transitions).orElse(List.of());
    }

    /** Now, or a moment later where a sender's clock is ahead of ours: what was accepted is counted. */
    private Instant latest(History history) {
        return Stream.concat(history.engagements().stream().map(each -> each.when().position()),
                history.facts().stream().map(LeadFact::position)).filter(now::isBefore)
                .max(Instant::compareTo).orElse(now);
    }

    /** Where the profile changes, the facts it was made of are needed; of a lead that is created, the news are all. */
    private static void loadFacts(LedgerPage page, Map<LeadId, Work> works, Set<LeadId> created) {
        List<LeadId> wanted = new ArrayList<>();
        works.forEach((lead, work) -> {
            if (created.contains(lead) && !work.news.changesPast()) {
                work.facts = work.news.history().facts();
            } else if (work.news.hasFacts() || work.news.changesPast()) {
                wanted.add(lead);
            }
        });
        if (!wanted.isEmpty()) {
            page.facts(wanted).forEach((lead, history) -> {
                if (works.get(lead) instanceof Work work) {
                    work.facts = history.facts();
                }
            });
        }
    }

    private void write(LedgerPage page, Collection<Work> works) {
        page.save(works.stream().map(Work::written).toList());
        Map<LeadId, List<Transition>> moves = new LinkedHashMap<>();
        works.stream().filter(work -> !work.moves.isEmpty()).forEach(work -> moves.put(work.row.lead(), work.moves));
        if (!moves.isEmpty()) {
            page.append(moves, now);
        }
    }

    private Standing standing(Work work) {
        Optional<Scorecard> card = work.card.or(() -> work.row.judge().filter(_ -> !work.row.anonymous())
                .flatMap(judge -> Scorecard.read(work.row.bytes(), judge, plans.apply(judge))));
        card.ifPresent(read -> read.askWhileDue(now));
        return new Standing(work.row.lead(), work.row.anonymous(),
                card.map(read -> new Judged(read.judge(), read.stage(),
                        read.since(), read.score(read.present(now)))));
    }
}
