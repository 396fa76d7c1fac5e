package dev.baton.application.memory;

import dev.baton.application.intake.AccountPage;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.memory.Memory.Row;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Accounts in memory. */
record InMemoryAccountPage(Memory memory) implements AccountPage {

    @Override
    public void note(List<AccountNote> notes) {
        memory.accountNotes.addAll(notes);
    }

    @Override
    public List<AccountClaim> claim(Instant before, Instant now, Set<UUID> alone, int most) {
        Stream<UUID> noted = memory.accountNotes.stream().filter(note -> !note.at().isAfter(before))
                .sorted(Comparator.comparing(AccountNote::at)).map(AccountNote::account);
        Stream<UUID> due = memory.rollUps.values().stream()
                .filter(row -> row.due().filter(at -> !at.isAfter(now)).isPresent()).map(RollUpRow::account);
        List<AccountClaim> claims = Stream.concat(noted, due).filter(account -> !alone.contains(account)).distinct()
                .limit(most).map(this::claimed).toList();
        memory.accountNotes.removeIf(note -> claims.stream().anyMatch(each -> each.account().equals(note.account())));
        return claims;
    }

    private AccountClaim claimed(UUID account) {
        List<AccountNote> about = memory.accountNotes.stream().filter(note -> note.account().equals(account)).toList();
        return new AccountClaim(account, !about.isEmpty() && about.stream().allMatch(AccountNote::quiet));
    }

    @Override
    public List<Card> members(UUID account, Optional<LeadId> after, int most) {
        return memory.leads.values().stream().map(Row::card)
                .filter(card -> !card.anonymous() && memory.isLive(card.lead())
                        && card.account().map(Account::id).equals(Optional.of(account)))
                .filter(card -> after.isEmpty() || unsigned(card.lead()).compareTo(unsigned(after.get())) > 0)
                .sorted(Comparator.comparing(card -> unsigned(card.lead()))).limit(most)
                .map(InMemoryLedgerPage::copy).toList();
    }

    private static String unsigned(LeadId lead) {
        return lead.value().toString();
    }

    @Override
    public void keep(RollUpRow row) {
        if (row.leads() == 0) {
            memory.rollUps.remove(row.account());
        } else {
            memory.rollUps.put(row.account(), row);
        }
    }

    @Override
    public void tell(List<Telling> leads) {
        memory.tellings.addAll(leads);
    }

    @Override
    public List<LeadId> claimTold(int most) {
        return memory.tellings.stream().map(Telling::lead).filter(memory::isLive).distinct().limit(most).toList();
    }

    @Override
    public Map<LeadId, Told> told(Collection<LeadId> leads) {
        Map<LeadId, Told> told = new LinkedHashMap<>();
        for (LeadId lead : leads) {
            List<Telling> about = memory.tellings.stream().filter(each -> each.lead().equals(lead)).toList();
            if (!about.isEmpty()) {
                told.put(lead, new Told(values(lead), about.stream().allMatch(Telling::quiet)));
            }
        }
        memory.tellings.removeIf(each -> told.containsKey(each.lead()));
        return told;
    }

    private Map<String, Integer> values(LeadId lead) {
        return Optional.ofNullable(memory.leads.get(lead)).flatMap(row -> row.card().account())
                .flatMap(account -> Optional.ofNullable(memory.rollUps.get(account.id()))).map(RollUpRow::values)
                .orElse(Map.of());
    }

    @Override
    public boolean isWaiting(Set<UUID> alone) {
        return memory.accountNotes.stream().anyMatch(note -> !alone.contains(note.account()))
                || memory.tellings.stream().anyMatch(each -> memory.isLive(each.lead()));
    }
}
