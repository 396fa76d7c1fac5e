package dev.baton.rest;

import dev.baton.application.access.Access;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.People;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.Role;
import dev.baton.application.access.SignIn;
import dev.baton.application.access.Tokens;
import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.application.alerting.Questions;
import dev.baton.application.alerting.AlertLog;
import dev.baton.application.announcement.Deliveries;
import dev.baton.application.announcement.EndpointRegistry;
import dev.baton.application.announcement.Vault;
import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.Trees;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.checklist.LeadChecklists;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.definition.Plans;
import dev.baton.application.feed.FeedRegistry;
import dev.baton.application.feed.PlatformKeys.Fetched;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.application.handoff.HandoffClocks;
import dev.baton.application.handoff.Deciding;
import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.handoff.LeadHandoff;
import dev.baton.application.handoff.NeedsChange;
import dev.baton.application.handoff.Offering;
import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.handoff.QualifyingNeeds;
import dev.baton.application.handoff.PolicyVersion;
import dev.baton.application.handoff.RejectionReport;
import dev.baton.application.handoff.Reoffering;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.application.policy.ActivePolicy;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.repeat.Repeats;
import dev.baton.application.team.Absences;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.plain.PlainPersianCalendar;
import dev.baton.form.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.lang.reflect.Proxy;
import dev.baton.application.lead.Leads;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real server on a free port over fakes that keep everything in memory, with a key for each role. */
final class RestFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final AtomicBoolean ready = new AtomicBoolean(true);
    final InMemoryStore store = new InMemoryStore();
    final Map<Role, String> secrets = new EnumMap<>(Role.class);
    final Metrics metrics = new Metrics();
    final RestServer server;
    /** What happens before the next looks at a lead, one thing before each. */
    final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>();
    /** What the platform answers that is asked for a key. */
    final AtomicReference<Fetched> fetched = new AtomicReference<>(new Fetched.Key("MFkwDownloaded"));
    /** For each time the platform was asked, whether a transaction was open. */
    final Queue<Boolean> joinedWhileFetched = new ConcurrentLinkedQueue<>();
    /** What befalls whoever looks a key up. */
    final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    /** What happens when a key is looked for among all keys. */
    final AtomicReference<Runnable> lookUp = new AtomicReference<>(() -> {
    });
    /** The policy that is active. */
    final AtomicReference<Optional<PolicyVersion>> policy = new AtomicReference<>(Optional.empty());
    final Offering offering;
    final HandoffClocks clocks;
    final PacketLinks links;
    private final LeadIntake intake;
    private final HttpClient client = HttpClient.newHttpClient();

    /** The only checklist that comes with this server. */
    private static final Tree SHIPPED = Trees.of(Trees.map("checklist", "bant", "title", Trees.map("en", "BANT"),
            "items",
            List.of(Trees.map("id", "budget", "question", Trees.map("en", "How much?", "fa", "چقدر؟"), "kind", "amount",
                    "required", true, "filled-by", List.of("form.budget")),
                    Trees.map("id", "when", "question", "When?", "kind", "choice", "required", true, "options",
                            Trees.map("now", "At once", "later", "Later")))));

    RestFixture() {
        this(List.of());
    }

    RestFixture(List<RawRoute> raw) {
        this(RestSettings.at("127.0.0.1", 0), raw);
    }

    RestFixture(RestSettings settings, List<RawRoute> raw) {
        this(settings, raw, Optional.empty());
    }

    RestFixture(RestSettings settings, List<RawRoute> raw, Optional<Tokens> tokens) {
        InstantSource clock = now::get;
        Plans plans = new Plans(store.definitions());
        this.intake = new LeadIntake(store.ledger(), plans, clock, UUID::randomUUID, 2);
        AtomicReference<Byte> next = new AtomicReference<>((byte) 1);
        Access access = new Access(apiKeys(store.apiKeys()), clock, UUID::randomUUID, () -> {
            byte[] bytes = new byte[32];
            bytes[0] = next.getAndUpdate(value -> (byte) (value + 1));
            return bytes;
        });
        for (Role role : Role.values()) {
            secrets.put(role, access.give(role.code(), role).secret());
        }
        PeopleRegistry people = new PeopleRegistry(store.people(), access, clock, UUID::randomUUID);
        ActivePolicy active = new ActivePolicy(store.policies());
        TeamRegistry teams = new TeamRegistry(store.teams(), store.people(), new PlainPersianCalendar(),
                active::handingTo, store.documentChanges(), clock);
        PolicyRules rules = new PolicyRules((_, _) -> policy.get());
        ChecklistKeeping checklists = new ChecklistKeeping(store.checklists(), store.attributes(), active::asking,
                store.documentChanges(), new NeedsChange(store.ledger(), rules, clock), clock, List.of(SHIPPED));
        QualifyingNeeds needs = new QualifyingNeeds(rules, key -> checklists.find(key).map(Shown::checklist));
        LeadDecisions decisions = new LeadDecisions(store.ledger(), plans, needs, clock, UUID::randomUUID);
        this.offering = new Offering(store.ledger(), plans, policy::get, store.teams(), teams, clock,
                UUID::randomUUID);
        this.clocks = new HandoffClocks(store.ledger(), plans, rules, store.teams(), teams, needs, decisions, clock,
                UUID::randomUUID);
        this.links = new PacketLinks(new Vault(new byte[32], () -> new byte[32]), people(store.people()), clock);
        Conversations with = new Conversations(intake, new LeadMerging(store.ledger(), plans, clock, UUID::randomUUID),
                new LeadErasure(store.ledger(), clock, UUID::randomUUID),
                new LeadDirectory(leads(store.leads()), store.definitions(), plans, clock),
                new Deciding(decisions, store.teams(), teams, clock),
                new DefinitionPublishing(store.definitions(), clock),
                new PolicyPublishing(store.policies(), store.definitions(), () -> Stream.concat(
                        Stream.of("sales", "service"), teams.list().stream().map(StoredTeam::key))
                        .collect(Collectors.toSet()),
                        () -> checklists.list().stream().map(ChecklistKeeping.Shown::checklist).toList(),
                        store.documentChanges(), clock),
                new RescoringWatch(store.rescorings(), clock),
                access, new SignIn(access, store.people(), tokens),
                people, teams, new Absences(store.teams(), teams, people, clock, UUID::randomUUID),
                new AttributeCatalogue(store.attributes()), checklists,
                new LeadChecklists(checklists, leads(store.leads()), clock),
                new HandoffDirectory(store.handoffs(), store.leads(), teams, store.people(), clock), links,
                (at, zone, language, calendar) -> at.atZone(zone).toLocalDateTime() + " " + calendar.code(),
                new Questions(rules, () -> checklists.list().stream().map(Shown::checklist).toList()),
                new LeadHandoff(store.ledger(), plans, decisions, needs, rules, store.teams(), teams, clock,
                        UUID::randomUUID),
                new Reoffering(store.ledger(), clock), new RejectionReport(store.handoffs(), teams),
                new FeedRegistry(store.feeds(), clock, Set.of("sendgrid"), (_, key) -> key.startsWith("MF"),
                        Map.of("sendgrid", (_, _) -> {
                            joinedWhileFetched.add(store.ledger().isJoined());
                            return fetched.get();
                        })),
                new UnreadKeeping(store.feeds(), store.unreadItems(), clock), store.funnelNumbers(),
                new EndpointRegistry(store.endpoints(), store.outbox(), new Vault(new byte[32],
                        () -> UUID.randomUUID().toString().substring(0, Vault.KEY).getBytes(StandardCharsets.UTF_8)),
                        uri -> "https".equals(uri.getScheme()) && !uri.getHost().startsWith("10.")
                                ? Optional.empty()
                                : Optional.of(Reason.FORBIDDEN_ADDRESS),
                        clock, UUID::randomUUID),
                new Deliveries(store.outbox(), store.endpoints(), clock), new AlertLog(store.alerts(), clock),
                new Repeats(store.answers(), clock));
        this.server = RestServer.start(settings, with, ready::get, metrics, raw, clock, UUID::randomUUID);
    }

    private ApiKeys apiKeys(ApiKeys kept) {
        return (ApiKeys) Proxy.newProxyInstance(ApiKeys.class.getClassLoader(), new Class<?>[]{ApiKeys.class},
                (_, method, arguments) -> {
                    if (broken.get() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (method.getName().equals("findByHash")) {
                        lookUp.get().run();
                    }
                    return method.invoke(kept, arguments);
                });
    }

    private People people(People kept) {
        return (People) Proxy.newProxyInstance(People.class.getClassLoader(), new Class<?>[]{People.class},
                (_, method, arguments) -> {
                    if (broken.get() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return method.invoke(kept, arguments);
                });
    }

    private Leads leads(Leads kept) {
        return (Leads) Proxy.newProxyInstance(Leads.class.getClassLoader(), new Class<?>[]{Leads.class},
                (_, method, arguments) -> {
                    Runnable first = method.getName().equals("find") ? meanwhile.poll() : null;
                    if (first != null) {
                        first.run();
                    }
                    return method.invoke(kept, arguments);
                });
    }

    /** What came back. */
    record Seen(int status, Map<String, List<String>> headers, String body) {
        Tree.Branch json() {
            if (Json.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Valid<Tree>(Tree.Branch tree)) {
                return tree;
            }
            throw new AssertionError("no JSON object: " + status + " " + body);
        }

        /** The text, number or flag at a pointer such as {@code /items/0/id}; {@code absent} if there is none. */
        String at(String pointer) {
            Tree tree = json();
            for (String name : pointer.substring(1).split("/")) {
                Tree next = switch (tree) {
                    case Tree.Branch branch -> branch.at(name).orElse(null);
                    case Tree.Listing(List<Tree> items) ->
                        Integer.parseInt(name) < items.size() ? items.get(Integer.parseInt(name)) : null;
                    default -> null;
                };
                if (next == null) {
                    return "absent";
                }
                tree = next;
            }
            return tree instanceof Tree.Text(String text) ? text : Json.text(tree);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of("absent")).getFirst();
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The answer when somebody whom the admin adds, of this team, signs with a key of this role. */
    Seen sign(String path, String name, String team, String role, String body) {
        String id = post(Role.ADMIN, "/v1/people", "{\"name\":\"" + name + "\",\"team\":\"" + team + "\"}").at("/id");
        String secret = post(Role.ADMIN, "/v1/keys",
                "{\"name\":\"laptop\",\"role\":\"" + role + "\",\"person\":\"" + id + "\"}").at("/secret");
        return send(HttpRequest.newBuilder(uri(path + "/sign")).header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** The answer to somebody of marketing who says what he has seen. */
    Seen ifMatch(String tags, String method, String path, String body) {
        return send(as(Role.MARKETING, path).header("Content-Type", "application/yaml").header("If-Match", tags)
                .method(method, BodyPublishers.ofString(body)));
    }

    Seen get(Role role, String path) {
        return send(as(role, path).GET());
    }

    Seen post(Role role, String path, String json) {
        return send(as(role, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Seen send(Role role, String method, String path, String type, String body) {
        return send(as(role, path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    Seen send(Role role, String method, String path) {
        return send(as(role, path).method(method, BodyPublishers.noBody()));
    }

    Seen send(Role role, String path, BodyPublisher body) {
        return send(as(role, path).header("Content-Type", "application/json").POST(body));
    }

    HttpRequest.Builder as(Role role, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + secrets.get(role));
    }

    Seen send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Seen seen = new Seen(response.statusCode(), response.headers().map(), response.body());
            Documented.hold(response);
            return seen;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }

    /** How many leads are stored. */
    int leads() {
        return store.leads().list(new dev.baton.application.lead.Leads.Filter(java.util.Optional.empty(),
                java.util.Optional.empty()), java.util.Optional.empty(), 1_000).size();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        intake.close();
        metrics.close();
    }
}
