package dev.baton.application.intake;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.intake.AccountPage.AccountClaim;
import dev.baton.application.intake.AccountPage.AccountNote;
import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.AccountPage.Telling;
import dev.baton.application.intake.AccountPage.Told;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a ledger holds about accounts. */
abstract class LedgerAccountsContract extends LedgerHandoffsContract {
    private static final Account HART = new Account(Account.Kind.DOMAIN, "hart.example");
    private static final Account KITE = new Account(Account.Kind.NAME, "آبی: kite");
    private final NewSubject first = examples.known(email("first"));
    private final NewSubject second = examples.known(email("second"));
    private final NewSubject other = examples.known(email("other"));

    private void threeLeads() {
        write(page -> open(page, first, second, other));
        write(page -> done(() -> page.save(List.of(card(first, HART), card(second, HART), card(other, KITE)))));
    }

    private static Card card(NewSubject subject, Account account) {
        return new Card(subject.lead(), false, Optional.of(FIRST), new byte[]{1}, Stage.LEAD, Optional.empty(),
                Optional.empty(), Optional.of(account));
    }

    private void note(Account account, boolean quiet, int seconds) {
        write(page -> done(() -> page.accounts()
                .note(List.of(new AccountNote(account.id(), quiet, NOW.plusSeconds(seconds))))));
    }

    private List<AccountClaim> claim(int most) {
        return listOf(page -> page.accounts().claim(NOW, NOW, Set.of(), most));
    }

    private void keep(Account account, int leads, Map<String, Integer> values) {
        write(page -> done(() -> page.accounts().keep(new RollUpRow(account.id(), leads, values,
                Optional.of(NOW.plus(Duration.ofHours(1))), NOW))));
    }

    @Test
    void a_card_keeps_the_account() {
        threeLeads();

        assertThat(mapOf(page -> page.lock(List.of(first.lead(), other.lead()))).values()).extracting(
                card -> card.account().orElseThrow()).containsExactlyInAnyOrder(HART, KITE);
    }

    @Test
    void the_members_of_an_account_are_read_by_id() {
        threeLeads();

        List<Card> all = listOf(page -> page.accounts().members(HART.id(), Optional.empty(), 9));
        assertThat(all).extracting(Card::lead).containsExactlyInAnyOrder(first.lead(), second.lead());
        LeadId last = all.getFirst().lead();
        assertThat(listOf(page -> page.accounts().members(HART.id(), Optional.of(last), 9))).extracting(Card::lead)
                .containsExactly(all.get(1).lead());
        assertThat(listOf(page -> page.accounts().members(HART.id(), Optional.empty(), 1))).hasSize(1);
    }

    @Test
    void notes_make_one_claim_of_an_account_which_is_quiet_if_all_are() {
        note(HART, true, -2);
        note(HART, true, 9);
        note(KITE, true, -1);
        note(KITE, false, -1);

        assertThat(claim(1)).containsExactly(new AccountClaim(HART.id(), true));
        keep(HART, 1, Map.of());
        assertThat(claim(9)).containsExactly(new AccountClaim(KITE.id(), false));
        keep(KITE, 0, Map.of());
        assertThat(claim(9)).isEmpty();
    }

    @Test
    void a_note_is_left_to_gather_and_is_waited_for() {
        assertThat(this.<Boolean>write(page -> page.accounts().isWaiting(Set.of()))).isFalse();
        note(HART, false, 1);

        assertThat(claim(9)).isEmpty();
        assertThat(this.<Boolean>write(page -> page.accounts().isWaiting(Set.of()))).isTrue();
    }

    @Test
    void an_account_that_is_left_alone_keeps_its_notes_and_its_time() {
        note(HART, true, -2);
        note(KITE, false, -1);

        assertThat(listOf(page -> page.accounts().claim(NOW, NOW, Set.of(HART.id()), 1)))
                .containsExactly(new AccountClaim(KITE.id(), false));
        assertThat(this.<Boolean>write(page -> page.accounts().isWaiting(Set.of(HART.id())))).isFalse();
        assertThat(this.<Boolean>write(page -> page.accounts().isWaiting(Set.of()))).isTrue();
        assertThat(claim(9)).containsExactly(new AccountClaim(HART.id(), true));
        keep(HART, 1, Map.of());
        Instant due = NOW.plus(Duration.ofHours(1));
        assertThat(listOf(page -> page.accounts().claim(NOW, due, Set.of(HART.id()), 9))).isEmpty();
        assertThat(listOf(page -> page.accounts().claim(NOW, due, Set.of(), 9))).hasSize(1);
    }

    @Test
    void an_account_that_is_due_is_claimed_without_a_note() {
        note(HART, true, 0);
        assertThat(claim(9)).hasSize(1);
        keep(HART, 2, Map.of());

        assertThat(claim(9)).isEmpty();
        assertThat(listOf(page -> page.accounts().claim(NOW, NOW.plus(Duration.ofHours(1)), Set.of(), 9)))
                .containsExactly(new AccountClaim(HART.id(), false));
    }

    @Test
    void leads_are_told_what_their_account_comes_to_now_and_once() {
        threeLeads();
        note(HART, false, 0);
        assertThat(claim(9)).hasSize(1);
        keep(HART, 2, Map.of("best", 7, "all", -3));
        write(page -> done(() -> page.accounts().tell(List.of(new Telling(first.lead(), true),
                new Telling(second.lead(), true), new Telling(second.lead(), false),
                new Telling(other.lead(), true)))));

        List<LeadId> claimed = listOf(page -> page.accounts().claimTold(9));
        assertThat(claimed).containsExactlyInAnyOrder(first.lead(), second.lead(), other.lead());
        assertThat(mapOf(page -> page.accounts().told(claimed))).containsExactlyInAnyOrderEntriesOf(
                Map.of(first.lead(), new Told(Map.of("best", 7, "all", -3), true), second.lead(),
                        new Told(Map.of("best", 7, "all", -3), false), other.lead(), new Told(Map.of(), true)));
        assertThat(listOf(page -> page.accounts().claimTold(9))).isEmpty();
        assertThat(this.<Boolean>write(page -> page.accounts().isWaiting(Set.of()))).isFalse();
    }

    @Test
    void merging_and_erasing_note_the_account_that_loses_a_lead() {
        threeLeads();
        write(page -> done(() -> page.merge(other.lead(), first.lead(), NOW)));
        assertThat(claim(9)).containsExactly(new AccountClaim(HART.id(), false));
        assertThat(listOf(page -> page.accounts().members(HART.id(), Optional.empty(), 9))).extracting(Card::lead)
                .containsExactly(second.lead());

        write(page -> done(() -> page.erase(second.lead(), false, NOW)));
        assertThat(claim(9)).containsExactly(new AccountClaim(HART.id(), false));
        assertThat(listOf(page -> page.accounts().members(HART.id(), Optional.empty(), 9))).isEmpty();
    }
}
