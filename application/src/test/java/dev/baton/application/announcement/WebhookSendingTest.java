package dev.baton.application.announcement;

import static dev.baton.application.Examples.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Trees;
import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.alert.WebhookSender.Request;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.EndpointRegistry.Made;
import dev.baton.application.announcement.EndpointRegistry.Removal;
import dev.baton.application.announcement.EndpointRegistry.Rotation;
import dev.baton.application.announcement.Outbox.Wanted;
import dev.baton.application.announcement.WebhookSending.Turn;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How events get to those who want to hear of them; receivers answer by a script, and time is moved by the clock. */
@Timeout(60)
class WebhookSendingTest {
    private static final Duration QUICK = Duration.ofMillis(40);
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicLong given = new AtomicLong();
    private volatile Instant now = NOW;
    private final ConcurrentLinkedQueue<Request> sent = new ConcurrentLinkedQueue<>();
    private volatile Function<Request, Answer> receiver = _ -> answered(200);
    private final WebhookSender sender = request -> {
        sent.add(request);
        return receiver.apply(request);
    };
    private final Vault vault = new Vault(new byte[32], this::randomness);
    private final EndpointRegistry registry = new EndpointRegistry(store.endpoints(), store.outbox(), vault,
            sender::objection, () -> now, this::id);
    private final Deliveries deliveries = new Deliveries(store.outbox(), store.endpoints(), () -> now);
    private final WebhookSending sending = sending(store.outbox(), vault);

    private UUID id() {
        return new UUID(0x0190_0000_0000_7000L + given.incrementAndGet(), 0x8000_0000_0000_0000L);
    }

    private byte[] randomness() {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) given.incrementAndGet();
        return bytes;
    }

    private WebhookSending sending(Outbox outbox, Vault opening) {
        return new WebhookSending(outbox, store.endpoints(), sender, opening, RetrySchedule.USUAL,
                Tree::toString, () -> now, this::id);
    }

    private static Answer answered(int status) {
        return new Answer.Answered(status, ("status " + status).getBytes(UTF_8), Optional.empty(), QUICK);
    }

    private Made register(String name, String... events) {
        return switch (registry.register(Trees.of(Trees.map("title", name, "url",
                "https://" + name + ".example.com/hook", "events",
                events.length == 0 ? List.of("*") : List.of(events))))) {
            case Parsed.Valid<Made>(Made made) -> made;
            case Parsed.Invalid<Made>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private UUID announce() {
        LeadId lead = new LeadId(id());
        Announcement news = new Announcement(id(), lead, EventType.LEAD_STAGE_CHANGED, now,
                Tree.branch().with("to", "MQL").done());
        assertThat(store.ledger().<Boolean>write(page -> {
            page.open(List.of(new NewSubject(new SubjectId(id()), lead, false, List.of(), now)));
            page.announce(List.of(news));
            return true;
        })).isTrue();
        int _ = store.outbox().fanOut(now, 100);
        return news.id();
    }

    private int send(WebhookSending by) {
        List<Turn> turns = by.next();
        turns.forEach(by::deliver);
        return turns.size();
    }

    private List<Delivery> log(Made made) {
        return deliveries
                .page(made.endpoint().id(), new Wanted(Optional.empty(), Optional.empty()), Optional.empty(), 100)
                .orElseThrow();
    }

    private Delivery only(Made made) {
        assertThat(log(made)).hasSize(1);
        return log(made).getFirst();
    }

    private Endpoint seen(Made made) {
        return registry.find(made.endpoint().id()).orElseThrow();
    }

    @Test
    void a_message_goes_to_the_url_under_the_events_id_signed_by_the_secret_that_was_shown() {
        Made crm = register("crm");
        UUID event = announce();

        assertThat(send(sending)).isEqualTo(1);
        assertThat(send(sending)).isZero();

        Request request = sent.element();
        assertThat(request.url()).hasHost("crm.example.com");
        assertThat(request.id()).isEqualTo(event.toString());
        assertThat(request.at()).isEqualTo(now);
        assertThat(new String(request.body(), UTF_8)).contains("lead.stage-changed", "MQL", event.toString());
        assertThat(request.secrets()).hasSize(1);
        assertThat(crm.secret()).startsWith("whsec_");
        assertThat(request.secrets().getFirst())
                .isEqualTo(Base64.getDecoder().decode(crm.secret().substring("whsec_".length())));
        assertThat(only(crm).state()).isEqualTo(State.DELIVERED);
        assertThat(only(crm).attempts())
                .containsExactly(new Attempt(1, now, Optional.of(200), Optional.empty(), QUICK, "status 200"));
    }

    @Test
    void only_what_answers_with_2xx_has_taken_it() {
        for (int status : List.of(199, 200, 204, 299, 300, 302, 400, 404, 429, 500)) {
            receiver = _ -> answered(status);
            Made made = register("of-" + status);
            var _ = announce();
            assertThat(send(sending)).isPositive();
            assertThat(only(made).state()).as("after " + status)
                    .isEqualTo(status / 100 == 2 ? State.DELIVERED : State.WAITING);
            assertThat(registry.remove(made.endpoint().id(), _ -> true)).isEqualTo(new Removal.Removed());
        }
    }

    @Test
    void a_message_that_is_refused_is_tried_by_the_schedule_under_the_same_id_and_then_given_up() {
        Made crm = register("crm");
        UUID event = announce();
        receiver = _ -> new Answer.Refused(Answer.Reason.CONNECTION, QUICK);

        for (int tries = 1; tries <= 10; tries++) {
            assertThat(send(sending)).as("try " + tries).isEqualTo(1);
            Optional<Instant> next = only(crm).next();
            assertThat(next.isPresent()).isEqualTo(tries < 10);
            if (next.isPresent()) {
                Duration usual = RetrySchedule.USUAL.pauses().get(tries);
                assertThat(Duration.between(now, next.get())).isBetween(usual.multipliedBy(8).dividedBy(10),
                        usual.multipliedBy(12).dividedBy(10));
                now = next.get().minusMillis(1);
                assertThat(send(sending)).as("too early").isZero();
                now = next.get();
            }
        }

        now = now.plus(Duration.ofDays(9));
        assertThat(send(sending)).isZero();
        assertThat(only(crm).state()).isEqualTo(State.GIVEN_UP);
        assertThat(only(crm).attempts()).hasSize(10).allMatch(each -> each.error().equals(Optional.of("connection")));
        assertThat(sent).hasSize(10).allMatch(request -> request.id().equals(event.toString()));
        assertThat(sent.stream().map(Request::at).distinct()).hasSize(10);
    }

    @Test
    void a_try_that_fails_by_a_bug_is_told_in_the_log_and_the_schedule_goes_on() {
        Made crm = register("crm");
        var _ = announce();
        receiver = _ -> {
            throw new IllegalStateException("a bug, on purpose");
        };
        assertThatThrownBy(() -> send(sending)).hasMessage("a bug, on purpose");

        assertThat(only(crm).attempts()).singleElement().extracting(Attempt::error)
                .isEqualTo(Optional.of("internal"));
        assertThat(only(crm).next().orElseThrow()).isBetween(now.plusSeconds(4), now.plusSeconds(6));
        assertThat(seen(crm).failingSince()).contains(now);
    }

    @Test
    void pauses_are_shaken_by_a_fifth_and_differ_from_message_to_message() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            pauses.add(RetrySchedule.USUAL.after(9, id(), new UUID(1, 1), Optional.empty()).orElseThrow());
        }

        Duration day = Duration.ofDays(1);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(day.multipliedBy(8).dividedBy(10),
                day.multipliedBy(12).dividedBy(10)));
        assertThat(pauses).hasSizeGreaterThan(500).anyMatch(pause -> pause.compareTo(Duration.ofHours(20)) < 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofHours(28)) > 0);
    }

    @Test
    void a_receiver_may_ask_for_a_longer_pause_but_for_no_shorter_one_and_for_no_more_than_a_day() {
        UUID event = id();
        UUID endpoint = id();
        Duration own = RetrySchedule.USUAL.after(2, event, endpoint, Optional.empty()).orElseThrow();

        assertThat(RetrySchedule.USUAL.after(2, event, endpoint, Optional.of(Duration.ofSeconds(1)))).contains(own);
        assertThat(RetrySchedule.USUAL.after(2, event, endpoint, Optional.of(Duration.ofHours(3))))
                .contains(Duration.ofHours(3));
        assertThat(RetrySchedule.USUAL.after(2, event, endpoint, Optional.of(Duration.ofDays(400))))
                .contains(Duration.ofDays(1));

        Made crm = register("crm");
        var _ = announce();
        receiver = _ -> new Answer.Answered(429, new byte[0], Optional.of(Duration.ofHours(1)), QUICK);
        assertThat(send(sending)).isEqualTo(1);
        assertThat(only(crm).next()).contains(now.plus(Duration.ofHours(1)));
    }

    @Test
    void whoever_is_gone_is_left_alone_at_once_and_the_others_are_told() {
        Made gone = register("gone", "lead.*");
        Made other = register("other", "endpoint.*");
        var _ = announce();
        receiver = request -> answered("gone.example.com".equals(request.url().getHost()) ? 410 : 200);
        assertThat(send(sending)).isEqualTo(1);

        assertThat(only(gone).state()).isEqualTo(State.GIVEN_UP);
        assertThat(seen(gone).disabled().orElseThrow()).isEqualTo(new Endpoint.Disabled(Endpoint.Why.GONE, now));
        var _ = announce();
        assertThat(send(sending)).isEqualTo(1);
        assertThat(log(gone)).hasSize(1);
        assertThat(only(other).event().type()).isEqualTo(EventType.ENDPOINT_DISABLED);
        assertThat(only(other).event().form().toString()).contains(gone.endpoint().id().toString(), "gone");
    }

    /** Every hour something happens, so that there is always something to try. */
    private void hours(int hours) {
        for (int i = 0; i < hours; i++) {
            now = now.plus(Duration.ofHours(1));
            var _ = announce();
            while (send(sending) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whoever_does_nothing_but_fail_for_five_days_is_disabled_and_may_be_enabled_again() {
        Made crm = register("crm");
        receiver = _ -> answered(500);
        hours(120);
        assertThat(seen(crm).disabled()).isEmpty();
        assertThat(seen(crm).failingSince()).contains(NOW.plus(Duration.ofHours(1)));
        hours(1);
        assertThat(seen(crm).disabled()).map(Endpoint.Disabled::why).contains(Endpoint.Why.FAILING);

        int before = sent.size();
        hours(2);
        assertThat(sent).hasSize(before);
        assertThat(registry.enable(crm.endpoint().id()).orElseThrow().failingSince()).isEmpty();
        hours(1);
        assertThat(sent).hasSizeGreaterThan(before);
        assertThat(seen(crm).disabled()).isEmpty();
    }

    @Test
    void what_waited_for_an_endpoint_is_sent_when_it_is_enabled() {
        Made crm = register("crm");
        var _ = announce();
        receiver = _ -> answered(500);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(send(sending)).isEqualTo(1);
            now = only(crm).next().orElseThrow();
        }
        assertThat(send(sending)).isEqualTo(1);
        assertThat(registry.disable(crm.endpoint().id())).isPresent();
        assertThat(send(sending)).isZero();

        receiver = _ -> answered(200);
        assertThat(registry.enable(crm.endpoint().id())).isPresent();

        assertThat(send(sending)).as("at once").isEqualTo(1);
        assertThat(only(crm).state()).isEqualTo(State.DELIVERED);
        assertThat(only(crm).attempts()).hasSize(7);
    }

    @Test
    void one_success_and_the_days_are_counted_anew() {
        Made crm = register("crm");
        receiver = _ -> answered(500);
        hours(100);
        receiver = _ -> answered(200);
        hours(1);
        assertThat(seen(crm).failingSince()).isEmpty();
        receiver = _ -> answered(500);
        hours(100);
        assertThat(seen(crm).disabled()).isEmpty();
    }

    @Test
    void whoever_is_killed_between_taking_and_sending_or_noting_loses_nothing() {
        Made crm = register("crm");
        UUID event = announce();
        assertThat(sending.next()).as("and is killed").hasSize(1);
        AtomicBoolean killed = new AtomicBoolean();
        Outbox failing = (Outbox) Proxy.newProxyInstance(Outbox.class.getClassLoader(), new Class<?>[]{Outbox.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("note") && killed.compareAndSet(false, true)) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(store.outbox(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        WebhookSending second = sending(failing, vault);
        assertThat(second.next()).isEmpty();
        now = now.plus(WebhookSending.LEASE);
        assertThatThrownBy(() -> send(second)).hasMessage("killed");
        assertThat(sent).hasSize(1);
        assertThat(only(crm).attempts()).isEmpty();

        now = now.plus(WebhookSending.LEASE);
        assertThat(send(second)).as("its turn was given back").isEqualTo(1);
        assertThat(sent).hasSize(2).allMatch(request -> request.id().equals(event.toString()));
        assertThat(only(crm).state()).isEqualTo(State.DELIVERED);
        assertThat(only(crm).attempts()).hasSize(1);
    }

    @Test
    void two_that_send_at_once_try_each_message_once() throws Exception {
        Made crm = register("crm");
        Set<String> events = new HashSet<>();
        IntStream.range(0, 200).forEach(_ -> events.add(announce().toString()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (WebhookSending each : List.of(sending(store.outbox(), vault), sending(store.outbox(), vault))) {
                var _ = threads.submit(() -> {
                    while (send(each) > 0) {
                        Thread.onSpinWait();
                    }
                });
            }
        }

        assertThat(sent.stream().map(Request::id)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(log(crm)).allMatch(each -> each.state() == State.DELIVERED && each.attempts().size() == 1);
    }

    @Test
    void receivers_that_hang_or_fail_hold_up_nobody_else() throws Exception {
        List<Made> receivers = IntStream.range(0, 20).mapToObj(i -> register("r" + i)).toList();
        IntStream.range(0, 50).forEach(_ -> announce());
        CountDownLatch end = new CountDownLatch(1);
        Map<String, Integer> hanging = new ConcurrentHashMap<>();
        receiver = request -> {
            int number = Integer.parseInt(request.url().getHost().replaceAll("[^0-9]", ""));
            if (number < 5) {
                hanging.merge(request.url().getHost(), 1, Integer::sum);
                await(end);
                return new Answer.Refused(Answer.Reason.TIMEOUT, Duration.ofSeconds(15));
            }
            return answered(number < 10 ? 500 : 200);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (receivers.subList(10, 20).stream().anyMatch(each -> log(each).stream()
                    .anyMatch(delivery -> delivery.state() != State.DELIVERED))) {
                sending.next().forEach(turn -> threads.execute(() -> sending.deliver(turn)));
                Thread.sleep(1);
            }
            assertThat(end.getCount()).as("the healthy are done while the others hang").isEqualTo(1);
            assertThat(hanging).hasSize(5).allSatisfy((_, turns) -> assertThat(turns).isEqualTo(WebhookSending.TURNS));
            end.countDown();
        }
        assertThat(receivers.subList(0, 10)).allSatisfy(each -> {
            assertThat(log(each)).allMatch(delivery -> delivery.state() == State.WAITING);
            assertThat(seen(each).failingSince()).isPresent();
        });
        assertThat(sending.next()).as("one that fails has one turn at a time").hasSize(10)
                .extracting(turn -> turn.endpoint().id()).doesNotHaveDuplicates();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Made rotated(Made before) {
        return switch (registry.rotate(before.endpoint().id())) {
            case Rotation.Rotated(Made made) -> made;
            case Rotation.Overlapping _,Rotation.NoSuchEndpoint _ -> throw new AssertionError("not rotated");
        };
    }

    @Test
    void while_receivers_may_know_the_former_secret_alone_it_is_not_pushed_out() {
        Made crm = register("crm");
        Endpoint once = rotated(crm).endpoint();
        now = now.plus(EndpointRegistry.OVERLAP).minusMillis(1);

        assertThat(registry.rotate(once.id())).isEqualTo(new Rotation.Overlapping(now.plusMillis(1)));
        assertThat(registry.find(once.id())).contains(once);
        byte[] other = new byte[32];
        other[0] = 1;
        EndpointRegistry elsewhere = new EndpointRegistry(store.endpoints(), store.outbox(),
                new Vault(other, this::randomness), sender::objection, () -> now, this::id);
        assertThat(elsewhere.rotate(once.id())).as("nothing can be signed by it")
                .isInstanceOf(Rotation.Rotated.class);
        now = now.plus(EndpointRegistry.OVERLAP);
        assertThat(rotated(crm).endpoint().secrets().former()).isPresent();
    }

    @Test
    void for_a_day_after_a_rotation_both_secrets_sign() {
        Made first = register("crm");
        now = now.plusSeconds(1);
        Made second = rotated(first);
        assertThat(second.secret()).isNotEqualTo(first.secret());
        var _ = announce();
        assertThat(send(sending)).isEqualTo(1);
        now = now.plus(EndpointRegistry.OVERLAP);
        var _ = announce();
        assertThat(send(sending)).isEqualTo(1);

        List<List<String>> signedBy = sent.stream().map(request -> request.secrets().stream()
                .map(secret -> "whsec_" + Base64.getEncoder().encodeToString(secret)).toList()).toList();
        assertThat(signedBy).containsExactly(List.of(second.secret(), first.secret()), List.of(second.secret()));
    }

    @Test
    void secrets_do_not_lie_open_and_where_they_do_not_open_nothing_is_sent_unsigned() {
        Made crm = register("crm");
        assertThat(crm.endpoint().secrets().current()).doesNotContain(crm.secret().substring(6));
        byte[] other = new byte[32];
        other[0] = 1;
        var _ = announce();
        WebhookSending restored = sending(store.outbox(), new Vault(other, this::randomness));
        for (int day = 0; day < 20; day++) {
            now = now.plus(Duration.ofDays(1));
            assertThat(send(restored)).isZero();
        }

        assertThat(sent).isEmpty();
        assertThat(restored.shut()).containsExactly(crm.endpoint().id());
        assertThat(only(crm).state()).isEqualTo(State.WAITING);
        assertThat(only(crm).attempts()).isEmpty();
        assertThat(registry.find(crm.endpoint().id()).flatMap(Endpoint::failingSince)).isEmpty();
        assertThat(send(sending)).as("the right key is back").isEqualTo(1);
        assertThat(only(crm).state()).isEqualTo(State.DELIVERED);
        assertThat(sending.shut()).isEmpty();
        assertThat(vault.opened(vault.sealed(new byte[]{1}, id()), id())).as("of another owner").isEmpty();
    }

    @Test
    void whoever_tries_an_endpoint_out_reaches_it_alone() {
        Made crm = register("crm", "handoff.*");
        Made other = register("other");
        Event ping = registry.test(crm.endpoint().id()).orElseThrow();
        int _ = store.outbox().fanOut(now, 10);
        assertThat(send(sending)).isEqualTo(1);

        assertThat(only(crm).event()).isEqualTo(ping);
        assertThat(ping.type()).isEqualTo(EventType.PING);
        assertThat(log(other)).isEmpty();
        assertThat(registry.test(id())).isEmpty();
    }

    @Test
    void what_happens_while_an_endpoint_is_disabled_is_sent_when_somebody_asks_for_it() {
        Made crm = register("crm", "lead.*");
        assertThat(registry.disable(crm.endpoint().id()).orElseThrow().disabled()).map(Endpoint.Disabled::why)
                .contains(Endpoint.Why.BY_HAND);
        List<UUID> missed = new ArrayList<>(List.of(announce(), announce()));
        assertThat(send(sending)).isZero();
        assertThat(registry.enable(crm.endpoint().id()).orElseThrow().disabled()).isEmpty();
        assertThat(send(sending)).isZero();

        assertThat(deliveries.replay(crm.endpoint().id(), Trees.of(Trees.map("from", NOW.toString()))))
                .isEqualTo(new Deliveries.Replay.Begun(new Outbox.Replayed(2, Optional.empty())));
        assertThat(send(sending)).isEqualTo(2);
        assertThat(sent.stream().map(Request::id))
                .containsExactlyInAnyOrderElementsOf(missed.stream().map(UUID::toString).toList());
        assertThat(deliveries.replay(crm.endpoint().id(), missed.getFirst())).isTrue();
        assertThat(send(sending)).isEqualTo(1);
        assertThat(deliveries.replay(crm.endpoint().id(), Trees.of(Trees.map("from", NOW.toString(), "types",
                List.of("handoff.*")))))
                .isEqualTo(new Deliveries.Replay.Begun(new Outbox.Replayed(0, Optional.empty())));
    }

    @Test
    void events_are_forgotten_after_a_month() {
        Made crm = register("crm");
        var _ = announce();
        now = now.plus(Deliveries.KEPT);
        assertThat(deliveries.forgetOld(10)).isZero();
        now = now.plusMillis(1);
        assertThat(deliveries.forgetOld(10)).isEqualTo(1);
        assertThat(log(crm)).isEmpty();
    }
}
