package dev.baton.bootstrap.demo;

import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.application.lead.Leads.RecordedTransition;
import dev.baton.bootstrap.BatonServer;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.qualification.Transition;
import dev.baton.domain.scoring.Score;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What becomes of the people of {@link DemoStory}: time passes, sales decides, two leads are found to be one. */
final class DemoScenes {
    private static final Duration COOL_DOWN = Duration.ofDays(30);
    private static final int LONGEST = 60;
    private static final int MOST_OFFERS = 100;
    private final BatonServer server;
    private final ZoneId zone;
    private final DateTimeFormatter dates;
    private final DemoCheck check;
    private final PrintStream out;

    /** @param zone whose midnights count */
    DemoScenes(BatonServer server, ZoneId zone, DemoCheck check, PrintStream out) {
        this.server = server;
        this.zone = zone;
        this.dates = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
        this.check = check;
        this.out = out;
    }

    /** All of them; @param fresh whether nobody's interest can have faded yet */
    void play(Instant begun, boolean fresh) {
        fading(begun);
        decisions(fresh);
        merge(fresh);
    }

    /** Nobody does anything, and at some midnight the lead does not count any more: seen as of dates, without waiting. */
    private void fading(Instant begun) {
        Untouched vera = untouched(lead(DemoStory.VERA).row().card().lead());
        out.printf("Time by itself: Vera Wanes does nothing more (as of dates, in %s)%n", zone);
        asOf(vera, begun);
        Optional<Instant> end = midnights(begun).filter(midnight -> as(vera, midnight).stage() == Stage.LEAD)
                .findFirst();
        check.expect(as(vera, begun).stage() == Stage.MQL && end.isPresent(), "no score faded by itself");
        end.ifPresent(midnight -> {
            midnights(begun).filter(each -> each.isBefore(midnight)).skip(3).limit(1)
                    .forEach(each -> asOf(vera, each));
            asOf(vera, midnight.minusMillis(1));
            asOf(vera, midnight);
            check.expect(as(vera, midnight.minusMillis(1)).stage() == Stage.MQL
                    && as(vera, midnight).stageSince().equals(midnight), "no lead went out at a midnight");
        });
        out.println();
    }

    /** A lead as it was known before it was offered to sales, if it was: meanwhile its score does not fade. */
    private record Untouched(LeadId lead, Optional<Instant> known) {}

    private Untouched untouched(LeadId lead) {
        return new Untouched(lead,
                server.conversation(HandoffDirectory.class).ofLead(lead, Optional.empty(), MOST_OFFERS)
                        .stream().flatMap(List::stream).map(offer -> offer.handoff().offeredAt().minusMillis(1))
                        .min(Comparator.naturalOrder()));
    }

    private Stream<Instant> midnights(Instant begun) {
        return LongStream.rangeClosed(1, LONGEST)
                .mapToObj(day -> begun.atZone(zone).toLocalDate().plusDays(day).atStartOfDay(zone).toInstant());
    }

    private void asOf(Untouched lead, Instant at) {
        Found.Is<Score> found = as(lead, at);
        out.printf("  %s  %s, interest %s%n", dates.format(at), found.stage(), interest(found.value()));
    }

    private Found.Is<Score> as(Untouched lead, Instant at) {
        return switch (directory().score(lead.lead(), new Wanted(Optional.of(at), lead.known(), Optional.empty()))) {
            case Found.Is<Score> is -> is;
            case Found.Unjudged<Score> _,Found.NoLead<Score> _,Found.NoVersion<Score> _ ->
                throw new IllegalStateException("a lead of the demonstration is not judged");
        };
    }

    private static String interest(Score score) {
        return score.dimensions().stream().filter(part -> part.dimension().equals("interest"))
                .flatMap(part -> part.exact().stream()).findFirst()
                .map(exact -> "%.2f".formatted(exact.exact().doubleValue())).orElse("–");
    }

    /** Sales accepts one lead and gives another back. Each is decided once: who plays again is told that it was. */
    private void decisions(boolean fresh) {
        decide(DemoStory.ADAM, new Decision.Moved(Stage.SAL, Duration.ZERO), Optional.empty());
        decide(DemoStory.RITA, new Decision.Moved(Stage.RECYCLED, COOL_DOWN), Optional.of("too early"));
        check.expect(!fresh || stage(DemoStory.ADAM) == Stage.SAL, "the accepted lead is not with sales");
        check.expect(!fresh || stage(DemoStory.RITA) == Stage.RECYCLED,
                "the lead that was given back is not in nurture");
        out.println("Sales decides: one is accepted, one given back");
        history(DemoStory.ADAM);
        history(DemoStory.RITA);
        moves(DemoStory.RITA).stream().filter(move -> move.to() == Stage.RECYCLED).findFirst()
                .ifPresent(back -> out.printf(
                        "    what she did would qualify her; she stays out until %s, and then until she does something new%n",
                        dates.format(back.effectiveAt().plus(COOL_DOWN))));
        out.println();
    }

    private void decide(String email, Decision decision, Optional<String> reason) {
        var outcome = server.conversation(LeadDecisions.class).decide(lead(email).row().card().lead(),
                new Order(Optional.empty(), Optional.of(Stage.MQL), decision, Actor.named("Sam Invented"), reason));
        switch (outcome) {
            case LeadDecisions.Outcome.Done _,LeadDecisions.Outcome.Elsewhere _ -> {
            }
            case LeadDecisions.Outcome.NoSuchLead _,LeadDecisions.Outcome.Unjudged _,LeadDecisions.Outcome.Illegal _,LeadDecisions.Outcome.NoSuchStage _,LeadDecisions.Outcome.NothingToLift _,LeadDecisions.Outcome.Denied _,LeadDecisions.Outcome.Missing _ ->
                check.expect(false, "sales could not decide about " + email + ": " + outcome);
        }
    }

    private void history(String email) {
        out.printf("  %s: %s%n", email, String.join(", ", moves(email).stream()
                .map(move -> move.from() + " → " + move.to()).toList()));
    }

    private List<Transition> moves(String email) {
        return directory().transitions(lead(email).row().card().lead()).orElse(List.of()).stream()
                .map(RecordedTransition::transition).toList();
    }

    /** Two addresses, two leads, one person: taken apart if an earlier play made them one, looked at, and made one. */
    private void merge(boolean fresh) {
        LeadMerging merging = server.conversation(LeadMerging.class);
        LeadView work = lead(DemoStory.NORA);
        work.row().merged().forEach(part -> check.expect(merging.unmerge(work.row().card().lead(),
                part) instanceof LeadMerging.Outcome.Parted, "a merge could not be taken back"));
        out.println("Two addresses of one person: merged, and counted anew from the facts of both");
        card(DemoStory.NORA);
        card(DemoStory.NORA_AT_HOME);
        check.expect(!fresh || stage(DemoStory.NORA) == Stage.LEAD && stage(DemoStory.NORA_AT_HOME) == Stage.LEAD,
                "half of the facts were enough");
        check.expect(merging.merge(lead(DemoStory.NORA).row().card().lead(),
                lead(DemoStory.NORA_AT_HOME).row().card().lead()) instanceof LeadMerging.Outcome.Merged,
                "two leads were not merged");
        out.print("  as one");
        card(DemoStory.NORA);
        check.expect(!fresh || stage(DemoStory.NORA) == Stage.MQL, "the facts of both were not enough");
        out.println();
    }

    private void card(String email) {
        LeadView view = lead(email);
        out.printf("  %s: %s, interest %s%n", email, Demo.stage(view),
                view.standing().judged().map(judged -> interest(judged.score())).orElse("–"));
    }

    private Stage stage(String email) {
        return Demo.stage(lead(email));
    }

    private LeadView lead(String email) {
        return IdentityKey.email(email).flatMap(directory()::holding).orElseThrow();
    }

    private LeadDirectory directory() {
        return server.conversation(LeadDirectory.class);
    }
}
