package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.announcement.Announcement;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.EventFilter;
import dev.baton.application.announcement.EventType;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.RetrySchedule;
import dev.baton.application.announcement.Vault;
import dev.baton.application.announcement.WebhookSending;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import dev.baton.form.Json;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnnouncementLoopTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failing = new AtomicInteger();
    private final Vault vault = new Vault(new byte[32], () -> new byte[32]);

    private WebhookSending sending() {
        WebhookSender sender = request -> {
            if (failing.getAndDecrement() > 0) {
                throw new IllegalStateException("a bug, on purpose");
            }
            sent.add(new String(request.body(), StandardCharsets.UTF_8));
            return new Answer.Answered(200, new byte[0], Optional.empty(), Duration.ZERO);
        };
        return new WebhookSending(store.outbox(), store.endpoints(), sender, vault, RetrySchedule.USUAL, Json::text,
                () -> NOW, UUID::randomUUID);
    }

    private void announce(int events) {
        LeadId lead = new LeadId(UUID.randomUUID());
        assertThat(store.ledger().<Boolean>write(page -> {
            page.open(List.of(new NewSubject(new SubjectId(UUID.randomUUID()), lead, false, List.of(), NOW)));
            for (int i = 0; i < events; i++) {
                page.announce(List.of(new Announcement(UUID.randomUUID(), lead, EventType.LEAD_STAGE_CHANGED, NOW,
                        Tree.branch().with("to", "MQL").done())));
            }
            return true;
        })).isTrue();
    }

    private void waitFor(int messages) throws InterruptedException {
        while (sent.size() < messages) {
            Thread.sleep(5);
        }
    }

    /** One event that cannot be placed must not stop all that were. */
    @Test
    void what_is_due_goes_out_even_while_nothing_new_can_be_told() throws InterruptedException {
        UUID id = UUID.randomUUID();
        assertThat(store.endpoints().add(new Endpoint(id, "CRM", URI.create("https://crm.example.com/"),
                EventFilter.ALL, new Secrets(vault.sealed(new byte[32], id), Optional.empty()), Optional.empty(),
                Optional.empty(), NOW), 9)).isTrue();
        announce(3);
        assertThat(store.outbox().fanOut(NOW, 100)).isEqualTo(3);
        Outbox broken = (Outbox) Proxy.newProxyInstance(Outbox.class.getClassLoader(), new Class<?>[]{Outbox.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("fanOut")) {
                        throw new IllegalStateException("a bug, on purpose");
                    }
                    return method.invoke(store.outbox(), arguments);
                });
        try (AnnouncementLoop _ = new AnnouncementLoop(broken, _ -> false, Optional.of(sending()), () -> {
        }, () -> NOW)) {
            waitFor(3);
        }
        assertThat(sent).hasSize(3);
    }

    @Test
    void what_is_announced_goes_out_whoever_rings_and_whatever_fails_before() throws InterruptedException {
        UUID id = UUID.randomUUID();
        assertThat(store.endpoints().add(new Endpoint(id, "CRM", URI.create("https://crm.example.com/"),
                EventFilter.ALL, new Secrets(vault.sealed(new byte[32], id), Optional.empty()), Optional.empty(),
                Optional.empty(), NOW), 9)).isTrue();
        failing.set(1);
        announce(1);
        try (AnnouncementLoop loop = new AnnouncementLoop(store.outbox(), _ -> false, Optional.of(sending()), () -> {
        }, () -> NOW)) {
            while (failing.get() > 0) {
                Thread.sleep(5);
            }
            announce(40);
            loop.ring();
            waitFor(40);
            announce(1);
            waitFor(41);
        }
        assertThat(sent).hasSize(41).allMatch(message -> message.contains("\"type\":\"lead.stage-changed\""));
    }
}
