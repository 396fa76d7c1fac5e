package dev.baton.application.intake;

import dev.baton.application.intake.AccountPage.AccountClaim;
import dev.baton.application.intake.Rounds.Turn;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.scoring.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What happens without anyone sending a fact: stages follow when something becomes due, and leads that another version
 * judged, or none, are judged by the active one. Any number of instances may do this at once; each claims its own leads.
 *
 * <p>Leads share a transaction, in {@link Rounds}. An account that cannot be reckoned is put off like a lead.
 */
public final class Upkeep {
    /** For how long a lead or an account is left alone that could not be folded. */
    public static final Duration PUT_OFF = Duration.ofHours(1);
    /** For how long what is noted of an account is gathered, so that one that is busy is not reckoned all the time. */
    public static final Duration GATHERING = Duration.ofSeconds(5);
    private static final int TRIES = 5;
    private final Rounds rounds;
    private final LeftAlone<UUID> accountsPutOff = new LeftAlone<>();
    private final Ledger ledger;
    private final Function<JudgedBy, Plan> plans;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** Upkeep of this ledger. */
    public Upkeep(Ledger ledger, Function<JudgedBy, Plan> plans, InstantSource clock, Supplier<UUID> ids) {
        this.ledger = ledger;
        this.rounds = new Rounds(ledger, clock);
        this.plans = plans;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What one round came to.
     *
     * @param leads  how many leads were looked at
     * @param more   whether there may be more to do at once
     * @param putOff what could not be folded
     */
    public record Round(int leads, boolean more, Optional<PutOff> putOff) {}

    /** What could not be folded, and why not. */
    public sealed interface PutOff {
        /** What went wrong. */
        RuntimeException reason();

        /** A lead. */
        record OfLead(LeadId lead, RuntimeException reason) implements PutOff {}

        /** An account, of which one lead at least cannot be read. */
        record OfAccount(UUID account, RuntimeException reason) implements PutOff {}
    }

    /** Lets the stages of at most so many leads follow what has become due. */
    public Round followDue(int most) {
        return round(turn -> turn.page().claimDue(turn.now(), turn.most()), most, _ -> {
        });
    }

    /**
     * Judges at most so many leads by the active version: scores are counted anew, and stages follow as whoever activated it
     * chose. When all are counted, those that wait for their day have their turn, as many as the day has left.
     */
    public Round judgeAnew(int most) {
        Round counted = round(turn -> turn.page().activeVersion()
                .map(active -> turn.page().claimJudgedOtherwise(active, turn.most())).orElse(List.of()), most,
                News::judgeAnew);
        return counted.leads() > 0 || counted.more() ? counted : round(this::claimTurn, most, News::turn);
    }

    /** Reckons what the leads of at most so many accounts come to, each in a transaction of its own. */
    public Round rollUpAccounts(int most) {
        for (int reckoned = 0; reckoned < most; reckoned++) {
            Instant now = now();
            accountsPutOff.wake(now);
            AtomicReference<Optional<UUID>> claimed = new AtomicReference<>(Optional.empty());
            try {
                if (!Retry.whileBusy(TRIES, () -> ledger.write(page -> rollUpOne(page, now, claimed)))) {
                    return new Round(reckoned, false, Optional.empty());
                }
            } catch (LedgerBusy | LedgerUnavailable e) {
                throw e;
            } catch (RuntimeException failure) {
                UUID account = claimed.get().orElseThrow(() -> failure);
                accountsPutOff.add(account, failure, now);
                return new Round(reckoned + 1, true, Optional.of(new PutOff.OfAccount(account, failure)));
            }
        }
        return new Round(most, true, Optional.empty());
    }

    private boolean rollUpOne(LedgerPage page, Instant now, AtomicReference<Optional<UUID>> claimed) {
        List<AccountClaim> claims = page.accounts().claim(now.minus(GATHERING), now, accountsPutOff.all(), 1);
        claimed.set(claims.stream().map(AccountClaim::account).findFirst());
        if (claims.isEmpty()) {
            return false;
        }
        page.activeVersion().filter(active -> plans.apply(active).addsUpAccounts())
                .ifPresent(active -> claims.forEach(new AccountRollUp(page, active, plans, now)::reckon));
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Tells at most so many leads what their accounts have come to; their stages follow. */
    public Round tellAccounts(int most) {
        return round(turn -> turn.page().accounts().claimTold(turn.most()), most, News::hear);
    }

    /** Who may follow today. Where nobody may, the activation has perhaps come to its end. */
    private List<LeadId> claimTurn(Turn claiming) {
        LedgerPage page = claiming.page();
        Instant now = claiming.now();
        Optional<StageEffects> effects = page.claimRescoring();
        int left = effects.map(chosen -> leftToday(page, chosen, now)).orElse(0);
        List<LeadId> turn = left > 0
                ? page.claimAwaiting(claiming.most()).stream().filter(lead -> !rounds.isPutOff(lead))
                        .limit(left).toList()
                : List.of();
        if (turn.isEmpty() && effects.isPresent() && !accountsWait(page)) {
            page.endRescoring(now);
        }
        return turn;
    }

    /** Merges and erasures leave a note of the account, also where nobody reckons accounts: that holds nothing up. */
    private boolean accountsWait(LedgerPage page) {
        return page.accounts().isWaiting(accountsPutOff.all())
                && AccountNews.areReckoned(page.activeVersion().map(plans));
    }

    private int leftToday(LedgerPage page, StageEffects effects, Instant now) {
        return switch (effects) {
            case StageEffects.Paced(int perDay) -> page.activeVersion().map(plans)
                    .map(plan -> perDay - page.movedOn(LocalDate.ofInstant(now, plan.definition().zone()))).orElse(0);
            case StageEffects.None _,StageEffects.All _ -> 0;
        };
    }

    private Round round(Function<Turn, List<LeadId>> claim, int most, Consumer<News> work) {
        return rounds.round(claim, most, batch -> {
            Map<LeadId, News> news = new LinkedHashMap<>();
            for (LeadId lead : batch.leads()) {
                News nothing = new News();
                work.accept(nothing);
                news.put(lead, nothing);
            }
            new Folding(plans, ids, batch.now()).fold(batch.page(), news);
        });
    }
}
