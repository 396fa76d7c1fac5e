package dev.baton.domain.team;

import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.Profile;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A person who takes leads over for a team. The same person may be in several teams.
 *
 * @param lead        whether the person leads the team
 * @param weight      how large a share of the team's turns is the person's, beside the weights of the others; from 1 to 100
 * @param cap         how many handoffs of this team may be open with the person; from 1 to 1,000
 * @param territories whose leads are the person's first of all; a lead of any of them
 * @param accounts    whose leads are the person's whatever their territory, as {@code domain:hart.example}
 * @param language    in which the person is written to: {@code en}, {@code fa}, {@code ar}
 * @param calendar    by which the person is told dates
 */
public record Rep(UUID person, boolean lead, int weight, int cap, List<Territory> territories, Set<String> accounts,
        String language, CalendarSystem calendar) {
    /** Whose weight is not told. */
    public static final int USUAL_WEIGHT = 1;
    /** Whose cap is not told. */
    public static final int USUAL_CAP = 25;

    public Rep {
        territories = List.copyOf(territories);
        accounts = Set.copyOf(accounts);
    }

    /** Whether a lead is of one of the person's territories. */
    public boolean covers(Profile lead) {
        return territories.stream().anyMatch(territory -> territory.holdsOf(lead));
    }

    /** Whether an account is the person's. */
    public boolean owns(Account account) {
        return accounts.contains(written(account));
    }

    /** An account as it is written among those that a person owns: {@code domain:hart.example}. */
    static String written(Account account) {
        return account.kind().code() + ":" + account.name();
    }
}
