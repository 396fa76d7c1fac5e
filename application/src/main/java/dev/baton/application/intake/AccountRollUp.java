package dev.baton.application.intake;

import dev.baton.application.intake.AccountPage.AccountClaim;
import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.AccountPage.Telling;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.History;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import dev.baton.domain.scoring.AccountTally;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reckons what the leads of one account come to, from their cards, a page of them at a time. */
final class AccountRollUp {
    private static final int AT_ONCE = 500;
    private final LedgerPage page;
    private final JudgedBy active;
    private final Function<JudgedBy, Plan> plans;
    private final Instant now;

    AccountRollUp(LedgerPage page, JudgedBy active, Function<JudgedBy, Plan> plans, Instant now) {
        this.page = page;
        this.active = active;
        this.plans = plans;
        this.now = now;
    }

    private interface Member {
        void see(LeadId lead, Scorecard card);
    }

    /** While another version still judges one of the leads nothing is reckoned: judging it anew notes the account again. */
    void reckon(AccountClaim claim) {
        AccountTally tally = new AccountTally(plans.apply(active), now);
        List<LeadId> members = new ArrayList<>();
        boolean whole = each(claim, (lead, card) -> {
            card.addTo(tally);
            members.add(lead);
        });
        if (whole) {
            Map<String, Integer> values = tally.values();
            page.accounts().keep(new RollUpRow(claim.account(), members.size(), values, tally.due(), now));
            List<Telling> told = new ArrayList<>();
            boolean _ = each(claim, (lead, card) -> {
                if (card.hearsAnew(values)) {
                    told.add(new Telling(lead, claim.quiet()));
                }
            });
            page.accounts().tell(told);
        }
    }

    /** Shows each lead; false if another version judges one of them. */
    private boolean each(AccountClaim claim, Member member) {
        Optional<LeadId> last = Optional.empty();
        List<Card> cards;
        do {
            cards = page.accounts().members(claim.account(), last, AT_ONCE);
            if (cards.stream().anyMatch(card -> !card.judge().equals(Optional.of(active)))) {
                return false;
            }
            for (Card card : cards) {
                read(card).ifPresent(scorecard -> member.see(card.lead(), scorecard));
                last = Optional.of(card.lead());
            }
        } while (cards.size() == AT_ONCE);
        return true;
    }

    /** What another release wrote is folded anew. */
    private Optional<Scorecard> read(Card card) {
        return Scorecard.read(card.bytes(), active, plans.apply(active)).or(() -> Replay.of(
                page.histories(List.of(card.lead())).getOrDefault(card.lead(), History.NONE), plans, now));
    }
}
