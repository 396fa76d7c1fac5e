package dev.baton.application.intake;

import dev.baton.domain.lead.FreeMail;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement.JudgedBy;
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
public final class Folding {
    private final Function<JudgedBy, Plan> plans;
    private final Supplier<UUID> ids;
    private final Instant now;

    /** Folds by these plans, at this instant. */
    public Folding(Function<JudgedBy, Plan> plans, Supplier<UUID> ids, Instant now) {
        this.plans = plans;
        this.ids = ids;
        this.now = now;
    }

    /** Locks the leads, takes the news in, follows what has become due, writes the cards and the changes of stage. */
    public void fold(LedgerPage page, Map<LeadId, News> news) {
        Map<LeadId, Work> _ = fold(page, news, Set.of(), Set.of());
    }

    /**
     * The same, and where the leads stand then.
     *
     * @param created leads that this transaction creates: their news are their whole history
     * @param asked   further leads whose standing is wanted
     */
    Map<LeadId, Standing> standings(LedgerPage page, Map<LeadId, News> news, Set<LeadId> created, Set<LeadId> asked) {
        Map<LeadId, Standing> standings = new HashMap<>();
        fold(page, news, created, asked).forEach((lead, work) -> standings.put(lead, standing(work)));
        return standings;
    }

    /** Locks leads and reads their cards: nothing else is counted of them before this transaction ends. */
    Map<LeadId, Scorecard> cards(LedgerPage page, Set<LeadId> leads) {
        Map<LeadId, Scorecard> cards = new HashMap<>();
        page.lock(leads).forEach((lead, row) -> row.scorecard(plans).ifPresent(card -> cards.put(lead, card)));
        return cards;
    }

    /** What does not fit into memory at once fits when there is less of it: who asked halves it, as he does with what fails. */
    private Map<LeadId, Work> fold(LedgerPage page, Map<LeadId, News> news, Set<LeadId> created, Set<LeadId> asked) {
        try {
            return folded(page, news, created, asked);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw new IllegalStateException("too much at once for the memory there is", e);
        }
    }

    private Map<LeadId, Work> folded(LedgerPage page, Map<LeadId, News> news, Set<LeadId> created, Set<LeadId> asked) {
        Map<LeadId, Work> works = lock(page, news, asked);
        Optional<JudgedBy> active = page.activeVersion();
        active.ifPresent(judge -> turns(page).hear(works.values(), judge));
        loadFacts(page, works, created);
        active.ifPresent(judge -> judge(page, works, created, judge));
        if (!news.isEmpty()) {
            write(page, works.values().stream().filter(work -> news.containsKey(work.row.lead())).toList(),
                    active.map(plans));
        }
        return works;
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
        List<Work> changing = known.stream().filter(work -> work.news.isTurn()
                ? work.kept(plans).filter(Scorecard::isHeld).isPresent()
                : !work.judgedBy(active) && !isUntouched(work, created)).toList();
        turns(page).judge(changing, active);
        List<Work> anew = new ArrayList<>(changing.stream().filter(work -> !created.contains(work.row.lead())
                || work.news.changesPast()).toList());
        for (Work work : known) {
            work.row.judge().filter(_ -> !changing.contains(work)).ifPresent(_ -> {
                if (!advance(work)) {
                    anew.add(work);
                }
            });
        }
        changing.stream().filter(work -> !anew.contains(work)).forEach(work -> replay(work, work.news.history()));
        if (!anew.isEmpty()) {
            replay(page, anew);
            free(page, anew.stream().filter(work -> work.isHeld() && work.news.isLoud()).toList(), active);
        }
    }

    /** A lead's own fact moves it although the lead is held, even one that occurred before the judgement that holds it. */
    private void free(LedgerPage page, List<Work> held, JudgedBy active) {
        if (!held.isEmpty()) {
            turns(page).judge(held, active);
            replay(page, held);
        }
    }

    /** A lead that is only asked for is not judged anew by the way. */
    private static boolean isUntouched(Work work, Set<LeadId> created) {
        return !created.contains(work.row.lead()) && !work.news.changesPast() && !work.news.hasAnything();
    }

    /** Takes the news in where they stand behind the horizon; false if only a replay will do. */
    private boolean advance(Work work) {
        History news = work.news.history();
        Optional<Scorecard> kept = work.kept(plans);
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
        Map<LeadId, History> histories = page.histories(Work.leads(works));
        works.stream().filter(work -> work.facts.isEmpty()).forEach(
                work -> work.facts = histories.getOrDefault(work.row.lead(), History.NONE).facts());
        List<Work> whole = works.stream()
                .filter(work -> !goOn(work, histories.getOrDefault(work.row.lead(), History.NONE))).toList();
        Map<LeadId, List<Step>> paths = page.recordedPaths(Work.leads(whole));
        for (Work work : whole) {
            replay(work, histories.getOrDefault(work.row.lead(), History.NONE));
            work.moves = work.movesSince(paths.getOrDefault(work.row.lead(), List.of()), now);
        }
    }

    /** Where nothing but the judgement is new, the past is as the card has it; false if only the whole history will do. */
    private boolean goOn(Work work, History history) {
        Optional<Scorecard> next = work.news.judgementAlone()
                .flatMap(judgement -> work.kept(plans).map(kept -> Replay.onward(kept, history, judgement, plans)));
        next.ifPresent(card -> {
            card.askWhileDue(now);
            work.card = next;
            work.moves = card.transitions();
        });
        return next.isPresent();
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

    private void write(LedgerPage page, Collection<Work> works, Optional<Plan> plan) {
        FreeMail freeMail = plan.map(each -> FreeMail.with(each.definition().account().freeMail()))
                .orElse(FreeMail.KNOWN);
        page.save(works.stream().flatMap(work -> work.changed(freeMail).stream()).toList());
        if (AccountNews.areReckoned(plan)) {
            new AccountNews(page.accounts(), now).note(works);
        }
        Map<LeadId, List<Transition>> moves = new LinkedHashMap<>();
        works.stream().filter(work -> !work.moves.isEmpty()).forEach(work -> moves.put(work.row.lead(), work.moves));
        if (!moves.isEmpty()) {
            page.append(moves, now);
            page.announce(new StageNews(ids, now).of(moves));
        }
        new Waiting(page, plans, now).follow(works);
        Map<LeadId, News> ended = new Handing(page, ids, now).follow(works);
        if (!ended.isEmpty()) {
            fold(page, ended);
        }
    }

    private Standing standing(Work work) {
        Optional<Scorecard> card = work.card.or(() -> work.row.anonymous() ? Optional.empty() : work.kept(plans));
        card.ifPresent(read -> read.askWhileDue(now));
        return Standing.of(work.row, card, now);
    }

    private Turns turns(LedgerPage page) {
        return new Turns(page, plans, ids, now);
    }
}
