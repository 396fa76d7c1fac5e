package dev.baton.bootstrap.demo;

import dev.baton.application.agreement.Versions.Heading;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.announcement.Deliveries;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.announcement.EndpointRegistry.Made;
import dev.baton.application.announcement.EndpointRegistry.Removal;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.team.TeamRegistry;
import dev.baton.bootstrap.BatonServer;
import dev.baton.bootstrap.DefaultPolicy;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sales of the demonstration: two reps who read different languages, the shipped policy, and a system that listens. */
final class DemoSales {
    /** Who reads Persian, and whose territory is Iran. */
    static final String SHIRIN = "Shirin Invented";
    private static final String ENDPOINT = "the receiver of the demonstration";
    private static final Tree EARLIER = Tree.branch().with("from", Instant.EPOCH.toString())
            .with("types", List.of("handoff.*"), Tree::of).done();
    private static final String TEAM = """
            team: sales
            title: {en: Sales, fa: فروش, ar: المبيعات}
            hours:
              time-zone: Asia/Tehran
              week: {saturday: 08:00-16:30, sunday: 08:00-16:30, monday: 08:00-16:30, tuesday: 08:00-16:30,
                wednesday: 08:00-16:30}
              holidays: [every persian 01-01, every persian 01-02, every persian 01-13]
            reps:
              - {person: %s, lead: true, cap: 8}
              - {person: %s, cap: 8, language: fa, calendar: persian, territories: [{attribute: country, is: IR}]}
            """;
    private final BatonServer server;
    private final DemoCheck check;
    private final DemoSigners signers;

    DemoSales(BatonServer server, DemoCheck check) {
        this.server = server;
        this.check = check;
        this.signers = new DemoSigners(server, check);
    }

    /** Puts the team together, if it is not there. */
    void team() {
        TeamRegistry teams = server.conversation(TeamRegistry.class);
        if (teams.find(DefaultPolicy.TEAM).isEmpty()) {
            Tree written = read(TEAM.formatted(id(DemoSigners.SAM), id(SHIRIN)));
            check.expect(teams.put(DefaultPolicy.TEAM, written, _ -> true) instanceof TeamRegistry.Put.Added,
                    "the team was not added");
        }
    }

    private UUID id(String name) {
        return signers.person(name, Team.SALES).id();
    }

    private static Tree read(String yaml) {
        return switch (Yaml.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Valid<Tree>(Tree tree) -> tree;
            case Parsed.Invalid<Tree>(var objections) -> throw new IllegalStateException(objections.toString());
        };
    }

    /** Lets the receiver hear of everything, also of what earlier plays handed over; one of those listens no more. */
    void listening(DemoReceiver receiver) {
        EndpointRegistry endpoints = server.conversation(EndpointRegistry.class);
        endpoints.list().stream().filter(each -> each.title().equals(ENDPOINT))
                .forEach(each -> check.expect(
                        endpoints.remove(each.id(), _ -> true) instanceof Removal.Removed,
                        "an endpoint was not removed"));
        switch (endpoints.register(Tree.branch().with("title", ENDPOINT).with("url", receiver.url()).done())) {
            case Parsed.Valid<Made>(Made made) -> {
                receiver.trust(made.secret());
                check.expect(endpoints.test(made.endpoint().id()).isPresent(), "the receiver was not tried out");
                check.expect(server.conversation(Deliveries.class).replay(made.endpoint().id(),
                        EARLIER) instanceof Deliveries.Replay.Begun, "what was told earlier was not told again");
            }
            case Parsed.Invalid<Made>(var objections) -> check.expect(false, "no endpoint: " + objections);
        }
    }

    /** Hands over by the shipped policy, if leads are handed over by none. @return the one by which they are */
    Optional<StoredVersion> policy() {
        PolicyPublishing publishing = server.conversation(PolicyPublishing.class);
        if (active(publishing).isEmpty()) {
            publishing.list().stream().filter(each -> each.key().equals(DefaultPolicy.KEY)).findFirst()
                    .flatMap(each -> publishing.find(each.key(), each.version())).ifPresent(draft -> {
                        signers.sign(publishing.signing(), draft);
                        check.expect(publishing.activate(draft.key(), draft.version(),
                                _ -> true) instanceof PolicyPublishing.Outcome.Kept, "the policy was not activated");
                    });
        }
        return active(publishing);
    }

    private static Optional<StoredVersion> active(PolicyPublishing publishing) {
        return publishing.list().stream().filter((Heading each) -> each.status() == Status.ACTIVE).findFirst()
                .flatMap(each -> publishing.find(each.key(), each.version()));
    }
}
