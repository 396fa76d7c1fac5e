package dev.baton.benchmarks;

import dev.baton.application.access.Colleague;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.agreement.VersionPublishing.Outcome;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.team.TeamRegistry;
import dev.baton.bootstrap.BatonServer;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sales: teams of twenty reps each, and a policy that divides the leads among them by industry. */
final class SalesOffice {
    /** How many reps a team has. */
    static final int REPS = 20;
    private static final List<String> INDUSTRIES = List.of("[Software]", "[Finance]", "[Education, Retail]");
    private static final String TEAM = """
            {"team": "%s", "hours": {"time-zone": "Asia/Tehran", "week": {"saturday": "08:00-16:30",
             "sunday": "08:00-16:30", "monday": "08:00-16:30", "tuesday": "08:00-16:30", "wednesday": "08:00-16:30"}},
             "reps": [%s]}""";
    private static final String REP = """
            {"person": "%s", "cap": %d, "territories": [{"attribute": "country", "is": "%s"}]}""";
    private static final String RULE = """
            {"id": "%s", "when": {"attribute": "company.industry", "in": [%s]}, "team": "%s",
             "sla": {"accept": {"within": "4h", "remind-at": [50, 80], "on-breach": [{"do": "alert-lead"},
                     {"after": "2h", "do": "reassign"}]}, "first-contact": {"within": "16h", "remind-at": [75]}}}""";

    private final BatonServer server;

    private SalesOffice(BatonServer server) {
        this.server = server;
    }

    /** Three teams among whom the leads are divided; a rep may have so many open handoffs. */
    static void open(BatonServer server, int cap) {
        new SalesOffice(server).open(List.of("plants", "banks", "schools"), INDUSTRIES.stream()
                .map(each -> each.substring(1, each.length() - 1)).map(SalesOffice::quoted).toList(), cap);
    }

    /** One team that takes all leads. @return its key */
    static String openOne(BatonServer server, int cap) {
        new SalesOffice(server).open(List.of("everything"), List.of(quoted("Software, Finance, Education, Retail")),
                cap);
        return "everything";
    }

    private static String quoted(String list) {
        return List.of(list.split(", ")).stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "));
    }

    private void open(List<String> teams, List<String> industries, int cap) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < teams.size(); i++) {
            String team = teams.get(i);
            String reps = IntStream.range(0, REPS)
                    .mapToObj(number -> REP.formatted(person(team + number), cap, number % 2 == 0 ? "IR" : "DE"))
                    .collect(Collectors.joining(", "));
            if (!(server.conversation(TeamRegistry.class).put(team, tree(TEAM.formatted(team, reps)),
                    _ -> true) instanceof TeamRegistry.Put.Added)) {
                throw new IllegalStateException("the team could not be put");
            }
            rules.add(RULE.formatted(team, industries.get(i), team));
        }
        activate(tree("{\"policy\": \"bench\", \"rules\": [" + String.join(", ", rules) + "]}"));
    }

    private String person(String name) {
        if (server.conversation(PeopleRegistry.class).add(
                tree("{\"name\": \"" + name + "\", \"team\": \"sales\", \"email\": \"" + name
                        + "@acme.example\"}")) instanceof Parsed.Valid<Colleague> added) {
            return added.value().person().id().toString();
        }
        throw new IllegalStateException("a rep could not be added");
    }

    private void activate(Tree policy) {
        PolicyPublishing publishing = server.conversation(PolicyPublishing.class);
        if (!(publishing.draft(policy) instanceof Outcome.Kept(StoredVersion draft))
                || !(publishing.activateUnsigned(draft.key(), draft.version(), _ -> true, "a bench",
                        "bench") instanceof Outcome.Kept)) {
            throw new IllegalStateException("the policy could not be activated");
        }
    }

    /** What a JSON text says. */
    static Tree tree(String json) {
        if (Json.read(json.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree tree)) {
            return tree;
        }
        throw new IllegalArgumentException(json);
    }
}
