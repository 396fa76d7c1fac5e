package dev.baton.application.lead;

import static dev.baton.application.Examples.FIRST;
import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.judged;
import static dev.baton.application.Examples.move;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.intake.AccountPage.AccountNote;
import dev.baton.application.intake.AccountPage.RollUpRow;
import dev.baton.application.intake.LedgerPage.Card;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.intake.LedgerPage.SubjectEngagement;
import dev.baton.application.intake.LedgerPage.SubjectFact;
import dev.baton.application.intake.LedgerWork;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.LeadRow;
import dev.baton.application.lead.Leads.Place;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.application.lead.Leads.TimelinePlace;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.qualification.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Leads} shows of what a ledger over the same store has written. The store is empty when a test begins. */
public abstract class LeadsContract extends LedgerWork {
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    private NewSubject someone(Instant createdAt, IdentityKey... keys) {
        NewSubject subject = examples.known(createdAt, keys);
        write(page -> open(page, subject));
        return subject;
    }

    private void judge(NewSubject subject, Stage stage, Optional<String> source) {
        write(page -> done(() -> page.save(List.of(judged(subject, FIRST, stage, source, Optional.empty())))));
    }

    @Test
    void a_lead_is_shown_with_its_keys_strongest_first_and_its_time() {
        IdentityKey.Phone phone = IdentityKey.phone("+982112345678").orElseThrow();
        IdentityKey external = new IdentityKey.External("crm", "مشتری:۷");
        NewSubject sara = someone(NOW, visitor("b"), phone, visitor("a"), external, email("sara"), email("office"));

        LeadRow row = leads().find(sara.lead()).orElseThrow();

        assertThat(row.keys())
                .containsExactly(email("office"), email("sara"), external, phone, visitor("a"), visitor("b"));
        assertThat(row.createdAt()).isEqualTo(NOW);
        assertThat(row.card().lead()).isEqualTo(sara.lead());
    }

    @Test
    void nothing_is_shown_of_leads_that_do_not_exist() {
        LeadId nobody = new LeadId(examples.id());

        assertThat(leads().find(nobody)).isEmpty();
        assertThat(leads().holding(email("nobody"))).isEmpty();
        assertThat(leads().history(nobody).facts()).isEmpty();
        assertThat(leads().history(nobody).engagements()).isEmpty();
        assertThat(leads().transitions(nobody)).isEmpty();
        assertThat(leads().timeline(nobody, Optional.empty(), 10)).isEmpty();
        assertThat(leads().list(ALL, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void the_keys_of_many_leads_are_told_together_strongest_first() {
        NewSubject sara = someone(NOW, visitor("a"), email("sara"));
        NewSubject omid = someone(NOW, email("omid"));
        NewSubject other = someone(NOW, email("other"));

        assertThat(leads().keys(List.of(sara.lead(), omid.lead(), new LeadId(examples.id()))))
                .isEqualTo(Map.of(sara.lead(), List.of(email("sara"), visitor("a")), omid.lead(),
                        List.of(email("omid"))));
        assertThat(leads().keys(List.of())).isEmpty();
        assertThat(leads().find(other.lead())).isPresent();
    }

    @Test
    void a_lead_is_found_by_each_of_its_keys() {
        NewSubject sara = someone(NOW, email("sara"), visitor("laptop"));
        NewSubject laptop = examples.anonymous(visitor("phone"));
        write(page -> open(page, laptop));

        assertThat(leads().holding(email("sara"))).contains(sara.lead());
        assertThat(leads().holding(visitor("laptop"))).contains(sara.lead());
        assertThat(leads().holding(visitor("phone"))).contains(laptop.lead());
    }

    @Test
    void the_list_shows_known_leads_newest_first() {
        NewSubject old = someone(NOW.minusMillis(1), email("old"));
        NewSubject recent = someone(NOW.plusMillis(1), email("new"));
        NewSubject middle = someone(NOW, email("middle"));
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));

        assertThat(ids(leads().list(ALL, Optional.empty(), 10)))
                .containsExactly(recent.lead(), middle.lead(), old.lead());
        assertThat(ids(leads().list(ALL, Optional.empty(), 2))).containsExactly(recent.lead(), middle.lead());
    }

    private static List<LeadId> ids(List<LeadRow> rows) {
        return rows.stream().map(row -> row.card().lead()).toList();
    }

    @Test
    void a_lead_is_listed_once_it_is_known_and_with_all_its_keys() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        write(page -> open(page, laptop));
        write(page -> done(() -> page.claim(Map.of(email("sara"), laptop.subject()))));
        write(page -> done(() -> page.makeKnown(List.of(laptop.lead()))));

        List<LeadRow> rows = leads().list(ALL, Optional.empty(), 10);

        assertThat(ids(rows)).containsExactly(laptop.lead());
        assertThat(rows.getFirst().keys()).containsExactly(email("sara"), visitor("laptop"));
    }

    @Test
    void paging_shows_each_lead_once_even_if_all_were_created_at_once() {
        List<NewSubject> people = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            people.add(someone(NOW.plusMillis(i % 3), email("person-" + i)));
        }
        for (int size : List.of(1, 2, 5, 22, 23, 24)) {
            List<LeadRow> seen = new ArrayList<>();
            Optional<Place> after = Optional.empty();
            for (List<LeadRow> page = list(after, size); !page.isEmpty(); page = list(after, size)) {
                assertThat(page).hasSizeLessThanOrEqualTo(size);
                seen.addAll(page);
                after = Optional.of(new Place(page.getLast().createdAt(), page.getLast().card().lead()));
            }

            assertThat(ids(seen)).as("pages of %d", size)
                    .isEqualTo(ids(leads().list(ALL, Optional.empty(), 100)))
                    .containsExactlyInAnyOrderElementsOf(people.stream().map(NewSubject::lead).toList());
            assertThat(seen).isSortedAccordingTo(Comparator.comparing(LeadRow::createdAt).reversed());
        }
    }

    private List<LeadRow> list(Optional<Place> after, int most) {
        return leads().list(ALL, after, most);
    }

    @Test
    void the_list_can_be_of_one_stage_and_one_source() {
        NewSubject a = someone(NOW, email("a"));
        NewSubject b = someone(NOW, email("b"));
        NewSubject c = someone(NOW, email("c"));
        someone(NOW, email("d"));
        judge(a, Stage.MQL, Optional.of("معرفی"));
        judge(b, Stage.MQL, Optional.of("Referral"));
        judge(c, Stage.WON, Optional.of("معرفی"));

        assertThat(filtered(Optional.of(Stage.MQL), Optional.empty()))
                .containsExactlyInAnyOrder(a.lead(), b.lead());
        assertThat(filtered(Optional.empty(), Optional.of("معرفی"))).containsExactlyInAnyOrder(a.lead(), c.lead());
        assertThat(filtered(Optional.of(Stage.MQL), Optional.of("معرفی"))).containsExactly(a.lead());
        assertThat(filtered(Optional.empty(), Optional.of("referral"))).isEmpty();
        assertThat(filtered(Optional.of(Stage.LEAD), Optional.empty())).hasSize(1);
    }

    private List<LeadId> filtered(Optional<Stage> stage, Optional<String> source) {
        return ids(leads().list(new Filter(stage, source), Optional.empty(), 10));
    }

    @Test
    void a_filtered_list_pages_too() {
        List<NewSubject> people = IntStream.range(0, 8).mapToObj(i -> someone(NOW, email("person-" + i))).toList();
        people.forEach(each -> judge(each, people.indexOf(each) % 2 == 0 ? Stage.MQL : Stage.LEAD, Optional.empty()));
        Filter wanted = new Filter(Optional.of(Stage.MQL), Optional.empty());

        List<LeadRow> first = leads().list(wanted, Optional.empty(), 3);
        List<LeadRow> rest = leads().list(wanted, Optional.of(new Place(NOW, first.getLast().card().lead())), 3);

        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(1);
        assertThat(ids(first)).doesNotContainAnyElementsOf(ids(rest));
    }

    @Test
    void facts_are_shown_for_each_lead() {
        NewSubject sara = someone(NOW, email("sara"));
        NewSubject omid = someone(NOW, email("omid"));
        NewSubject silent = someone(NOW, email("silent"));
        SubjectFact one = examples.of(sara, NOW, new Statement.CustomerIs(true));
        SubjectFact other = examples.of(omid, NOW, new Statement.CustomerIs(false));
        write(page -> page.storeFacts(List.of(one, other)));

        Map<LeadId, List<LeadFact>> facts = leads().facts(List.of(sara.lead(), omid.lead(), silent.lead()));

        assertThat(facts).containsEntry(sara.lead(), List.of(one.fact()))
                .containsEntry(omid.lead(), List.of(other.fact()));
        assertThat(facts.getOrDefault(silent.lead(), List.of())).isEmpty();
        assertThat(leads().facts(List.of())).isEmpty();
    }

    @Test
    void the_timeline_shows_what_happened_latest_first() {
        NewSubject sara = someone(NOW, email("sara"));
        SubjectFact fact = examples.of(sara, NOW.minusMillis(5), new Statement.CustomerIs(true));
        write(page -> page.storeEngagements(List.of(of(sara, view("late", NOW.minusMillis(9))),
                of(sara, Examples.full("new", NOW)))));
        write(page -> page.storeFacts(List.of(fact)));
        write(page -> done(() -> page.append(Map.of(sara.lead(), List.of(
                move(Stage.LEAD, Stage.MQL, NOW.minusMillis(7), new Cause.Entered(FIRST, Stage.MQL)))), NOW)));

        List<TimelineEntry> timeline = leads().timeline(sara.lead(), Optional.empty(), 10);

        assertThat(timeline).containsExactly(new TimelineEntry.Engaged(Examples.full("new", NOW)),
                new TimelineEntry.Said(fact.fact()),
                new TimelineEntry.Moved(leads().transitions(sara.lead()).getFirst()),
                new TimelineEntry.Engaged(view("late", NOW.minusMillis(9))));
    }

    @Test
    void paging_a_timeline_shows_each_entry_once_even_if_all_happened_at_once() {
        NewSubject sara = someone(NOW, email("sara"));
        List<SubjectEngagement> views = IntStream.range(0, 9)
                .mapToObj(i -> of(sara, view("View " + "aB-ک_9zZé".charAt(i) + i, NOW.plusMillis(i % 2)))).toList();
        write(page -> page.storeEngagements(views));
        write(page -> page.storeFacts(Examples.statements().stream().map(says -> examples.of(sara, NOW, says))
                .toList()));
        write(page -> done(() -> page.append(Map.of(sara.lead(), List.of(
                move(Stage.LEAD, Stage.MQL, NOW, new Cause.Entered(FIRST, Stage.MQL)),
                move(Stage.MQL, Stage.LEAD, NOW, new Cause.Left(FIRST, Stage.MQL)))), NOW)));

        List<TimelineEntry> whole = leads().timeline(sara.lead(), Optional.empty(), 100);
        assertThat(whole).hasSize(9 + Examples.statements().size() + 2).doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(TimelineEntry::at).reversed());
        for (int size : List.of(1, 2, 7, 21, 22, 23)) {
            assertThat(paged(sara.lead(), size)).as("pages of %d", size).isEqualTo(whole);
        }
    }

    private List<TimelineEntry> paged(LeadId lead, int size) {
        List<TimelineEntry> seen = new ArrayList<>();
        Optional<TimelinePlace> after = Optional.empty();
        for (List<TimelineEntry> page = leads().timeline(lead, after, size); !page.isEmpty(); page = leads()
                .timeline(lead, after, size)) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page);
            after = Optional.of(new TimelinePlace(page.getLast().at(), page.getLast().id()));
        }
        return seen;
    }

    private static SubjectEngagement engaged(NewSubject subject, String id, String type, Instant at) {
        Engagement view = view(id, at);
        return of(subject, new Engagement(view.id(), view.when(), type, view.channel(), view.asset(), view.campaign(),
                view.message(), view.attributes(), view.verdict()));
    }

    @Test
    void what_came_through_a_channel_is_found_with_its_latest_time() {
        NewSubject sara = someone(NOW, email("sara"));
        NewSubject omid = someone(NOW, email("omid"));
        NewSubject nobody = someone(NOW, email("nobody"));
        write(page -> page.storeEngagements(List.of(engaged(sara, "1", "email-clicked", NOW.minusMillis(5)),
                engaged(sara, "2", "email-delivered", NOW.minusMillis(3)),
                engaged(sara, "3", "email-opened", NOW.minusMillis(4)),
                engaged(sara, "4", "sms-replied", NOW.minusMillis(9)), engaged(sara, "5", "email-bounced", NOW),
                engaged(omid, "6", "email-replied", NOW), engaged(nobody, "7", "page-viewed", NOW))));

        assertThat(leads().cameThrough(List.of(sara.lead(), nobody.lead()))).isEqualTo(Map.of(sara.lead(),
                Map.of(Channel.EMAIL, NOW.minusMillis(3), Channel.SMS, NOW.minusMillis(9))));
        assertThat(leads().cameThrough(List.of())).isEmpty();
    }

    @Test
    void nobody_elses_things_are_in_a_timeline() {
        NewSubject sara = someone(NOW, email("sara"));
        NewSubject omid = someone(NOW, email("omid"));
        write(page -> page.storeEngagements(List.of(of(sara, view("1", NOW)), of(omid, view("2", NOW)))));

        assertThat(leads().timeline(omid.lead(), Optional.empty(), 10))
                .containsExactly(new TimelineEntry.Engaged(view("2", NOW)));
    }

    private NewSubject colleague(String name, Account account) {
        NewSubject subject = someone(NOW, email(name));
        write(page -> done(() -> page.save(List.of(new Card(subject.lead(), false, Optional.of(FIRST), new byte[]{1},
                Stage.LEAD, Optional.empty(), Optional.empty(), Optional.of(account))))));
        return subject;
    }

    private void reckon(RollUpRow sum) {
        write(page -> done(() -> page.accounts().note(List.of(new AccountNote(sum.account(), false, NOW)))));
        assertThat(listOf(page -> page.accounts().claim(NOW, NOW, Set.of(), 9))).hasSize(1);
        write(page -> done(() -> page.accounts().keep(sum)));
    }

    private RollUpRow sum(Account account, int leads) {
        return new RollUpRow(account.id(), leads, Map.of("best", leads), Optional.empty(), NOW);
    }

    @Test
    void an_account_is_shown_with_what_its_leads_came_to_once_they_are_added_up() {
        Account hart = new Account(Account.Kind.DOMAIN, "hart.example");
        NewSubject sara = colleague("sara", hart);

        assertThat(leads().account(hart.id())).contains(new AccountRow(hart, Optional.empty()));
        assertThat(leads().accounts(Optional.empty(), 9)).isEmpty();
        reckon(sum(hart, 1));
        assertThat(leads().account(hart.id())).contains(new AccountRow(hart, Optional.of(sum(hart, 1))));
        assertThat(leads().accounts(Optional.empty(), 9)).hasSize(1);
        write(page -> done(() -> page.erase(sara.lead(), false, NOW)));
        assertThat(leads().account(hart.id())).isEmpty();
        assertThat(leads().accounts(Optional.empty(), 9)).isEmpty();
    }

    @Test
    void paging_shows_each_account_and_each_of_its_leads_once() {
        List<Account> accounts = IntStream.range(0, 7)
                .mapToObj(i -> new Account(Account.Kind.NAME, "کیت: blue " + i)).toList();
        for (Account account : accounts) {
            colleague("one-" + account.id(), account);
            colleague("two-" + account.id(), account);
            reckon(sum(account, 2));
        }
        List<AccountRow> all = leads().accounts(Optional.empty(), 100);
        assertThat(all).extracting(AccountRow::account).containsExactlyInAnyOrderElementsOf(accounts);
        assertThat(leads().accounts(Optional.empty(), 3)).isEqualTo(all.subList(0, 3));
        assertThat(leads().accounts(Optional.of(all.get(2).account().id()), 100)).isEqualTo(all.subList(3, 7));

        UUID account = accounts.getFirst().id();
        List<LeadRow> members = leads().members(account, Optional.empty(), 9);
        assertThat(members).hasSize(2)
                .allMatch(row -> row.card().account().map(Account::id).equals(Optional.of(account)));
        assertThat(members.getFirst().keys()).hasSize(1);
        assertThat(leads().members(account, Optional.empty(), 1)).hasSize(1);
        assertThat(ids(leads().members(account, Optional.of(members.getFirst().card().lead()), 9)))
                .containsExactly(members.getLast().card().lead());
    }
}
