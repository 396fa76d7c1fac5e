package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.LeadId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the leads of accounts come to, within one transaction. Whoever records something of a lead only appends a note, so
 * that a thousand writers of one large account never wait for each other; what the notes are about is reckoned behind them.
 */
public interface AccountPage {

    /** Notes that leads of accounts may come to something else. Appended; nobody waits for anybody. */
    void note(List<AccountNote> notes);

    /**
     * Accounts with a note from before an instant, or due by now, at most so many, the oldest note first; locked, so that one
     * instance reckons one account. All the notes of these accounts are taken away. Those another instance works on are left,
     * and so are those that are to be left alone.
     */
    List<AccountClaim> claim(Instant before, Instant now, Set<UUID> alone, int most);

    /** Known leads of an account by id, those behind one, at most so many. */
    List<Card> members(UUID account, Optional<LeadId> after, int most);

    /** Keeps what the leads of a claimed account come to; where there are none, nothing is kept. */
    void keep(RollUpRow row);

    /** These leads are to be told what their accounts come to; whoever waits for it already waits once more. */
    void tell(List<Telling> leads);

    /** Leads that are to be told, locked; those another instance works on are left out. */
    List<LeadId> claimTold(int most);

    /** What these leads are to be told: what their accounts come to now. They wait for it no more. */
    Map<LeadId, Told> told(Collection<LeadId> leads);

    /** Whether some account, but for those that are left alone, or some lead waits for what was noted. */
    boolean isWaiting(Set<UUID> alone);

    /**
     * An account of which something was recorded.
     *
     * @param quiet whether it was recorded without effects on stages
     */
    record AccountNote(UUID account, boolean quiet, Instant at) {}

    /** An account to be reckoned; quiet if all that was noted is. */
    record AccountClaim(UUID account, boolean quiet) {}

    /** What the leads of an account come to, how many they are, and when they may come to something else by themselves. */
    record RollUpRow(UUID account, int leads, Map<String, Integer> values, Optional<Instant> due, Instant at) {
        public RollUpRow {
            values = Map.copyOf(values);
        }
    }

    /** A lead that is to be told. */
    record Telling(LeadId lead, boolean quiet) {}

    /** What a lead is told: nothing, where it has no account; quiet if all reasons to tell it are. */
    record Told(Map<String, Integer> values, boolean quiet) {
        public Told {
            values = Map.copyOf(values);
        }
    }
}
