package dev.baton.bootstrap.demo;

import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.handoff.HandoffDirectory.Life;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.handoff.Handoffs.Wanted;
import dev.baton.application.handoff.Offering;
import dev.baton.application.message.Messages;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.DefaultPolicy;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.IdentityKey;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads that are ready are handed over: to whom and why, whom nobody answers in time, and who hears of all that. */
final class DemoHandoffs {
    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SHOWN = 5;
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH)
            .withZone(ZoneId.of("Asia/Tehran"));
    private final Messages messages = new Messages();
    private final BatonServer server;
    private final Optional<DemoReceiver> receiver;
    private final DemoSales sales;
    private final DemoCheck check;
    private final PrintStream out;

    DemoHandoffs(BatonServer server, Optional<DemoReceiver> receiver, DemoCheck check, PrintStream out) {
        this.server = server;
        this.receiver = receiver;
        this.sales = new DemoSales(server, check);
        this.check = check;
        this.out = out;
    }

    /**
     * All of it.
     *
     * @param fresh whether nobody's interest can have faded yet
     * @param ready how many leads are in a stage from which they are offered
     */
    void play(boolean fresh, long ready) {
        sales.team();
        receiver.ifPresent(sales::listening);
        boolean first = ever().isEmpty();
        sales.policy().ifPresent(this::offer);
        List<View> open = fresh ? settled() : open();
        check.expect(!fresh || !open.isEmpty(), "nobody was offered to sales");
        routed(open);
        if (first && ready > open.size()) {
            out.printf("  %d more are ready because of e-mails, and wait two minutes, in case a scanner clicked%n",
                    ready - open.size());
        }
        out.println();
        if (first && !open.isEmpty()) {
            breach(open.getFirst().handoff());
        }
        queue();
        DemoAlerts alerts = new DemoAlerts(check, out, told(first, fresh));
        receiver.ifPresent(alerts::heard);
        server.settings().alerts().directory().ifPresent(alerts::written);
        out.println();
    }

    /** How many of what must have been told at least; old events are forgotten some day. */
    private Map<String, Integer> told(boolean first, boolean fresh) {
        Instant now = Instant.now();
        int offered = (int) ever().stream().filter(view -> !view.handoff().offeredAt().isAfter(now)).count();
        return first && offered > 0
                ? Map.of("ping", 1, DemoAlerts.OFFERED, offered, "handoff.escalated", 1)
                : Map.of("ping", 1, DemoAlerts.OFFERED, fresh ? offered : 0);
    }

    /** Does at once what the server does within seconds by itself. */
    private void offer(StoredVersion policy) {
        boolean more = true;
        while (more) {
            more = server.conversation(Offering.class).offer(AT_ONCE).more();
        }
        out.printf("Handed over by the policy “%s”, version %d, signed by %s:%n", policy.key(), policy.version(),
                String.join(" and ",
                        policy.agreement().signatures().stream().map(signature -> signature.name()).toList()));
    }

    private HandoffDirectory directory() {
        return server.conversation(HandoffDirectory.class);
    }

    private static Wanted wanted(Set<HandoffState> states) {
        return new Wanted(Optional.of(DefaultPolicy.TEAM), Optional.empty(), states, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private List<View> open() {
        return directory().open(wanted(Set.of(HandoffState.OFFERED, HandoffState.ACCEPTED)), Optional.empty(),
                AT_ONCE);
    }

    /** The server itself offers beside this: what it is at just now is there in a moment. */
    private List<View> settled() {
        Instant patience = Instant.now().plus(PATIENCE);
        List<View> open = open();
        while (open.isEmpty() && Instant.now().isBefore(patience)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            open = open();
        }
        return open;
    }

    private List<View> ever() {
        return directory().newest(wanted(Set.of(HandoffState.values())), Optional.empty(), Optional.empty(),
                Optional.empty(), AT_ONCE);
    }

    /** Who got how many, and for one of each kind why. */
    private void routed(List<View> open) {
        Map<String, List<View>> byRep = open.stream().collect(Collectors.groupingBy(DemoHandoffs::desk));
        byRep.forEach((rep, some) -> out.printf("  %2d to %s%n", some.size(), rep));
        open.stream().collect(Collectors.toMap(view -> view.handoff().choice().because(), view -> view,
                (one, _) -> one)).values().stream().sorted(Comparator.comparing(DemoHandoffs::name))
                .forEach(view -> out.printf("  %s: %s%n", name(view), why(view)));
    }

    private String why(View view) {
        Choice choice = view.handoff().choice();
        return messages.of(choice.because(), rep(view).orElse(view.handoff().team()), "en");
    }

    private static Optional<String> rep(View view) {
        return view.handoff().rep().map(rep -> view.names().getOrDefault(rep, rep.toString()));
    }

    private static String desk(View view) {
        return rep(view).orElse("the queue of the team");
    }

    private static String name(View view) {
        return view.who().name().orElseGet(
                () -> view.who().keys().stream().map(IdentityKey::canonical).findFirst().orElse("somebody"));
    }

    /** Nobody answers: on a clock that is put forward to where the first promise is broken, and for one lead alone. */
    private void breach(Handoff handoff) {
        Instant then = handoff.dueAt().orElseThrow().plusSeconds(1);
        var _ = server.handoffClocks(() -> then).follow(1);
        List<Life> broken = open().stream().flatMap(view -> directory().find(view.handoff().id()).stream())
                .filter(life -> count(life, "handoff.breached") > 0).toList();
        check.expect(broken.size() == 1 && count(broken.getFirst(), "handoff.breached") == 1
                && count(broken.getFirst(), "handoff.escalated") == 1, "not one promise was broken, once");
        broken.forEach(life -> out.printf(
                "Nobody answers (on a fast clock, at %s): the promise to answer %s is broken, and %s, who leads the team, is told%n%n",
                DATES.format(then), name(life.view()), DemoSigners.SAM));
    }

    private static long count(Life life, String what) {
        return life.steps().stream().filter(step -> step.what().code().equals(what)).count();
    }

    private void queue() {
        List<View> open = open();
        out.printf("The queue of sales by the time left: %d of %d (hours of work, in Asia/Tehran)%n",
                Math.min(SHOWN, open.size()), open.size());
        open.stream().limit(SHOWN).forEach(view -> out.printf("  %-22s %-4s %-22s %s%n", name(view),
                view.handoff().stage(), desk(view), left(view)));
        open.stream().findFirst().flatMap(view -> directory().packet(view.handoff().id()).map(packet -> new DemoPacket(
                packet).headline(name(view)))).ifPresent(out::println);
        out.println();
    }

    private static String left(View view) {
        return view.handoff().dueAt().map(due -> view.handoff().isBreached(view.at())
                ? "broken"
                : timeLeft(view, due) + "until " + DATES.format(due)).orElse("no promise");
    }

    private static String timeLeft(View view, Instant due) {
        return view.team().map(team -> team.hours().between(view.at(), due).length())
                .map(left -> "%d:%02d left, ".formatted(left.toHours(), left.toMinutesPart())).orElse("");
    }
}
