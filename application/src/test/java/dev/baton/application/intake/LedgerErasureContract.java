package dev.baton.application.intake;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.move;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.qualification.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a ledger holds about people who were erased. */
abstract class LedgerErasureContract extends LedgerAccountsContract {
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    private final NewSubject gone = examples.known(email("gone"));
    private final NewSubject stays = examples.known(email("stays"));

    /** What nobody could read, of the same store. */
    protected abstract UnreadItems unreadItems();

    private void bothLeftTraces() {
        write(page -> open(page, gone, stays));
        write(page -> page.storeEngagements(List.of(of(gone, view("g", NOW)), of(stays, view("s", NOW)))));
        write(page -> done(() -> page.storeVerdicts(List.of(new VerdictGiven(examples.id(), view("g", NOW).id(),
                Verdict.MACHINE, Optional.of("gone@example.com said so"), NOW)))));
        write(page -> page.storeFacts(List.of(examples.of(gone, NOW, new Statement.CustomerIs(true)),
                examples.of(stays, NOW, new Statement.CustomerIs(true)))));
        write(page -> done(() -> page.save(List.of(
                judged(gone, FIRST, Stage.MQL, Optional.of("referral"), Optional.of(NOW))))));
        write(page -> done(() -> page.append(Map.of(gone.lead(),
                List.of(move(Stage.LEAD, Stage.MQL, NOW, new Cause.Entered(FIRST, Stage.MQL)))), NOW)));
        write(page -> done(() -> page.suggestMerges(
                List.of(new MergeSuggestion(stays.lead(), gone.lead(), email("gone"), NOW)))));
    }

    private void erase(NewSubject subject, boolean suppress) {
        write(page -> done(() -> page.erase(subject.lead(), suppress, NOW)));
    }

    private Set<?> suppressed() {
        return write(page -> page.suppressed(List.of(email("gone"), email("stays"))));
    }

    @Test
    void an_erased_lead_is_gone_but_for_when_and_for_its_stages() {
        bothLeftTraces();
        erase(gone, false);

        assertThat(leads().find(gone.lead())).isEmpty();
        assertThat(leads().erasedAt(gone.lead())).contains(NOW);
        assertThat(leads().transitions(gone.lead())).hasSize(1);
        assertThat(leads().holding(email("gone"))).isEmpty();
        assertThat(leads().history(gone.lead()).facts()).isEmpty();
        assertThat(leads().suggestions(Optional.empty(), 9)).isEmpty();
        assertThat(leads().list(ALL, Optional.empty(), 9)).extracting(row -> row.card().lead())
                .containsExactly(stays.lead());
        assertThat(listOf(page -> page.claimDue(NOW, 9))).isEmpty();
        assertThat(listOf(page -> page.claimJudgedOtherwise(FIRST, 9))).containsExactly(stays.lead());
    }

    @Test
    void others_keep_what_is_theirs() {
        bothLeftTraces();
        erase(gone, true);

        assertThat(leads().erasedAt(stays.lead())).isEmpty();
        assertThat(leads().history(stays.lead()).engagements()).hasSize(1);
        assertThat(leads().history(stays.lead()).facts()).hasSize(1);
        assertThat(leads().holding(email("stays"))).contains(stays.lead());
    }

    @Test
    void keys_are_remembered_only_where_that_is_wanted() {
        bothLeftTraces();
        erase(gone, true);
        erase(stays, false);

        assertThat(suppressed()).isEqualTo(Set.of(email("gone")));
    }

    private void unread(String id, Optional<IdentityKey> recipient, String body) {
        write(page -> done(() -> page.keepUnread(List.of(
                new UnreadItem(new EngagementId("mail", id), recipient, "no type", body, NOW)))));
    }

    private List<String> bodies() {
        return unreadItems().page("mail", Optional.empty(), 9).stream().sorted(Comparator.comparing(Unread::id))
                .map(Unread::body).toList();
    }

    @Test
    void what_nobody_could_read_of_the_person_is_emptied_however_it_is_written() {
        bothLeftTraces();
        unread("1", Optional.of(email("gone")), "\\u0067one");
        unread("2", Optional.of(email("stays")), "told gone@example.com");
        unread("3", Optional.empty(), "of gone@example.com");
        erase(gone, false);
        unread("1", Optional.of(email("gone")), "\\u0067one");

        assertThat(bodies()).containsExactly("", "told gone@example.com", "of gone@example.com");
    }

    @Test
    void where_nobody_knows_whom_it_is_about_the_keys_are_looked_for() {
        bothLeftTraces();
        List<IdentityKey> keys = write(page -> page.keysOf(gone.lead()));
        assertThat(keys).containsExactly(email("gone"));
        unread("1", Optional.empty(), "{'x': GONE@example.com");
        unread("2", Optional.empty(), "stays@example.com");
        unread("3", Optional.of(email("stays")), "of gone@example.com");
        unread("4", Optional.empty(), "gone@example.com");

        Optional<EngagementId> last = Optional.empty();
        do {
            Optional<EngagementId> after = last;
            last = write(page -> page.blankUnread(keys, after, 2));
        } while (last.isPresent());
        assertThat(bodies()).containsExactly("", "stays@example.com", "of gone@example.com", "");
    }

    @Test
    void nothing_can_be_recorded_about_an_erased_lead() {
        bothLeftTraces();
        erase(gone, false);

        assertThat(mapOf(page -> page.lock(List.of(gone.lead())))).isEmpty();
        assertThat(mapOf(page -> page.holdersOf(List.of(gone.lead())))).isEmpty();
        assertThatThrownBy(() -> write(page -> done(() -> page.suggestMerges(
                List.of(new MergeSuggestion(stays.lead(), gone.lead(), email("gone"), NOW))))))
                .isInstanceOf(LedgerBusy.class);
        assertThatThrownBy(() -> erase(gone, false)).isInstanceOf(LedgerBusy.class);
    }

    @Test
    void a_lead_is_erased_with_all_that_was_merged_into_it() {
        bothLeftTraces();
        write(page -> done(() -> page.merge(stays.lead(), gone.lead(), NOW)));
        erase(stays, false);

        for (LeadId lead : List.of(gone.lead(), stays.lead())) {
            assertThat(leads().find(lead)).isEmpty();
            assertThat(leads().erasedAt(lead)).contains(NOW);
        }
        assertThat(leads().holding(email("gone"))).isEmpty();
    }
}
