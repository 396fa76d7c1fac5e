package dev.baton.application.handoff;

import static dev.baton.application.Trees.map;
import static dev.baton.application.handoff.SalesFloor.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Workspace;
import dev.baton.application.access.Colleague;
import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox.Sent;
import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.AlertLog;
import dev.baton.application.alerting.AlertSending;
import dev.baton.application.alerting.AlertWriting;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.alerting.Alerts.Wanted;
import dev.baton.application.alerting.LetterWriting;
import dev.baton.application.alerting.Questions;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Vault;
import dev.baton.application.handoff.LeadHandoff.Asking;
import dev.baton.application.intake.Report;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.ChecklistReader;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Written;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.LeadId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of sales is written to, and how the letters get there; the mail server is told what to answer, and time is moved. */
class AlertingTest {
    private static final Sent ACCEPTED = new Sent.Accepted();
    private final SalesFloor floor = new SalesFloor();
    private final List<Letter> inbox = new ArrayList<>();
    private final List<Event> console = new ArrayList<>();
    private Function<Letter, Sent> server = _ -> ACCEPTED;
    private final UUID sara = person("Sara", Optional.of("sara@example.com"));
    private final UUID omid = person("Omid", Optional.of("omid@example.com"));
    private final UUID mina = person("Mina", Optional.of("mina@example.com"));
    private final Alerts alerts = floor.workspace.store.alerts();
    private final PacketLinks links = new PacketLinks(new Vault(new byte[32], () -> new byte[32]),
            floor.workspace.store.people(), floor.workspace::now);
    private final AlertSending sending = sending(alerts);
    private final AlertLog log = new AlertLog(alerts, floor.workspace::now);

    private UUID person(String name, Optional<String> email) {
        Person person = new Person(UUID.randomUUID(), name, Team.SALES, email, floor.workspace.now());
        assertThat(floor.workspace.store.people().add(Colleague.of(person))).isTrue();
        return person.id();
    }

    private AlertWriting writing(Alerts kept) {
        return new AlertWriting(kept, floor.rules, floor.workspace.store.teams(), floor.registry, true, console::add,
                floor.workspace::now, UUID::randomUUID);
    }

    private static Checklist list(String key, String question) {
        return switch (ChecklistReader
                .read(Written.tree("{checklist: " + key + ", items: [{id: budget, question: {en: '"
                        + question + "', fa: 'چقدر؟'}, kind: text, asks: budget}]}"))) {
            case Parsed.Valid<Checklist>(Checklist checklist) -> checklist;
            case Parsed.Invalid<Checklist>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private AlertSending sending(Alerts kept) {
        LetterWriting letters = new LetterWriting(kept, floor.workspace.store.people(), floor.registry,
                new Questions(floor.rules, () -> List.of(list("champ", "Any money?"), list("bant", "How much?"))),
                (at, zone, language, calendar) -> at.atZone(zone).toLocalDateTime() + " " + calendar.code(),
                Optional.of(URI.create("https://baton.example.com/")), links);
        return new AlertSending(kept, letters, letter -> {
            inbox.add(letter);
            return server.apply(letter);
        }, floor.workspace::now);
    }

    @BeforeEach
    void sara_and_omid_sell_and_mina_leads_them() {
        floor.workspace.activate(Workspace.usual());
        floor.team(rep(sara, "language: en"), rep(omid, "language: en"), rep(mina, "lead: true, weight: 1, cap: 1"));
        floor.away(mina, Duration.ofDays(300));
        floor.usualPolicy();
    }

    @AfterEach
    void the_writers_stop() {
        floor.close();
    }

    private static String rep(UUID person, String more) {
        return "{person: '" + person + "', " + more + "}";
    }

    private Handoff offered(String lead) {
        LeadId ready = floor.ready(lead);
        floor.follow();
        return floor.open(ready).orElseThrow();
    }

    private void write() {
        while (floor.workspace.store.outbox().fanOut(floor.workspace.now(), 100) > 0) {
            Thread.onSpinWait();
        }
        while (writing(alerts).write(100)) {
            Thread.onSpinWait();
        }
    }

    private void send() {
        for (List<Due> due = sending.next(); !due.isEmpty(); due = sending.next()) {
            due.forEach(each -> assertThat(sending.deliver(each)).isNotNull());
        }
    }

    /** What was sent since the last time. */
    private List<Letter> letters() {
        write();
        inbox.clear();
        send();
        return List.copyOf(inbox);
    }

    private List<String> receivers() {
        return letters().stream().map(Letter::to).toList();
    }

    private List<Course> of(UUID person) {
        return log.list(new Wanted(Optional.empty(), Optional.of(person), Optional.empty()), Optional.empty(), 100);
    }

    private Course only(UUID person) {
        assertThat(of(person)).hasSize(1);
        return of(person).getFirst();
    }

    @Test
    void an_offer_becomes_a_letter_to_the_rep_with_what_is_known_of_the_lead() {
        floor.workspace.submit(floor.workspace.lead("keys", map("email", "nima@nima.example"), "attributes",
                map("name", "Nima Rad", "seats", 40)));
        Handoff handoff = offered("nima");

        Letter letter = letters().getFirst();
        assertThat(inbox).hasSize(1);
        assertThat(letter.to()).isEqualTo("sara@example.com");
        assertThat(letter.subject()).startsWith("New lead: Nima Rad · marketing-qualified · answer by ")
                .endsWith("gregorian");
        assertThat(letter.text()).contains("Nima Rad is with you now.", "it is your turn", "nima@nima.example",
                "seats: 40", "the score is 60", "demo (+60)", "demo requested",
                "https://baton.example.com/v1/handoffs/" + handoff.id() + "/packet/" + links.word(handoff.id(), sara));
        assertThat(letter.text().lines()).anyMatch(line -> line.startsWith("Answer by "));
        assertThat(letter.html()).contains("<bdi dir=\"auto\">Nima Rad</bdi>", "<li>",
                "href=\"https://baton.example.com/v1/handoffs/" + handoff.id() + "/packet/"
                        + links.word(handoff.id(), sara) + "\"");
        assertThat(letters()).isEmpty();
        assertThat(only(sara)).satisfies(course -> {
            assertThat(course.state()).isEqualTo(State.SENT);
            assertThat(course.type()).isEqualTo(EventType.HANDOFF_OFFERED);
            assertThat(course.lead()).contains(handoff.lead());
            assertThat(course.alert().id()).hasToString(letter.id());
        });
    }

    @Test
    void questions_are_put_as_the_checklist_of_the_rule_puts_them_in_the_reader_s_language() {
        floor.policy("{id: all, team: inside, checklist: bant}");
        for (String lead : List.of("nima", "sina")) {
            floor.workspace.submit(floor.workspace.lead("keys", map("email", lead + "@" + lead + ".example"), "answers",
                    map("budget", "plenty", "unheard", "so it is")));
        }
        var _ = offered("nima");
        assertThat(letters().getFirst().text()).contains("How much?: plenty", "unheard: so it is")
                .doesNotContain("Any money?", "budget");
        floor.team(rep(sara, "language: fa"), rep(omid, "language: fa"));
        var _ = offered("sina");
        assertThat(letters().getFirst().text()).contains("چقدر؟\u2069: plenty");
    }

    @Test
    void each_reads_in_his_own_language_and_by_his_own_calendar() {
        floor.team(rep(sara, "language: fa, calendar: persian"), rep(omid, "language: ar"));
        var _ = offered("nima");
        var _ = offered("sina");
        assertThat(letters()).hasSize(2).anySatisfy(letter -> {
            assertThat(letter.to()).isEqualTo("sara@example.com");
            assertThat(letter.language()).isEqualTo("fa");
            assertThat(letter.subject()).contains("سرنخ تازه", "واجد شرایط بازاریابی", "persian");
            assertThat(letter.text()).contains("درخواست نمایش محصول", "۶۰");
            assertThat(letter.html()).contains("lang=\"fa\" dir=\"rtl\"");
        }).anySatisfy(letter -> {
            assertThat(letter.language()).isEqualTo("ar");
            assertThat(letter.text()).contains("٦٠");
            assertThat(letter.html()).contains("lang=\"ar\" dir=\"rtl\"");
        });
    }

    @Test
    void what_a_lead_calls_itself_breaks_no_line_turns_nothing_and_is_no_markup() {
        floor.workspace.submit(floor.workspace.lead("keys", map("email", "nima@nima.example"), "attributes",
                map("name", "Nima\nBcc: all@example.com <script>alert(1)</script> نیما", "z", "</li>")));
        var _ = offered("nima");

        Letter letter = letters().getFirst();
        assertThat(letter.subject()).doesNotContain("\r", "\n").contains("\u2068Nima Bcc: all@example.com");
        assertThat(letter.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(letter.html()).doesNotContain("<script>", "</li></li>").contains("&lt;script&gt;");
    }

    @Test
    void a_reminder_goes_to_the_rep_and_a_broken_promise_to_whoever_leads_the_team_too() {
        var _ = offered("nima");
        assertThat(receivers()).containsExactly("sara@example.com");
        floor.pass(Duration.ofMinutes(30));
        assertThat(letters()).hasSize(1).first().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("sara@example.com");
            assertThat(letter.text()).startsWith("50 % of the time to answer for nima@nima.example is over.");
        });
        floor.pass(Duration.ofMinutes(30));
        assertThat(receivers()).containsExactlyInAnyOrder("sara@example.com", "mina@example.com");
        assertThat(of(mina)).extracting(course -> course.alert().kind()).containsExactly(Kind.ESCALATED);
        floor.pass(Duration.ofMinutes(30));
        List<Letter> moved = letters();
        assertThat(moved).extracting(Letter::to).containsExactlyInAnyOrder("sara@example.com", "omid@example.com",
                "mina@example.com");
        assertThat(moved).anySatisfy(letter -> assertThat(letter.to() + letter.text())
                .contains("sara@", "is not yours any more, because Omid has the lead now"));
        assertThat(of(omid)).extracting(course -> course.alert().kind()).containsExactly(Kind.OFFERED);
        floor.pass(Duration.ofMinutes(30));
        assertThat(letters()).extracting(letter -> letter.to() + " " + letter.text().lines().findFirst().orElse(""))
                .anyMatch(line -> line.startsWith("omid@") && line.endsWith("because marketing has the lead again."))
                .anyMatch(line -> line.startsWith("mina@") && line.contains("nobody answered"));
    }

    @Test
    void the_subject_names_the_promise_that_the_letter_is_about() {
        floor.team(rep(sara, "language: en"), rep(omid, "language: fa, lead: true"),
                rep(mina, "language: ar, lead: true"));
        floor.policy("{id: all, team: inside, sla: {first-contact: {within: 1h},"
                + " decision: {within: 4h, remind-at: [50]}}}");
        Handoff handoff = offered("nima");
        assertThat(floor.handoff.accept(handoff.id(), asking(sara))).isInstanceOf(LeadHandoff.Outcome.Done.class);
        var _ = letters();
        floor.pass(Duration.ofHours(1));
        assertThat(letters()).extracting(Letter::subject).hasSize(3)
                .anyMatch(subject -> subject.contains("overdue: first contact by"))
                .anyMatch(subject -> subject.contains("مهلت نخستین تماس"))
                .anyMatch(subject -> subject.contains("أول اتصال حتى"));
        floor.pass(Duration.ofHours(1));
        assertThat(letters()).singleElement().satisfies(letter -> assertThat(letter.subject())
                .contains("Reminder", "decide by").doesNotContain("overdue", "first contact"));
        floor.pass(Duration.ofHours(2));
        assertThat(letters()).extracting(Letter::subject).hasSize(3)
                .anyMatch(subject -> subject.contains("overdue: decide by"))
                .anyMatch(subject -> subject.contains("مهلت تصمیم"))
                .anyMatch(subject -> subject.contains("القرار حتى"))
                .noneMatch(subject -> subject.contains("first contact"));
    }

    @Test
    void a_letter_about_a_rung_says_what_could_not_be_done() {
        var _ = offered("nima");
        floor.away(omid, Duration.ofHours(9));
        floor.pass(Duration.ofMinutes(60));
        var _ = letters();
        floor.pass(Duration.ofMinutes(30));
        assertThat(letters()).extracting(letter -> letter.text().lines().findFirst().orElse(""))
                .contains("The time for nima@nima.example is over, but nobody else of the team is free: nothing has"
                        + " changed hands.");
    }

    @Test
    void nobody_is_told_of_what_he_did_himself() {
        Handoff handoff = offered("nima");
        assertThat(letters()).hasSize(1);
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(receivers()).containsExactly("omid@example.com");
    }

    @Test
    void whoever_was_never_told_of_an_offer_is_not_told_that_it_is_gone() {
        Handoff handoff = offered("nima");
        write();
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(mina)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);

        assertThat(receivers()).containsExactly("omid@example.com");
        assertThat(of(sara)).extracting(Course::state).containsOnly(State.NEEDLESS);
    }

    @Test
    void a_lead_that_comes_late_is_said_to_be_overdue() {
        Handoff handoff = offered("nima");
        floor.pass(Duration.ofMinutes(65));
        var _ = letters();
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(mina)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);

        assertThat(letters()).filteredOn(letter -> letter.to().startsWith("omid")).singleElement()
                .satisfies(letter -> assertThat(letter.text()).containsIgnoringCase("overdue: answer by"));
    }

    @Test
    void whoever_had_a_lead_hears_who_has_it_now() {
        Handoff taken = offered("nima");
        Handoff given = offered("sina");
        assertThat(letters()).hasSize(2);
        assertThat(floor.handoff.accept(taken.id(), asking(mina))).isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(letters()).extracting(letter -> letter.to() + " " + letter.text().lines().findFirst().orElse(""))
                .containsExactly("sara@example.com nima@nima.example is not yours any more, because Mina has accepted"
                        + " the lead.");
        assertThat(of(sara).getFirst().type()).isEqualTo(EventType.HANDOFF_TRANSFERRED);

        floor.team(rep(sara, "language: fa"), rep(omid, "language: ar"), rep(mina, "lead: true, cap: 1"));
        assertThat(floor.handoff.transfer(given.id(), sara, asking(mina)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(letters()).extracting(letter -> letter.to() + " " + letter.text().lines().findFirst().orElse(""))
                .contains("omid@example.com لم يعد sina@sina.example لديك، لأنه الآن لدى Sara.").hasSize(2);
    }

    private List<String> beginnings() {
        return letters().stream()
                .map(letter -> letter.to() + " " + letter.subject().replaceFirst(" ·.*", "") + " | "
                        + letter.text().lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void whoever_has_a_lead_hears_who_answered_for_it() {
        UUID boss = person("Bita", Optional.of("bita@example.com"));
        Handoff accepted = offered("nima");
        Handoff rejected = offered("sina");
        assertThat(letters()).hasSize(2);

        assertThat(floor.handoff.accept(accepted.id(), new Asking(new Actor(Optional.of(boss), "Bita"), true)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(beginnings()).containsExactly("sara@example.com Accepted for you: nima@nima.example"
                + " | nima@nima.example is yours: Bita has accepted the lead for you.");

        assertThat(floor.handoff.reject(rejected.id(), "too-early", Optional.empty(), asking(mina)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(beginnings()).containsExactly("omid@example.com No longer yours: sina@sina.example"
                + " | sina@sina.example is not yours any more, because Mina has rejected the lead.");

        assertThat(floor.handoff.sendBack(accepted.id(), "too-early", Optional.empty(), asking(sara)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        assertThat(letters()).as("she knows what she did").isEmpty();
    }

    @Test
    void what_waits_for_somebody_is_told_to_whoever_leads_the_team_or_else_to_all_who_are_there() {
        floor.team(rep(sara, "cap: 1"), rep(mina, "lead: true"));
        var _ = offered("nima");
        assertThat(letters()).hasSize(1);
        var _ = offered("sina");
        assertThat(letters()).extracting(Letter::to, letter -> letter.subject().replaceFirst(":.*", ""))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mina@example.com", "Waits for somebody"));

        floor.team(rep(sara, "cap: 1"), rep(mina, "cap: 1"));
        var _ = offered("dina");
        assertThat(receivers()).as("mina is away").containsExactly("sara@example.com");
    }

    private Handoff withdrawn(String lead) {
        Handoff handoff = offered(lead);
        assertThat(letters()).hasSize(1);
        floor.workspace.submit(
                new Report.OfVerdict(new EngagementId("web", lead + "-2"), Verdict.MACHINE, Optional.empty()));
        return handoff;
    }

    @Test
    void a_lead_that_is_taken_back_says_so_to_whoever_had_it() {
        var _ = withdrawn("nima");
        Letter letter = letters().getFirst();
        assertThat(letter.to()).isEqualTo("sara@example.com");
        assertThat(letter.text()).startsWith("nima@nima.example is not yours any more, because the lead has left");
        assertThat(letter.text()).doesNotContain("demo requested");
    }

    @Test
    void a_lead_that_became_a_customer_says_so_to_whoever_had_it() {
        var _ = offered("nima");
        assertThat(letters()).hasSize(1);
        floor.workspace.pass(Duration.ofMinutes(1));
        floor.workspace.submit(floor.workspace.lead("keys", map("email", "nima@nima.example"), "customer", true));

        Letter letter = letters().getFirst();
        assertThat(letter.to()).isEqualTo("sara@example.com");
        assertThat(letter.text()).startsWith("nima@nima.example is not yours any more, because the lead became a");
    }

    @Test
    void of_an_erased_lead_nothing_is_told_but_that_it_is_gone() {
        Handoff handoff = offered("nima");
        assertThat(letters()).hasSize(1);
        assertThat(floor.workspace.erasure.erase(handoff.lead(), false)).isTrue();
        List<Letter> sent = letters();
        assertThat(sent).hasSize(1).first().satisfies(letter -> {
            assertThat(letter.text()).contains("because it was erased");
            assertThat(letter.subject() + letter.text() + letter.html()).doesNotContain("nima");
        });
        Handoff untold = offered("sina");
        write();
        assertThat(floor.workspace.erasure.erase(untold.lead(), false)).isTrue();
        assertThat(letters()).isEmpty();
        assertThat(of(omid)).extracting(Course::state, Course::why)
                .contains(org.assertj.core.groups.Tuple.tuple(State.NEEDLESS, Optional.of("erased")));
    }

    /** Of two instances that look at the same events one shows them. */
    @Test
    void what_another_looked_at_first_is_not_shown_again() {
        floor.policy("{id: all, team: inside, alerts: [console]}");
        var _ = offered("nima");
        while (floor.workspace.store.outbox().fanOut(floor.workspace.now(), 100) > 0) {
            Thread.onSpinWait();
        }
        Alerts late = (Alerts) Proxy.newProxyInstance(Alerts.class.getClassLoader(), new Class<?>[]{Alerts.class},
                (_, method, arguments) -> {
                    Object answer = method.invoke(alerts, arguments);
                    if (method.getName().equals("unseen")) {
                        assertThat(writing(alerts).write(100)).isFalse();
                    }
                    return answer;
                });

        assertThat(writing(late).write(100)).isFalse();

        assertThat(console).hasSize(1);
    }

    @Test
    void a_rule_says_whether_letters_are_written_and_whether_the_console_shows_it() {
        floor.policy("{id: all, team: inside, alerts: [console]}");
        Handoff handoff = offered("nima");
        assertThat(letters()).isEmpty();
        assertThat(console).hasSize(1).first().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.HANDOFF_OFFERED);
            assertThat(event.of().orElseThrow().lead()).isEqualTo(handoff.lead());
        });
    }

    @Test
    void a_server_that_is_down_gets_the_letter_by_the_schedule_under_the_same_id_until_a_day_is_over() {
        var _ = offered("nima");
        server = _ -> new Sent.Unreachable(Sent.Reason.CONNECTION);
        write();
        send();
        Duration waited = Duration.ZERO;
        while (only(sara).state() == State.WAITING) {
            Duration pause = Duration.between(floor.workspace.now(), only(sara).next().orElseThrow());
            floor.workspace.pass(pause.minusMillis(1));
            int before = inbox.size();
            send();
            assertThat(inbox).as("too early").hasSize(before);
            floor.workspace.pass(Duration.ofMillis(1));
            send();
            waited = waited.plus(pause);
        }
        assertThat(waited).isBetween(Duration.ofHours(18), Duration.ofHours(30));
        assertThat(inbox).hasSize(9);
        assertThat(new HashSet<>(inbox.stream().map(Letter::id).toList())).hasSize(1);
        assertThat(only(sara)).extracting(Course::state, Course::why, Course::attempts)
                .containsExactly(State.FAILED, Optional.of("connection"), 9);

        server = _ -> ACCEPTED;
        assertThat(log.again(only(sara).alert().id())).isInstanceOfSatisfying(AlertLog.Again.Begun.class,
                begun -> assertThat(begun.course().state()).isEqualTo(State.WAITING));
        send();
        assertThat(only(sara)).extracting(Course::state, Course::attempts).containsExactly(State.SENT, 10);
        assertThat(log.again(UUID.randomUUID())).isInstanceOf(AlertLog.Again.NoSuchAlert.class);
    }

    @Test
    void whom_the_server_refuses_for_good_is_not_tried_again_and_the_others_get_theirs() {
        server = letter -> "sara@example.com".equals(letter.to())
                ? new Sent.Refused(true, "550 5.1.1")
                : ACCEPTED;
        var _ = offered("nima");
        var _ = offered("sina");
        assertThat(letters()).hasSize(2);
        assertThat(only(sara)).extracting(Course::state, Course::why, Course::next)
                .containsExactly(State.FAILED, Optional.of("550 5.1.1"), Optional.empty());
        assertThat(only(omid).state()).isEqualTo(State.SENT);
        floor.workspace.pass(Duration.ofDays(2));
        assertThat(letters()).isEmpty();
    }

    @Test
    void who_has_no_address_is_reported() {
        UUID tina = person("Tina", Optional.empty());
        floor.team(rep(tina, "cap: 9"));
        var _ = offered("nima");
        assertThat(letters()).isEmpty();
        assertThat(only(tina)).extracting(Course::state, Course::why)
                .containsExactly(State.FAILED, Optional.of("no-address"));
    }

    @Test
    void what_is_not_so_any_more_is_not_written() {
        Handoff handoff = offered("nima");
        server = _ -> new Sent.Unreachable(Sent.Reason.TIMEOUT);
        assertThat(letters()).hasSize(1);
        assertThat(floor.handoff.transfer(handoff.id(), omid, asking(sara)))
                .isInstanceOf(LeadHandoff.Outcome.Done.class);
        server = _ -> ACCEPTED;
        floor.workspace.pass(Duration.ofMinutes(1));
        assertThat(receivers()).containsExactly("omid@example.com");
        assertThat(only(sara)).extracting(Course::state, Course::why).containsExactly(State.NEEDLESS,
                Optional.of("outdated"));
    }

    private Alerts killedAt(String method) {
        AtomicBoolean killed = new AtomicBoolean();
        return (Alerts) Proxy.newProxyInstance(Alerts.class.getClassLoader(), new Class<?>[]{Alerts.class},
                (_, called, arguments) -> {
                    if (called.getName().equals(method) && killed.compareAndSet(false, true)) {
                        throw new dev.baton.application.intake.LedgerUnavailable("killed",
                                new IllegalStateException("killed"));
                    }
                    try {
                        return called.invoke(alerts, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whoever_is_killed_between_sending_and_noting_sends_again_under_the_same_id() {
        var _ = offered("nima");
        write();
        AlertSending dying = sending(killedAt("note"));
        List<Due> due = dying.next();
        assertThatThrownBy(() -> dying.deliver(due.getFirst())).hasMessage("killed");
        assertThat(inbox).hasSize(1);
        send();
        assertThat(inbox).as("it may be on its way").hasSize(1);
        floor.workspace.pass(AlertSending.LEASE);
        send();
        assertThat(inbox).hasSize(2).extracting(Letter::id).containsOnly(inbox.getFirst().id());
        assertThat(only(sara)).extracting(Course::state, Course::attempts).containsExactly(State.SENT, 1);
    }

    @Test
    void of_whoever_is_killed_another_takes_over_in_less_than_a_minute_and_of_whoever_is_slow_nobody() {
        Handoff _ = offered("one");
        write();
        Due slow = sending.next().getFirst();
        for (int seconds = 0; seconds < 120; seconds += 5) {
            floor.workspace.pass(Duration.ofSeconds(5));
            sending.hold();
            assertThat(sending(alerts).next()).isEmpty();
        }
        floor.workspace.pass(AlertSending.LEASE);

        assertThat(AlertSending.LEASE).isLessThan(Duration.ofMinutes(1));
        assertThat(sending(alerts).next()).containsExactly(slow);
    }

    @Test
    void a_try_that_never_ends_is_given_up() {
        Handoff _ = offered("one");
        write();
        Due hangs = sending.next().getFirst();
        List<Due> others = new ArrayList<>();
        for (int seconds = 0; seconds < 300 && others.isEmpty(); seconds += 5) {
            floor.workspace.pass(Duration.ofSeconds(5));
            sending.hold();
            others.addAll(sending(alerts).next());
        }

        assertThat(others).containsExactly(hangs);
    }

    @Test
    void whoever_is_killed_while_looking_at_events_loses_none_and_tells_none_twice() {
        var _ = offered("nima");
        int _ = floor.workspace.store.outbox().fanOut(floor.workspace.now(), 100);
        AlertWriting dying = writing(killedAt("keep"));
        assertThatThrownBy(() -> dying.write(100)).hasMessage("killed");
        assertThat(of(sara)).isEmpty();
        assertThat(letters()).hasSize(1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void nobody_hears_the_second_thing_first_and_what_waits_for_another_try_holds_up_nothing() {
        Handoff handoff = offered("nima");
        write();
        floor.pass(Duration.ofMinutes(30));
        write();
        List<Due> first = sending.next();
        assertThat(first).extracting(due -> due.alert().kind()).containsExactly(Kind.OFFERED);
        assertThat(sending.next()).isEmpty();
        server = _ -> new Sent.Refused(false, "451 4.7.1");
        assertThat(sending.deliver(first.getFirst()).state()).isEqualTo(State.WAITING);
        List<Due> second = sending.next();
        assertThat(second).extracting(due -> due.alert().kind()).containsExactly(Kind.REMINDED);
        assertThat(second.getFirst().alert().handoff()).isEqualTo(handoff.id());
    }

    @Test
    void no_more_letters_are_on_their_way_than_there_are_turns() {
        List<UUID> many = IntStream.range(0, 9).mapToObj(i -> person("R" + i, Optional.of("r" + i + "@example.com")))
                .toList();
        floor.team(many.stream().map(each -> rep(each, "cap: 1")).toArray(String[]::new));
        many.forEach(each -> offered("lead-" + each));
        write();
        List<Due> under = sending.next();
        assertThat(under).hasSize(AlertSending.TURNS);
        assertThat(sending.next()).isEmpty();
        assertThat(sending.deliver(under.getFirst()).state()).isEqualTo(State.SENT);
        assertThat(sending.next()).hasSize(1);
    }
}
