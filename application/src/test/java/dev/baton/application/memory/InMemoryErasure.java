package dev.baton.application.memory;

import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Event;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.memory.Memory.KeptHandoff;
import dev.baton.application.memory.Memory.Tried;
import dev.baton.application.memory.Memory.Row;
import dev.baton.domain.handoff.Happening;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.qualification.Transition;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.domain.lead.SubjectId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a tombstone of a lead in memory. Nothing counts engagements here, so they go as a whole. */
record InMemoryErasure(Memory memory, LeadId lead, Instant at) {

    void erase(boolean suppress) {
        memory.answers.replaceAll((_, kept) -> Kept.forgotten(kept.at()));
        Set<SubjectId> subjects = new HashSet<>(memory.subjectsOf(lead));
        List<IdentityKey> keys = memory.keys.entrySet().stream().filter(entry -> subjects.contains(entry.getValue()))
                .map(java.util.Map.Entry::getKey).toList();
        if (suppress) {
            keys.forEach(key -> memory.suppressed.put(key, at));
        }
        memory.keys.keySet().removeAll(keys);
        memory.unread.replaceAll((_, item) -> item.isAbout(Set.copyOf(keys)) ? blank(item) : item);
        Set<EngagementId> engagements = new HashSet<>();
        memory.engagements.values().removeIf(each -> subjects.contains(each.subject())
                && engagements.add(each.engagement().id()));
        memory.verdicts.removeIf(each -> engagements.contains(each.engagement()));
        memory.facts.values().removeIf(each -> subjects.contains(each.subject()));
        Set<LeadId> leads = new HashSet<>();
        subjects.forEach(subject -> leads.add(memory.own.getOrDefault(subject, lead)));
        memory.suggestions.removeIf(each -> leads.contains(each.kept()) || leads.contains(each.other()));
        memory.wishes.keySet().removeIf(who -> leads.contains(who.lead()));
        memory.happenings.replaceAll(each -> leads.contains(each.lead()) ? withoutNote(each) : each);
        memory.handoffs.replaceAll((_, kept) -> leads.contains(kept.own())
                ? new KeptHandoff(kept.handoff(), kept.own(), Optional.empty(), kept.judge())
                : kept);
        leads.forEach(this::tombstone);
        memory.deliveries.replaceAll((way, tried) -> Optional.ofNullable(memory.events.get(way.event()))
                .flatMap(Event::of).filter(of -> leads.contains(of.lead())).isPresent() ? unanswered(tried) : tried);
    }

    private static Tried unanswered(Tried tried) {
        return new Tried(tried.state(), tried.due(), tried.tries(), tried.attempts().stream().map(each -> new Attempt(
                each.number(), each.at(), each.status(), each.error(), each.took(), "")).toList());
    }

    static void blankUnread(Memory memory, List<IdentityKey> keys) {
        memory.unread.replaceAll((_, item) -> item.recipient().isEmpty()
                && keys.stream().anyMatch(key -> names(item, key)) ? blank(item) : item);
    }

    private static boolean names(UnreadItem item, IdentityKey key) {
        return item.body().toLowerCase(Locale.ROOT).contains(key.canonical().toLowerCase(Locale.ROOT));
    }

    private static UnreadItem blank(UnreadItem item) {
        return new UnreadItem(item.id(), "erased", "", item.recordedAt());
    }

    private static Happening withoutNote(Happening happening) {
        return new Happening(happening.handoff(), happening.lead(), happening.at(), happening.what(), happening.by(),
                Optional.empty());
    }

    private void tombstone(LeadId erased) {
        memory.erased.put(erased, at);
        memory.transitions.computeIfPresent(erased, (_, moves) -> moves.stream().map(move -> new RecordedTransition(
                move.sequence(), withoutReason(move.transition()), move.recordedAt())).toList());
        memory.leads.computeIfPresent(erased, (_, row) -> new Row(new Card(erased, row.card().anonymous(),
                Optional.empty(), new byte[0], row.card().stage(), row.card().source(), Optional.empty()),
                row.createdAt()));
    }

    private static Transition withoutReason(Transition move) {
        return move.cause() instanceof Cause.ByPerson(String by, var _, Cause.Act act)
                ? new Transition(move.cycle(), move.from(), move.to(), move.effectiveAt(),
                        new Cause.ByPerson(by, Optional.empty(), act), move.score())
                : move;
    }
}
