package dev.baton.application.memory;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.lead.Leads;
import dev.baton.application.memory.Memory.Row;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Leads in memory. */
public final class InMemoryLeads implements Leads {
    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::createdAt).reversed()
            .thenComparing(place -> place.lead().value());
    private static final Comparator<TimelinePlace> LATEST_FIRST = Comparator.comparing(TimelinePlace::at)
            .thenComparing(TimelinePlace::id).reversed();
    private static final Comparator<SuggestionPlace> LATEST_SUGGESTED_FIRST = Comparator
            .comparing(SuggestionPlace::recordedAt).reversed()
            .thenComparing(place -> place.kept().value().toString())
            .thenComparing(place -> place.other().value().toString());
    private final InMemoryStore store;

    InMemoryLeads(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<LeadRow> find(LeadId lead) {
        return store.look(memory -> Optional.ofNullable(memory.leads.get(memory.whole(lead)))
                .filter(row -> memory.isLive(row.card().lead())).map(row -> row(memory, row)));
    }

    @Override
    public Optional<Instant> erasedAt(LeadId lead) {
        return store.look(memory -> Optional.ofNullable(memory.erased.get(lead)));
    }

    @Override
    public List<SuggestedMerge> suggestions(Optional<SuggestionPlace> after, int most) {
        return store.look(memory -> page(memory.suggestions.stream().filter(each -> isOpen(memory, each))
                .map(each -> new SuggestedMerge(memory.whole(each.kept()), memory.whole(each.other()), each.by(),
                        new SuggestionPlace(each.recordedAt(), each.kept(), each.other())))
                .toList(), SuggestedMerge::place, LATEST_SUGGESTED_FIRST, after, most));
    }

    private static boolean isOpen(Memory memory, MergeSuggestion suggestion) {
        return !memory.settled.containsKey(suggestion)
                && !memory.whole(suggestion.kept()).equals(memory.whole(suggestion.other()));
    }

    @Override
    public Optional<LeadId> holding(IdentityKey key) {
        return store.look(memory -> Optional.ofNullable(memory.keys.get(key))
                .flatMap(subject -> Optional.ofNullable(memory.subjects.get(subject))));
    }

    @Override
    public List<LeadRow> list(Filter filter, Optional<Place> after, int most) {
        return store
                .look(memory -> page(
                        memory.leads.values().stream()
                                .filter(row -> memory.isLive(row.card().lead()) && fits(row.card(), filter))
                                .map(row -> row(memory, row)).toList(),
                        InMemoryLeads::place, NEWEST_FIRST, after, most));
    }

    @Override
    public Optional<AccountRow> account(UUID account) {
        return store.look(memory -> members(memory, account).flatMap(row -> row.card().account().stream()).findFirst()
                .map(found -> new AccountRow(found, Optional.ofNullable(memory.rollUps.get(account)))));
    }

    @Override
    public List<AccountRow> accounts(Optional<UUID> after, int most) {
        return store.look(memory -> page(memory.rollUps.keySet().stream().flatMap(id -> account(id).stream()).toList(),
                row -> row.account().id().toString(), Comparator.naturalOrder(), after.map(UUID::toString), most));
    }

    @Override
    public List<LeadRow> members(UUID account, Optional<LeadId> after, int most) {
        return store.look(memory -> page(members(memory, account).map(row -> row(memory, row)).toList(),
                row -> row.card().lead().toString(), Comparator.naturalOrder(), after.map(LeadId::toString), most));
    }

    private static Stream<Row> members(Memory memory, UUID account) {
        return memory.leads.values().stream().filter(row -> !row.card().anonymous() && memory.isLive(row.card().lead())
                && row.card().account().map(Account::id).equals(Optional.of(account)));
    }

    private static boolean fits(Card card, Filter filter) {
        return !card.anonymous()
                && filter.stage().map(stage -> card.stage() == stage).orElse(true)
                && filter.source().map(source -> card.source().equals(Optional.of(source))).orElse(true);
    }

    private static Place place(LeadRow row) {
        return new Place(row.createdAt(), row.card().lead());
    }

    private static <T, P> List<T> page(List<T> all, Function<T, P> place, Comparator<P> order, Optional<P> after,
            int most) {
        return all.stream().sorted(Comparator.comparing(place, order))
                .filter(each -> after.map(behind -> order.compare(place.apply(each), behind) > 0).orElse(true))
                .limit(most).toList();
    }

    private static LeadRow row(Memory memory, Row row) {
        List<IdentityKey> keys = memory.keys.entrySet().stream()
                .filter(entry -> row.card().lead().equals(memory.subjects.get(entry.getValue())))
                .map(Map.Entry::getKey).sorted(IdentityKey.STRONGEST_FIRST).toList();
        List<LeadId> parts = memory.merged.keySet().stream()
                .filter(part -> memory.whole(part).equals(row.card().lead()))
                .sorted(Comparator.comparing(part -> part.value().toString())).toList();
        return new LeadRow(InMemoryLedgerPage.copy(row.card()), keys, row.createdAt(), parts);
    }

    @Override
    public History history(LeadId lead) {
        return store.look(memory -> InMemoryLedgerPage.history(memory, lead));
    }

    @Override
    public Map<LeadId, List<IdentityKey>> keys(Collection<LeadId> leads) {
        Map<LeadId, List<IdentityKey>> keys = new LinkedHashMap<>();
        leads.forEach(lead -> find(lead).filter(row -> row.card().lead().equals(lead) && !row.keys().isEmpty())
                .ifPresent(row -> keys.put(lead, row.keys())));
        return keys;
    }

    @Override
    public Map<LeadId, List<LeadFact>> facts(Collection<LeadId> leads) {
        return store.look(memory -> {
            Map<LeadId, List<LeadFact>> facts = new LinkedHashMap<>();
            leads.forEach(lead -> facts.put(lead, InMemoryLedgerPage.facts(memory, lead)));
            return facts;
        });
    }

    @Override
    public Map<LeadId, Map<Channel, Instant>> cameThrough(Collection<LeadId> leads) {
        Map<LeadId, Map<Channel, Instant>> found = new LinkedHashMap<>();
        for (LeadId lead : leads) {
            for (Engagement engagement : history(lead).engagements()) {
                Arrays.stream(Channel.values()).filter(channel -> channel.provedBy().contains(engagement.type()))
                        .forEach(channel -> found.computeIfAbsent(lead, _ -> new EnumMap<>(Channel.class)).merge(
                                channel,
                                engagement.when().occurredAt(), (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        return found;
    }

    @Override
    public List<RecordedTransition> transitions(LeadId lead) {
        return store.look(memory -> memory.transitions.getOrDefault(lead, List.of()));
    }

    @Override
    public List<TimelineEntry> timeline(LeadId lead, Optional<TimelinePlace> after, int most) {
        History history = history(lead);
        List<TimelineEntry> entries = new ArrayList<>();
        history.engagements().forEach(engagement -> entries.add(new TimelineEntry.Engaged(engagement)));
        history.facts().forEach(fact -> entries.add(new TimelineEntry.Said(fact)));
        history.verdicts().forEach(verdict -> entries.add(new TimelineEntry.Judged(verdict)));
        transitions(lead).forEach(moved -> entries.add(new TimelineEntry.Moved(moved)));
        return page(entries, entry -> new TimelinePlace(entry.at(), entry.id()), LATEST_FIRST, after, most);
    }

    @Override
    public Map<LeadId, List<LeadId>> suggestedMerges(Collection<LeadId> leads) {
        return store.look(memory -> {
            Map<LeadId, List<LeadId>> merges = new LinkedHashMap<>();
            memory.suggestions.stream().filter(each -> isOpen(memory, each)).forEach(each -> {
                LeadId kept = memory.whole(each.kept());
                LeadId other = memory.whole(each.other());
                merges.computeIfAbsent(kept, _ -> new ArrayList<>()).add(other);
                merges.computeIfAbsent(other, _ -> new ArrayList<>()).add(kept);
            });
            merges.replaceAll((_, others) -> others.stream().distinct().toList());
            merges.keySet().retainAll(leads);
            return merges;
        });
    }
}
