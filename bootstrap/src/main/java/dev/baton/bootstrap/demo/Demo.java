package dev.baton.bootstrap.demo;

import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.FeedRegistry.Registration;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.Place;
import dev.baton.bootstrap.BatonServer;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.qualification.Cause;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Score;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads the demonstration into a running Baton, shows it, and checks what it shows. */
public final class Demo {
    private static final int PEOPLE = 300;
    /** That of the shipped definition. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tehran");
    private static final int PAGE = 200;
    private static final int AT_ONCE = 1_000;
    private static final int DELIVERIES = 3;
    private static final long SEED = 20_260_321;
    /** After that, interest may have faded and nobody is promised to be qualified still. */
    private static final Duration FRESH = Duration.ofDays(1);
    private final BatonServer server;
    private final Instant begun;
    private final InstantSource clock;
    private final PrintStream out;
    private final DemoCheck check = new DemoCheck();
    private final DemoAgreement agreement;
    private final Optional<DemoReceiver> receiver;

    /**
     * A demonstration on this server.
     *
     * @param begun    when it was played first: the invented year ends then, also where it is played again
     * @param receiver who hears of what happens, if anybody does
     */
    public Demo(BatonServer server, Instant begun, InstantSource clock, PrintStream out,
            Optional<DemoReceiver> receiver) {
        this.server = server;
        this.begun = begun;
        this.clock = clock;
        this.out = out;
        this.receiver = receiver;
        this.agreement = new DemoAgreement(server, check, out);
    }

    /** Plays it. @return what did not come out as it should; empty if all is well */
    public List<String> play() {
        agreement.first();
        List<Report> reports = new DemoYear(SEED, begun).reports(PEOPLE);
        load(reports);
        submit(DemoStory.reports(begun));
        deliver(lastComers(reports));
        DemoScreen screen = new DemoScreen(out);
        if (agreement.judges()) {
            new DemoScenes(server, ZONE, check, out).play(begun, isFresh());
        }
        agreement.second();
        agreement.judging().ifPresent(second -> follow(screen, second));
        if (agreement.judges()) {
            new DemoHandoffs(server, receiver, check, out).play(isFresh(),
                    all().stream().filter(view -> stage(view).isEntrance()).count());
        }
        List<LeadView> leads = all();
        screen.stages(leads);
        screen.shown(leads).forEach(view -> explain(screen, view));
        check(leads);
        return check.faults();
    }

    /** What the second version says otherwise, who signed it, and whom it moved. */
    private void follow(DemoScreen screen, StoredVersion second) {
        List<VersionChange> changes = server.conversation(DefinitionPublishing.class)
                .compare(second.key(), agreement.before(), second.version()).orElse(List.of());
        check.expect(changes.size() == DemoAgreement.CHANGES, "the second version differs in " + changes);
        screen.signed(second, changes);
        agreement.rescoring().ifPresent(rescoring -> {
            check.expect(rescoring.done() == rescoring.total(), "leads were not counted anew: " + rescoring);
            screen.rescored(rescoring, all().stream().filter(view -> movedBy(rescoring, view)).toList());
        });
    }

    private boolean movedBy(Rescoring rescoring, LeadView view) {
        return directory().transitions(view.row().card().lead()).orElse(List.of()).stream()
                .map(recorded -> recorded.transition().cause())
                .anyMatch(cause -> cause instanceof Cause.Entered(JudgedBy by, Stage _)
                        && by.equals(rescoring.version()));
    }

    private LeadDirectory directory() {
        return server.conversation(LeadDirectory.class);
    }

    /** Everything is told each time: what is there already changes nothing, and what a killed run did not tell is told now. */
    private void load(List<Report> reports) {
        for (int from = 0; from < reports.size(); from += AT_ONCE) {
            int to = Math.min(reports.size(), from + AT_ONCE);
            submit(reports.subList(from, to));
            out.printf("Loading: %d of %d%n", to, reports.size());
        }
        out.printf("Loaded %d people and a year of %d engagements, made up from the seed %d (feed “%s”).%n", PEOPLE,
                reports.size() - PEOPLE, SEED, DemoYear.FEED);
    }

    private void submit(List<Report> some) {
        switch (server.conversation(LeadIntake.class).submit(some, List.of())) {
            case Answer.Done(List<Receipt> receipts, var _) -> check.expect(receipts.stream().allMatch(Demo::isThere),
                    "a report was not recorded");
            case Answer.Busy _,Answer.Unavailable _,Answer.Full _ -> check.expect(false, "the intake was busy");
        }
    }

    private static boolean isThere(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Recorded _ -> true;
            case Receipt.Repeated(boolean differs, var _) -> !differs;
            case Receipt.Refused _,Receipt.Suppressed _,Receipt.NoSuchLead _,Receipt.NoSuchEngagement _ -> false;
        };
    }

    /** The addresses of the people who were told last. */
    private static List<String> lastComers(List<Report> reports) {
        List<String> emails = reports.stream().flatMap(report -> report.person().stream()).map(IdentityKey::canonical)
                .distinct().toList();
        return emails.subList(emails.size() - DELIVERIES, emails.size());
    }

    private void deliver(List<String> emails) {
        DemoDeliveries deliveries = new DemoDeliveries(server.url());
        Tree feed = Tree.branch().with("platform", "sendgrid").with("key", deliveries.publicKey()).done();
        check.expect(server.conversation(FeedRegistry.class).register(DemoDeliveries.FEED,
                feed) instanceof Registration.Registered,
                "the feed was not registered");
        Instant now = clock.instant();
        long accepted = emails.stream()
                .filter(email -> deliveries.deliver(DemoDeliveries.events(email, now), now) == 200)
                .count();
        check.expect(accepted == DELIVERIES, "a signed delivery was refused");
        check.expect(deliveries.forge(DemoDeliveries.events("nobody@forged.example", now), now) == 401,
                "a forged delivery was accepted");
        check.expect(!agreement.judges() || emails.stream().allMatch(email -> clicks(email) >= 1),
                "a click did not count");
        out.printf("Played %d signed SendGrid deliveries; a forged one was refused.%n%n", accepted);
    }

    private long clicks(String email) {
        return IdentityKey.email(email).flatMap(directory()::holding)
                .map(view -> directory().explanation(view.row().card().lead(), Wanted.PRESENT)).stream()
                .flatMap(found -> found instanceof Found.Is<Explanation> is
                        ? is.value().dimensions().stream()
                        : Stream.empty())
                .flatMap(dimension -> dimension.rules().stream()).flatMap(rule -> rule.evidence().stream())
                .filter(evidence -> evidence.id().feed().equals(DemoDeliveries.FEED))
                .filter(evidence -> evidence.type().startsWith("email-"))
                .filter(evidence -> evidence.occurredAt().isAfter(clock.instant().minus(1, ChronoUnit.HOURS))).count();
    }

    private List<LeadView> all() {
        List<LeadView> all = new ArrayList<>();
        List<LeadView> page = directory().list(new Filter(Optional.empty(), Optional.empty()), Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            LeadView last = page.getLast();
            page = directory().list(new Filter(Optional.empty(), Optional.empty()),
                    Optional.of(new Place(last.row().createdAt(), last.row().card().lead())), PAGE);
        }
        return all;
    }

    /** Shows why, as of the very instant of the score, and holds the one against the other. */
    private void explain(DemoScreen screen, LeadView view) {
        view.standing().judged().ifPresent(judged -> {
            Wanted then = new Wanted(Optional.of(judged.score().at()), Optional.empty(), Optional.empty());
            Found<Explanation> found = directory().explanation(view.row().card().lead(), then);
            check.expect(found instanceof Found.Is<Explanation> is && is.value().total() == judged.score().total(),
                    "the explanation of " + view.row().card().lead() + " gives another total");
            if (found instanceof Found.Is<Explanation> is) {
                screen.explain(view, is);
            }
        });
    }

    /** Every number shown is counted a second time, from the facts alone. */
    private void check(List<LeadView> leads) {
        check.expect(leads.size() >= PEOPLE + DemoStory.PEOPLE, "leads are missing");
        check.expect(!isFresh() || !agreement.judges() || leads.stream().anyMatch(view -> stage(view) == Stage.MQL),
                "nobody is marketing-qualified");
        for (LeadView view : leads) {
            view.standing().judged().ifPresentOrElse(judged -> {
                Wanted then = new Wanted(Optional.of(judged.score().at()), Optional.empty(), Optional.empty());
                Found<Score> replayed = directory().score(view.row().card().lead(), then);
                check.expect(replayed instanceof Found.Is<Score>(var _, Stage stage, var _, Score score)
                        && stage == judged.stage()
                        && score.equals(judged.score()), "the replay of " + view.row().card().lead() + " differs");
            }, () -> check.expect(false, view.row().card().lead() + " was not judged"));
        }
    }

    static Stage stage(LeadView view) {
        return view.standing().judged().map(judged -> judged.stage()).orElse(Stage.LEAD);
    }

    private boolean isFresh() {
        return begun.plus(FRESH).isAfter(clock.instant());
    }
}
