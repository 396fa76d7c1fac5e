package dev.baton.application.memory;

import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.Event;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.intake.AccountPage;
import dev.baton.application.intake.HandoffPage;
import dev.baton.application.intake.LedgerBusy;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.RoutingPage;
import dev.baton.application.intake.WishPage;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.application.memory.Memory.Course;
import dev.baton.application.memory.Memory.Moved;
import dev.baton.application.memory.Memory.Row;
import dev.baton.application.memory.Memory.Said;
import dev.baton.application.memory.Memory.Waiting;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.SubjectId;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.qualification.Transition.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the ledger in memory. */
final class InMemoryLedgerPage implements LedgerPage {
    private static final byte[] NOTHING = {};
    private final Memory memory;

    InMemoryLedgerPage(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<JudgedBy> activeVersion() {
        return memory.definitions.stream().filter(each -> each.status() == Status.ACTIVE)
                .map(each -> new JudgedBy(each.key(), each.version())).findFirst();
    }

    @Override
    public Map<IdentityKey, Holder> holders(Collection<IdentityKey> keys) {
        return known(keys, memory.keys, this::holder);
    }

    @Override
    public Map<LeadId, Holder> holdersOf(Collection<LeadId> leads) {
        Map<LeadId, SubjectId> first = new LinkedHashMap<>();
        memory.own.forEach((subject, own) -> {
            if (!memory.erased.containsKey(own)) {
                first.putIfAbsent(own, subject);
            }
        });
        return known(leads, first, this::holder);
    }

    private static <K, V, R> Map<K, R> known(Collection<K> asked, Map<K, V> all, Function<V, R> answer) {
        Map<K, R> known = new LinkedHashMap<>();
        asked.forEach(key -> Optional.ofNullable(all.get(key)).ifPresent(value -> known.put(key, answer.apply(value))));
        return known;
    }

    private Holder holder(SubjectId subject) {
        Card card = row(leadOf(subject)).card();
        return new Holder(subject, card.lead(), card.anonymous(), own(subject));
    }

    private LeadId own(SubjectId subject) {
        return Optional.ofNullable(memory.own.get(subject)).orElseThrow();
    }

    private LeadId leadOf(SubjectId subject) {
        return Optional.ofNullable(memory.subjects.get(subject))
                .orElseThrow(() -> new IllegalStateException("no subject " + subject));
    }

    private Row row(LeadId lead) {
        return Optional.ofNullable(memory.leads.get(lead))
                .orElseThrow(() -> new IllegalStateException("no lead " + lead));
    }

    @Override
    public void open(List<NewSubject> subjects) {
        for (NewSubject subject : subjects) {
            Card card = new Card(subject.lead(), subject.anonymous(), Optional.empty(), NOTHING, Stage.LEAD,
                    Optional.empty(), Optional.empty());
            memory.leads.put(subject.lead(), new Row(card, subject.recordedAt()));
            memory.subjects.put(subject.subject(), subject.lead());
            memory.own.put(subject.subject(), subject.lead());
            subject.keys().forEach(key -> claim(key, subject.subject()));
        }
    }

    @Override
    public void claim(Map<IdentityKey, SubjectId> keys) {
        keys.forEach((key, subject) -> {
            leadOf(subject);
            claim(key, subject);
        });
    }

    private void claim(IdentityKey key, SubjectId subject) {
        if (memory.keys.putIfAbsent(key, subject) != null) {
            throw new LedgerBusy("a key was taken meanwhile");
        }
    }

    @Override
    public void join(Map<LeadId, LeadId> anonymousToKnown) {
        anonymousToKnown.forEach((anonymous, known) -> {
            stillAnonymous(anonymous);
            stillThere(known);
            for (SubjectId subject : memory.subjectsOf(anonymous)) {
                memory.subjects.remove(subject);
                memory.subjects.put(subject, memory.whole(known));
                memory.own.remove(subject);
                memory.own.put(subject, known);
            }
            memory.leads.remove(anonymous);
            memory.transitions.remove(anonymous);
            memory.suggestions.removeIf(each -> each.kept().equals(anonymous) || each.other().equals(anonymous));
        });
    }

    @Override
    public void makeKnown(Collection<LeadId> leads) {
        for (LeadId lead : leads) {
            Card card = stillAnonymous(lead);
            put(new Card(lead, false, card.judge(), card.bytes(), card.stage(), card.source(), card.due(),
                    card.account()));
        }
    }

    private Card stillThere(LeadId lead) {
        return Optional.ofNullable(memory.leads.get(lead)).filter(_ -> !memory.erased.containsKey(lead)).map(Row::card)
                .orElseThrow(() -> new LedgerBusy("a lead has joined another meanwhile"));
    }

    private Card stillAnonymous(LeadId lead) {
        return Optional.of(stillThere(lead)).filter(Card::anonymous)
                .orElseThrow(() -> new LedgerBusy("a lead has become known meanwhile"));
    }

    private void put(Card card) {
        memory.leads.put(card.lead(), new Row(card, row(card.lead()).createdAt()));
    }

    @Override
    public void suggestMerges(Collection<MergeSuggestion> suggestions) {
        for (MergeSuggestion wanted : suggestions) {
            Set<LeadId> pair = Set.of(stillThere(wanted.kept()).lead(), stillThere(wanted.other()).lead());
            if (memory.suggestions.stream().noneMatch(each -> Set.of(each.kept(), each.other()).equals(pair))) {
                memory.suggestions.add(wanted);
            }
        }
    }

    @Override
    public void merge(LeadId kept, LeadId other, Instant at) {
        for (LeadId lead : List.of(kept, other)) {
            if (!memory.isLive(lead) || row(lead).card().anonymous()) {
                throw new LedgerBusy("a lead has become part of another meanwhile");
            }
        }
        boolean _ = dismissMerge(kept, other, at);
        memory.merged.put(other, kept);
        note(other, at);
        link();
    }

    @Override
    public void unmerge(LeadId whole, LeadId part) {
        if (!memory.isLive(whole) || !memory.merged.containsKey(part) || !memory.whole(part).equals(whole)) {
            throw new LedgerBusy("a lead was un-merged meanwhile");
        }
        memory.merged.remove(part);
        link();
    }

    private void link() {
        memory.subjects.replaceAll((subject, _) -> memory.whole(own(subject)));
        memory.handoffs.replaceAll((_, kept) -> new Memory.KeptHandoff(kept.handoff().of(memory.whole(kept.own())),
                kept.own(), kept.packet(), kept.judge()));
        memory.wishes.keySet().removeIf(who -> !memory.isLive(who.lead()));
    }

    @Override
    public boolean dismissMerge(LeadId one, LeadId other, Instant at) {
        Set<LeadId> pair = new HashSet<>(List.of(memory.whole(one), memory.whole(other)));
        List<MergeSuggestion> about = memory.suggestions.stream().filter(each -> !memory.settled.containsKey(each))
                .filter(each -> Set.of(memory.whole(each.kept()), memory.whole(each.other())).equals(pair)).toList();
        about.forEach(each -> memory.settled.put(each, at));
        return !about.isEmpty();
    }

    @Override
    public Set<IdentityKey> suppressed(Collection<IdentityKey> keys) {
        return known(keys, memory.suppressed, at -> at).keySet();
    }

    @Override
    public void erase(LeadId lead, boolean suppress, Instant at) {
        if (!memory.isLive(lead)) {
            throw new LedgerBusy("a lead has become part of another meanwhile");
        }
        memory.subjectsOf(lead).forEach(subject -> note(own(subject), at));
        new InMemoryErasure(memory, lead, at).erase(suppress);
    }

    @Override
    public int attributeCount() {
        return memory.attributes.size();
    }

    @Override
    public Map<String, AttributeValue.Type> attributeTypes(Collection<String> names) {
        return known(names, memory.attributes, type -> type);
    }

    @Override
    public void declareTypes(Map<String, AttributeValue.Type> types) {
        types.forEach(memory.attributes::putIfAbsent);
        if (!attributeTypes(types.keySet()).equals(types)) {
            throw new LedgerBusy("an attribute was declared with another type meanwhile");
        }
    }

    @Override
    public Map<EngagementId, First> told(Collection<EngagementId> engagements) {
        return known(engagements, memory.engagements,
                first -> new First(leadOf(first.subject()), own(first.subject()), first.digest()));
    }

    @Override
    public List<Stored> storeEngagements(List<SubjectEngagement> engagements) {
        return engagements.stream().map(this::store).toList();
    }

    private Stored store(SubjectEngagement engagement) {
        leadOf(engagement.subject());
        return Optional.ofNullable(memory.engagements.putIfAbsent(engagement.engagement().id(), engagement))
                .<Stored>map(first -> new Stored.There(leadOf(first.subject()), first.digest() != engagement.digest()))
                .orElseGet(Stored.New::new);
    }

    @Override
    public Map<EngagementId, Verdict> verdicts(Collection<EngagementId> engagements) {
        return known(engagements, memory.engagements, first -> memory.verdicts.stream()
                .filter(each -> each.engagement().equals(first.engagement().id()))
                .max(VerdictGiven.BY_TIME).map(VerdictGiven::verdict).orElse(first.engagement().verdict()));
    }

    @Override
    public void storeVerdicts(List<VerdictGiven> verdicts) {
        if (!memory.engagements.keySet().containsAll(verdicts.stream().map(VerdictGiven::engagement).toList())) {
            throw new LedgerBusy("an engagement was erased meanwhile");
        }
        memory.verdicts.addAll(verdicts);
    }

    @Override
    public List<Boolean> storeFacts(List<SubjectFact> facts) {
        return facts.stream().map(each -> {
            leadOf(each.subject());
            Said said = new Said(each.subject(), each.fact().says(), each.fact().when().occurredAt());
            return memory.facts.putIfAbsent(said, each) == null;
        }).toList();
    }

    @Override
    public Map<LeadId, Card> lock(Collection<LeadId> leads) {
        return known(leads.stream().filter(memory::isLive).toList(), memory.leads, row -> copy(row.card()));
    }

    static Card copy(Card card) {
        return new Card(card.lead(), card.anonymous(), card.judge(), card.bytes().clone(), card.stage(), card.source(),
                card.due(), card.account());
    }

    @Override
    public Map<LeadId, History> facts(Collection<LeadId> leads) {
        return each(leads, lead -> new History(facts(memory, lead), List.of()));
    }

    @Override
    public Map<LeadId, History> histories(Collection<LeadId> leads) {
        return each(leads, lead -> history(memory, lead));
    }

    private static <R> Map<LeadId, R> each(Collection<LeadId> leads, Function<LeadId, R> answer) {
        Map<LeadId, R> answers = new LinkedHashMap<>();
        leads.forEach(lead -> answers.put(lead, answer.apply(lead)));
        return answers;
    }

    static History history(Memory memory, LeadId lead) {
        List<Engagement> engagements = memory.engagements.values().stream()
                .filter(each -> lead.equals(memory.subjects.get(each.subject())))
                .map(SubjectEngagement::engagement).toList();
        Set<EngagementId> ids = engagements.stream().map(Engagement::id).collect(Collectors.toSet());
        return new History(facts(memory, lead), engagements,
                memory.verdicts.stream().filter(verdict -> ids.contains(verdict.engagement())).toList());
    }

    /** Who judges, and what an account came to, was said of a lead as it was then. */
    private static boolean isOfItsLead(LeadFact fact) {
        return fact.says() instanceof Statement.JudgedBy || fact.says() instanceof Statement.RolledUp;
    }

    static List<LeadFact> facts(Memory memory, LeadId lead) {
        return memory.facts.values().stream().filter(each -> lead.equals(memory.subjects.get(each.subject())))
                .filter(each -> !isOfItsLead(each.fact()) || lead.equals(memory.own.get(each.subject())))
                .map(SubjectFact::fact).toList();
    }

    @Override
    public void save(List<Card> cards) {
        cards.forEach(card -> put(copy(card)));
    }

    @Override
    public Map<LeadId, List<Step>> recordedPaths(Collection<LeadId> leads) {
        return each(leads, lead -> memory.transitions.getOrDefault(lead, List.of()).stream()
                .map(each -> each.transition().step()).toList());
    }

    @Override
    public void append(Map<LeadId, List<Transition>> transitions, Instant recordedAt) {
        transitions.forEach((lead, moves) -> {
            List<RecordedTransition> all = new ArrayList<>(
                    memory.transitions.getOrDefault(row(lead).card().lead(), List.of()));
            moves.forEach(move -> all.add(new RecordedTransition(all.size() + 1, move, recordedAt)));
            memory.transitions.put(lead, List.copyOf(all));
        });
    }

    @Override
    public void announce(List<Announcement> announcements) {
        announcements.forEach(each -> {
            long sequence = memory.sequences.merge(each.lead(), 1L, Long::sum);
            memory.events.put(each.id(), new Event(each.id(), each.type(), each.at(),
                    Optional.of(new Event.OfLead(each.lead(), sequence)), each.about()));
        });
    }

    @Override
    public Map<LeadId, List<IdentityKey>> keysOf(Collection<LeadId> leads) {
        Map<LeadId, List<IdentityKey>> keys = new HashMap<>();
        memory.keys.forEach((key, subject) -> {
            if (memory.subjects.get(subject) instanceof LeadId lead && leads.contains(lead)) {
                keys.computeIfAbsent(lead, _ -> new ArrayList<>()).add(key);
            }
        });
        return keys;
    }

    /** All at once: nobody waits for the memory. */
    @Override
    public Optional<EngagementId> blankUnread(List<IdentityKey> keys, Optional<EngagementId> after, int most) {
        InMemoryErasure.blankUnread(memory, keys);
        return Optional.empty();
    }

    @Override
    public void keepUnread(List<UnreadItem> items) {
        items.forEach(item -> memory.unread.putIfAbsent(item.id(), item));
    }

    @Override
    public List<LeadId> claimDue(Instant now, int most) {
        return cards().filter(card -> card.due().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(card -> card.due().orElseThrow())).map(Card::lead).limit(most).toList();
    }

    @Override
    public List<LeadId> claimJudgedOtherwise(JudgedBy active, int most) {
        return cards().filter(card -> !card.anonymous() && !card.judge().equals(Optional.of(active)))
                .map(Card::lead).limit(most).toList();
    }

    private JudgedBy active() {
        return activeVersion().orElseThrow();
    }

    private Optional<Course> course() {
        return activeVersion().map(memory.rescorings::get);
    }

    @Override
    public StageEffects effects() {
        return course().filter(course -> !course.cancelled()).map(Course::effects).orElseGet(StageEffects.None::new);
    }

    @Override
    public void await(List<Awaiting> leads) {
        leads.forEach(lead -> memory.awaiting.put(row(lead.lead()).card().lead(), new Waiting(active(), lead)));
    }

    @Override
    public void awaitNoMore(Collection<LeadId> leads) {
        leads.forEach(memory.awaiting::remove);
    }

    @Override
    public Optional<StageEffects> claimRescoring() {
        return course().filter(course -> course.endedAt().isEmpty()).map(_ -> effects());
    }

    @Override
    public int movedOn(LocalDate day) {
        return memory.moves.stream().filter(each -> each.by().equals(active()) && each.day().equals(day))
                .mapToInt(Moved::leads).sum();
    }

    @Override
    public void moved(LocalDate day, int leads) {
        memory.moves.add(new Moved(active(), day, leads));
    }

    @Override
    public List<LeadId> claimAwaiting(int most) {
        return memory.awaiting.values().stream()
                .filter(each -> each.by().equals(active()) && memory.isLive(each.lead().lead())).map(Waiting::lead)
                .sorted(Comparator.comparing(Awaiting::rises).thenComparing(Awaiting::score).reversed()
                        .thenComparing(each -> each.lead().value()))
                .map(Awaiting::lead).limit(most).toList();
    }

    @Override
    public void endRescoring(Instant at) {
        if (InMemoryRescorings.uncounted(memory, active()) == 0) {
            memory.rescorings.computeIfPresent(active(), (_, course) -> new Course(course.effects(), course.total(),
                    course.startedAt(), course.countedAt().or(() -> Optional.of(at)),
                    course.endedAt()
                            .or(() -> Optional.of(at)
                                    .filter(_ -> memory.awaiting.keySet().stream().noneMatch(memory::isLive))),
                    course.cancelled(), 0));
        }
    }

    private void note(LeadId lead, Instant at) {
        row(lead).card().account().ifPresent(account -> accounts()
                .note(List.of(new AccountPage.AccountNote(account.id(), false, at))));
    }

    @Override
    public AccountPage accounts() {
        return new InMemoryAccountPage(memory);
    }

    @Override
    public HandoffPage handoffs() {
        return new InMemoryHandoffPage(memory);
    }

    @Override
    public WishPage wishes() {
        return new InMemoryWishPage(memory);
    }

    @Override
    public RoutingPage routing() {
        return new InMemoryRoutingPage(memory);
    }

    private Stream<Card> cards() {
        return memory.leads.values().stream().map(Row::card).filter(card -> memory.isLive(card.lead()));
    }
}
