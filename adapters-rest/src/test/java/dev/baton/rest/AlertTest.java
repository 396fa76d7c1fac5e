package dev.baton.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Role;
import dev.baton.application.alerting.Alert;
import dev.baton.application.alerting.Alert.Kind;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.alerting.Alerts.Batch;
import dev.baton.application.alerting.Alerts.Noted;
import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.EventType;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.SubjectId;
import dev.baton.rest.RestFixture.Seen;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who of sales was written to, over HTTP. */
class AlertTest {
    private static final Instant NOW = RestFixture.NOW;
    private static final UUID SARA = new UUID(1, 1);
    private static final UUID OMID = new UUID(1, 2);
    private final RestFixture rest = new RestFixture();
    private final Alerts alerts = rest.store.alerts();

    @AfterEach
    void stop() {
        rest.close();
    }

    /** A lead is offered, and both are to hear of it. */
    private Handoff offered() {
        Handoff handoff = new Handoff(UUID.randomUUID(), new LeadId(UUID.randomUUID()),
                new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL, HandoffState.OFFERED, new ByRule("usual", 1, "all"),
                "sales", Choice.by(Because.TURN, SARA), Optional.empty(), NOW, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
        assertThat(rest.store.ledger().<Boolean>write(page -> {
            page.open(List.of(new NewSubject(new SubjectId(UUID.randomUUID()), handoff.lead(), false, List.of(), NOW)));
            page.handoffs().add(Map.of(handoff, Tree.branch().done()));
            page.announce(List.of(new Announcement(UUID.randomUUID(), handoff.lead(), EventType.HANDOFF_OFFERED, NOW,
                    Tree.branch().with("handoff", handoff.id().toString()).done())));
            return true;
        })).isTrue();
        assertThat(rest.store.outbox().fanOut(NOW, 9)).isEqualTo(1);
        Batch batch = alerts.unseen(EnumSet.of(EventType.HANDOFF_OFFERED), 9);
        UUID event = batch.news().getFirst().event().id();
        assertThat(alerts.keep(batch,
                List.of(new Alert(UUID.randomUUID(), event, handoff.id(), SARA, Kind.OFFERED),
                        new Alert(UUID.randomUUID(), event, handoff.id(), OMID, Kind.GONE)),
                NOW)).isTrue();
        return handoff;
    }

    private void refuse(UUID person) {
        alerts.claim(9, NOW, NOW.plusSeconds(60)).stream().filter(due -> due.alert().person().equals(person))
                .forEach(due -> alerts.note(due, new Noted(NOW, State.FAILED, Optional.of("550 5.1.1")),
                        Optional.empty()));
    }

    private Seen list(String query) {
        return rest.get(Role.SALES_OPS, "/v1/alerts" + query);
    }

    @Test
    void alerts_are_shown_the_latest_first_with_what_came_of_them() {
        Handoff handoff = offered();
        refuse(SARA);

        Seen all = list("");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.at("/items/0/kind")).isEqualTo("gone");
        assertThat(all.at("/items/1/person")).isEqualTo(SARA.toString());
        assertThat(all.at("/items/1/handoff")).isEqualTo(handoff.id().toString());
        assertThat(all.at("/items/1/lead")).isEqualTo(handoff.lead().toString());
        assertThat(all.at("/items/1/type")).isEqualTo("handoff.offered");
        assertThat(all.at("/items/1/state")).isEqualTo("failed");
        assertThat(all.at("/items/1/why")).isEqualTo("550 5.1.1");
        assertThat(list("?state=failed").body()).contains(SARA.toString()).doesNotContain(OMID.toString());
        assertThat(list("?person=" + OMID + "&handoff=" + handoff.id()).body()).contains("\"gone\"")
                .doesNotContain("\"offered\"");
    }

    @Test
    void alerts_are_read_page_by_page() {
        Handoff _ = offered();
        Seen first = list("?limit=1");
        Seen second = list("?limit=1&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/kind")).isEqualTo("gone");
        assertThat(second.at("/items/0/kind")).isEqualTo("offered");
        assertThat(second.body()).doesNotContain("\"next\"");
    }

    @Test
    void a_filter_that_means_nothing_is_refused() {
        assertThat(list("?state=lost").status()).isEqualTo(400);
        assertThat(list("?person=sara").status()).isEqualTo(400);
        assertThat(list("?cursor=x").status()).isEqualTo(400);
        String waiting = Cursor.of(new Wanting(new LeadId(UUID.randomUUID()), CycleKind.NEW_BUSINESS));
        assertThat(Cursor.waiting(waiting)).isPresent();
        assertThat(list("?cursor=" + waiting).at("/errors/0/code")).isEqualTo("no-place");
    }

    @Test
    void an_alert_is_sent_again() {
        Handoff _ = offered();
        refuse(SARA);
        String id = list("?state=failed").at("/items/0/id");

        Seen again = rest.post(Role.SALES_OPS, "/v1/alerts/" + id + "/retry", "");
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.at("/state")).isEqualTo("waiting");
        assertThat(again.at("/next-try-at")).isEqualTo(NOW.toString());
        rest.store.alerts().claim(9, NOW, NOW).stream().filter(due -> due.alert().id().toString().equals(id)).forEach(
                due -> rest.store.alerts().note(due, new Noted(NOW, State.SENT, Optional.empty()), Optional.empty()));
        Seen sent = rest.post(Role.SALES_OPS, "/v1/alerts/" + id + "/retry", "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(409);
        assertThat(list("?state=sent").at("/items/0/id")).isEqualTo(id);
        Seen none = rest.post(Role.SALES_OPS, "/v1/alerts/" + UUID.randomUUID() + "/retry", "");
        assertThat(none.status()).isEqualTo(404);
        assertThat(rest.post(Role.SALES_OPS, "/v1/alerts/none/retry", "").status()).isEqualTo(404);
    }
}
