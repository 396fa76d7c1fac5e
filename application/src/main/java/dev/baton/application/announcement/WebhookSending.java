package dev.baton.application.announcement;

import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint.Disabled;
import dev.baton.application.announcement.Endpoint.Former;
import dev.baton.application.announcement.Endpoint.Why;
import dev.baton.application.announcement.Outbox.Dispatch;
import dev.baton.domain.form.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends events to the endpoints that want to hear of them, at least once and by a schedule, until they are taken. Each endpoint
 * has its own few turns, and only one while it fails: one that hangs holds up nobody but itself. Since there are at most
 * {@link EndpointRegistry#MOST} endpoints, that bounds how much is under way in all.
 */
public final class WebhookSending {
    /** How many messages are on their way to an endpoint at once. */
    public static final int TURNS = 8;
    /** By then it was noted what came of a try; longer than any try takes. */
    public static final Duration LEASE = Duration.ofMinutes(1);
    /** After so long of nothing but failures an endpoint is not tried any more. */
    public static final Duration PATIENCE = Duration.ofHours(120);
    private static final int GONE = 410;
    /** Something is wrong with Baton itself. */
    private static final String BROKEN = "internal";
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private volatile List<UUID> shut = List.of();
    private final Outbox outbox;
    private final Endpoints endpoints;
    private final WebhookSender sender;
    private final Vault vault;
    private final RetrySchedule schedule;
    private final Function<Tree, String> written;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /** @param written writes a message as JSON */
    public WebhookSending(Outbox outbox, Endpoints endpoints, WebhookSender sender, Vault vault, RetrySchedule schedule,
            Function<Tree, String> written, InstantSource clock, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.endpoints = endpoints;
        this.sender = sender;
        this.vault = vault;
        this.schedule = schedule;
        this.written = written;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is due and may be sent at once; whoever takes it calls {@link #deliver} with each. */
    public List<Turn> next() {
        Instant now = now();
        Map<UUID, Endpoint> inUse = new HashMap<>();
        Map<UUID, Integer> room = new HashMap<>();
        Map<Boolean, List<Endpoint>> opening = endpoints.list().stream()
                .collect(Collectors.partitioningBy(vault::opens));
        shut = opening.getOrDefault(false, List.of()).stream().map(Endpoint::id).toList();
        for (Endpoint endpoint : opening.getOrDefault(true, List.of())) {
            int free = (endpoint.failingSince().isPresent() ? 1 : TURNS) - underWay.getOrDefault(endpoint.id(), 0);
            if (endpoint.disabled().isEmpty() && free > 0) {
                inUse.put(endpoint.id(), endpoint);
                room.put(endpoint.id(), free);
            }
        }
        List<Turn> turns = new ArrayList<>();
        for (Dispatch dispatch : room.isEmpty() ? List.<Dispatch>of() : outbox.claim(room, now, now.plus(LEASE))) {
            if (inUse.get(dispatch.endpoint()) instanceof Endpoint endpoint) {
                underWay.merge(dispatch.endpoint(), 1, Integer::sum);
                turns.add(new Turn(endpoint, dispatch));
            }
        }
        return turns;
    }

    /**
     * To which endpoints nothing can be signed, as was seen last, because another key sealed their secrets. That is no fault of
     * theirs: what is for them waits, untried, until the right key is back or their secrets are made anew.
     */
    public List<UUID> shut() {
        return shut;
    }

    /** A delivery that may be tried now. */
    public record Turn(Endpoint endpoint, Dispatch dispatch) {}

    /** Tries a delivery and notes what came of it. */
    public void deliver(Turn turn) {
        try {
            Instant at = now();
            note(turn, at, sent(turn, at, secrets(turn.endpoint(), at)));
        } finally {
            underWay.computeIfPresent(turn.endpoint().id(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Should it fail by a bug, that is a try as well, and the schedule goes on. */
    private Answer sent(Turn turn, Instant at, List<byte[]> secrets) {
        try {
            return sender.send(request(turn, at, secrets));
        } catch (RuntimeException e) {
            failed(turn, attempt(turn, at, BROKEN, Duration.ZERO), Optional.empty());
            throw e;
        }
    }

    private WebhookSender.Request request(Turn turn, Instant at, List<byte[]> secrets) {
        Event event = turn.dispatch().event();
        return new WebhookSender.Request(turn.endpoint().url(), event.id().toString(), at,
                written.apply(event.form()).getBytes(StandardCharsets.UTF_8), secrets);
    }

    /** The one that counts, and the one before while it counts too, if it opens. */
    private List<byte[]> secrets(Endpoint endpoint, Instant at) {
        return Stream
                .concat(Stream.of(endpoint.secrets().current()), endpoint.secrets().former().stream()
                        .filter(former -> former.until().isAfter(at)).map(Former::secret))
                .flatMap(sealed -> vault.opened(sealed, endpoint.id()).stream()).toList();
    }

    private void note(Turn turn, Instant at, Answer answer) {
        switch (answer) {
            case Answer.Answered(int status, byte[] body, Optional<Duration> retryAfter, Duration took) -> {
                Attempt attempt = new Attempt(turn.dispatch().attempts() + 1, at, Optional.of(status), Optional.empty(),
                        took, Attempt.text(body));
                if (attempt.arrived()) {
                    arrived(turn, attempt);
                } else if (status == GONE) {
                    outbox.note(turn.dispatch(), attempt, State.GIVEN_UP, Optional.empty());
                    disable(turn.endpoint(), Why.GONE);
                } else {
                    failed(turn, attempt, retryAfter);
                }
            }
            case Answer.Refused(Answer.Reason reason, Duration took) ->
                failed(turn, attempt(turn, at, reason.code(), took), Optional.empty());
        }
    }

    private static Attempt attempt(Turn turn, Instant at, String error, Duration took) {
        return new Attempt(turn.dispatch().attempts() + 1, at, Optional.empty(), Optional.of(error), took, "");
    }

    private void arrived(Turn turn, Attempt attempt) {
        outbox.note(turn.dispatch(), attempt, State.DELIVERED, Optional.empty());
        endpoints.works(turn.endpoint().id(), attempt.at());
    }

    private void failed(Turn turn, Attempt attempt, Optional<Duration> wish) {
        Dispatch dispatch = turn.dispatch();
        Instant now = now();
        Optional<Instant> next = schedule.after(dispatch.tries() + 1, dispatch.event().id(), dispatch.endpoint(), wish)
                .map(now::plus);
        outbox.note(dispatch, attempt, next.isPresent() ? State.WAITING : State.GIVEN_UP, next);
        endpoints.fails(dispatch.endpoint(), attempt.at()).filter(since -> !since.plus(PATIENCE).isAfter(now))
                .ifPresent(_ -> disable(turn.endpoint(), Why.FAILING));
    }

    /** The others are told, and whoever looks at the endpoint sees why. */
    private void disable(Endpoint endpoint, Why why) {
        Instant now = now();
        boolean _ = endpoints.disable(endpoint.id(), new Disabled(why, now),
                new Event(ids.get(), EventType.ENDPOINT_DISABLED, now, Optional.empty(), Tree.branch()
                        .with("endpoint", endpoint.id().toString()).with("why", why.code()).done()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
