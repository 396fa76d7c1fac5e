package dev.baton.persistence;

import static dev.baton.application.Trees.map;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.announcement.Delivery.Attempt;
import dev.baton.application.announcement.Delivery.State;
import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Endpoint.Secrets;
import dev.baton.application.announcement.EventFilter;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.announcement.Outbox.Dispatch;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.handoff.Handoffs.Refusals;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.handoff.LeadHandoff;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadDecisions.Order;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.repeat.Answers.Kept;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.domain.engagement.EngagementId;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.handoff.Grounds;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Actor;
import dev.baton.domain.handoff.Happening;
import dev.baton.domain.handoff.Happening.What;
import dev.baton.domain.lead.Decision;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After an erasure nothing in the whole database tells of the person. */
@Timeout(120)
class ErasureTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();
    private static final Instant NOW = Workspace.START;
    private static final Map<String, Object> KEYS = map("email", "Nima.Tehrani@Example.com", "phone", "+982188776655",
            "external", List.of(map("system", "crm", "id", "pers-4711")), "visitor", "cookie-nima-77");
    /** By what the person could be recognised, in small letters. */
    private static final List<String> TRACES = List.of("nima", "tehrani", "نیما", "2188776655", "pers-4711", "cookie-",
            "blue-kite", "click-99", "secret-asset", "gave his number");

    /** Columns of texts and bytes that the person's erasure has to do with. */
    private static final List<String> OF_PEOPLE = List.of("lead.source", "lead.account_name", "identity_key.value",
            "merge_suggestion.key_value",
            "engagement.external_id", "engagement.asset_id", "engagement.asset_url", "engagement.asset_title",
            "engagement.campaign", "engagement.message", "engagement.attributes", "engagement_verdict.external_id",
            "engagement_verdict.reason", "lead_fact.body", "stage_transition.cause", "unread_item.reason",
            "unread_item.body", "unread_recipient.value", "kept_answer.key", "kept_answer.request",
            "kept_answer.answer", "delivery_attempt.answer", "handoff.packet", "handoff_step.note");
    /** Those that tell of no lead: words of ours, numbers, hashes, definitions, and the colleagues who work with leads. */
    private static final List<String> OF_NOBODY = List.of("lead.stage", "lead.judged_by", "lead.card",
            "identity_key.kind",
            "merge_suggestion.key_kind", "engagement.feed", "engagement.type", "engagement.channel",
            "engagement.funnel",
            "engagement.person", "engagement_verdict.feed", "lead_fact.kind", "lead_fact.name",
            "stage_transition.from_stage", "stage_transition.to_stage", "stage_transition.score",
            "stage_transition.cycle_kind", "attribute_type.name", "attribute_type.type", "unread_item.feed",
            "unread_item.external_id", "unread_recipient.kind", "unread_recipient.feed", "unread_recipient.external_id",
            "definition_version.definition", "definition_version.status", "definition_version.written",
            "definition_version.waiver_reason", "definition_version.waived_by", "workspace.judging", "workspace.salt",
            "suppressed_key.digest", "api_key.name", "api_key.role", "api_key.sha256", "feed.name", "feed.platform",
            "feed.platform_key", "person.name", "person.team", "person.email", "person.role", "person.subject",
            "policy_version.policy", "policy_version.status", "policy_version.written", "policy_version.waiver_reason",
            "policy_version.waived_by", "policy_signature.policy", "policy_signature.team", "policy_signature.name",
            "signature.definition", "signature.team", "signature.name", "rescoring.definition", "rescoring.effects",
            "rescoring_move.definition", "awaiting_lead.definition", "account_roll_up.rolled_up",
            "event.type", "event.body",
            "sales_team.team", "sales_team.written",
            "offer_ground.ground", "offer_wish.kind", "offer_wish.status", "offer_wish.miss", "offer_wish.policy",
            "offer_wish.rule",
            "handoff.kind", "handoff.stage", "handoff.state", "handoff.policy", "handoff.rule", "handoff.team",
            "handoff.choice", "handoff.judged_by", "handoff.answered_name", "handoff.reason", "handoff.clocks",
            "handoff_step.what", "handoff_step.about", "handoff_step.by_name", "rep_turn.team",
            "checklist.key", "checklist.written",

            "webhook_endpoint.title", "webhook_endpoint.url", "webhook_endpoint.events",
            "webhook_endpoint.secret", "webhook_endpoint.former_secret", "webhook_endpoint.disabled_why",
            "delivery.state", "delivery_attempt.error",
            "alert.kind", "alert.state", "alert.why");
    private static final Set<String> BINARY = Set.of("lead.card", "unread_item.body", "kept_answer.answer",
            "delivery_attempt.answer",
            "workspace.salt", "suppressed_key.digest");
    private static final Name REQUEST = new Name(new UUID(1, 1), "import-of-nima");
    private final AtomicLong given = new AtomicLong();
    private LeadIntake intake;
    private LeadMerging merging;
    private LeadErasure erasure;
    private LeadDecisions decisions;

    private UUID id() {
        return new UUID(given.incrementAndGet(), 0);
    }

    @BeforeEach
    void the_usual_definition_judges() {
        var ledger = POSTGRES.database().ledger();
        Plans plans = new Plans(POSTGRES.database().definitions());
        intake = new LeadIntake(ledger, plans, () -> NOW, this::id, 2);
        merging = new LeadMerging(ledger, plans, () -> NOW, this::id);
        decisions = new LeadDecisions(ledger, plans, () -> NOW, this::id);
        erasure = new LeadErasure(ledger, () -> NOW, this::id);
        var publishing = new DefinitionPublishing(POSTGRES.database().definitions(), () -> NOW);
        assertThat(publishing.draft(Trees.of(Workspace.usual()))).isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
        assertThat(publishing.activateUnsigned("usual", 1, "a test", "tester"))
                .isInstanceOf(DefinitionPublishing.Outcome.Kept.class);
    }

    @AfterEach
    void the_writers_stop() {
        intake.close();
    }

    private List<Receipt> submit(List<UnreadItem> unread, Report... reports) {
        return switch (intake.submit(List.of(reports), unread)) {
            case Answer.Done(List<Receipt> receipts, var _) -> receipts;
            case Answer.Busy busy -> throw new AssertionError(busy.toString());
            case Answer.Unavailable unavailable -> throw new AssertionError(unavailable.toString());
            case Answer.Full full -> throw new AssertionError(full.toString());
        };
    }

    private static Report valid(Parsed<Report> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private static Report engagement(Object... written) {
        return valid(ReportReader.engagement(Trees.of(map(written)), Pointer.ROOT,
                new Defaults(NOW, "web", Effects.ALL)));
    }

    private static Report lead(Object... written) {
        return valid(ReportReader.lead(Trees.of(map(written)), Pointer.ROOT, new Defaults(NOW, "web", Effects.ALL)));
    }

    private static LeadId holding(IdentityKey key) {
        return POSTGRES.database().leads().holding(key).orElseThrow();
    }

    private static LeadId email(String address) {
        return holding(IdentityKey.email(address).orElseThrow());
    }

    /** Everything of which Baton keeps something today. */
    private LeadId leavesTracesEverywhere() {
        List<UnreadItem> unread = List.of(
                new UnreadItem(new EngagementId("mail", "u1"), "no event for nima.tehrani@example.com",
                        "{\"email\":\"NIMA.Tehrani@example.com\",\"x\":\"\\u0000 نیما\"}", NOW),
                new UnreadItem(new EngagementId("mail", "u3"),
                        IdentityKey.email("nima.tehrani@example.com").map(key -> key),
                        "no type", "{\"email\":\"\\u006eima.tehrani@example.com\",\"url\":\"click-99\"}", NOW),
                new UnreadItem(new EngagementId("mail", "u2"), "no type", "{\"email\":\"sara@example.com\"}", NOW));
        submit(unread, lead("keys", KEYS, "attributes", map("name", "نیما تهرانی", "role", "VP Sales", "company",
                "Blue-Kite"), "touches", List.of(map("source", "nima.tehrani@example.com told us"))),
                lead("keys", map("email", "sara@example.com"), "touches", List.of(map("source", "fair"))));
        submit(List.of(), engagement("id", "click-99", "keys", KEYS, "type", "demo-requested", "asset",
                map("id", "secret-asset", "url", "https://example.com/?m=nima", "title", "for Nima"), "campaign",
                "nima-only", "message", "to-nima", "attributes", map("note", "Nima")),
                engagement("id", "click-100", "keys", KEYS, "type", "demo-requested"),
                lead("keys", map("email", "sara@example.com", "external", List.of(map("system", "crm", "id",
                        "pers-4711")))),
                engagement("id", "of-sara", "keys", map("email", "sara@example.com", "visitor", "cookie-nima-77"),
                        "type",
                        "page-viewed"));
        offeredAndSpokenTo(email("nima.tehrani@example.com"));
        submit(List.of(),
                valid(ReportReader.verdict(Trees.of(map("feed", "web", "id", "click-99", "verdict", "suspect",
                        "reason", "gave his number to us")), Pointer.ROOT, new Defaults(NOW, "web", Effects.ALL))));
        submit(List.of(), lead("keys", map("email", "nima@blue-kite.example"), "attributes", map("name", "Nima T.")));
        LeadId nima = email("nima.tehrani@example.com");
        assertThat(decisions.decide(nima, new Order(Optional.empty(), Optional.empty(),
                new Decision.Overridden(Stage.SQL), Actor.named("Mina Example"),
                Optional.of("Nima asked for it at the fair"))))
                .isInstanceOf(LeadDecisions.Outcome.Done.class);
        merging.merge(nima, email("nima@blue-kite.example"));
        receiverNamesThePerson(nima);
        POSTGRES.database().answers().keep(REQUEST, new Kept("asked of nima", "nima".getBytes(UTF_8), NOW));
        return nima;
    }

    /** What sales gets of the person is frozen, and a rep writes about a call. */
    private static void offeredAndSpokenTo(LeadId nima) {
        try (FloorOnPostgres floor = new FloorOnPostgres(POSTGRES.database(), "{id: all, team: inside}")) {
            UUID rep = floor.team(1, 9).getFirst();
            var _ = floor.instance().offering.offer(9);
            UUID handoff = floor.open(nima).orElseThrow().id();
            assertThat(floor.instance().handoff.contacted(handoff, "phone", true,
                    Optional.of("Nima gave his number"), FloorOnPostgres.asking(rep)))
                    .isInstanceOf(LeadHandoff.Outcome.Done.class);
        }
    }

    /** A receiver may answer by whom it knows behind the id of a lead. */
    private void receiverNamesThePerson(LeadId nima) {
        Endpoint endpoint = receiver();
        List<Dispatch> dispatches = onTheirWay(endpoint, nima);
        assertThat(dispatches).isNotEmpty();
        dispatches.forEach(ErasureTest::answered);
    }

    private Endpoint receiver() {
        Endpoint endpoint = new Endpoint(id(), "CRM", URI.create("https://crm.example.com/"), EventFilter.ALL,
                new Secrets("sealed", Optional.empty()), Optional.empty(), Optional.empty(), NOW);
        assertThat(POSTGRES.database().endpoints().add(endpoint, 9)).isTrue();
        return endpoint;
    }

    /** What is to be told of a lead, taken by somebody who tells it. */
    private static List<Dispatch> onTheirWay(Endpoint endpoint, LeadId lead) {
        Outbox outbox = POSTGRES.database().outbox();
        assertThat(outbox.fanOut(NOW, 100)).isPositive();
        return outbox.claim(Map.of(endpoint.id(), 100), NOW, NOW.plusSeconds(60)).stream()
                .filter(each -> each.event().of().orElseThrow().lead().equals(lead)).toList();
    }

    private static void answered(Dispatch dispatch) {
        POSTGRES.database().outbox().note(dispatch, new Attempt(dispatch.attempts() + 1, NOW, Optional.of(200),
                Optional.empty(), Duration.ofMillis(9), "{\"updated\": \"Nima Tehrani\"}"), State.DELIVERED,
                Optional.empty());
    }

    /** Every row of every table, binary columns as text too. */
    private static String dump() {
        List<String> rows = new ArrayList<>();
        for (String table : POSTGRES.ask("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                + " AND tablename NOT LIKE 'flyway%'")) {
            rows.addAll(POSTGRES.ask("SELECT '" + table + ": ' || t::text FROM \"" + table + "\" t"));
            for (String column : POSTGRES.ask("SELECT column_name FROM information_schema.columns WHERE table_name = '"
                    + table + "' AND data_type = 'bytea' AND table_schema = current_schema()")) {
                rows.addAll(POSTGRES.ask("SELECT '" + table + "." + column + ": ' || coalesce(encode(" + column
                        + ", 'escape'), '') FROM \"" + table + "\""));
            }
        }
        return String.join("\n", rows).toLowerCase(Locale.ROOT);
    }

    @Test
    void nothing_in_any_table_tells_of_the_person() {
        LeadId nima = leavesTracesEverywhere();
        assertThat(dump()).contains(TRACES);

        assertThat(erasure.erase(nima, true)).isTrue();

        assertThat(dump()).doesNotContain(TRACES).contains("sara@example.com", "u2");
        assertThat(POSTGRES.database().answers().find(REQUEST)).as("that it was carried out").isPresent();
    }

    /** That the person was erased is told too, and a receiver may answer by whom it has removed. */
    @Test
    void what_a_receiver_answers_after_the_erasure_is_not_kept() {
        LeadId nima = leavesTracesEverywhere();
        Endpoint endpoint = receiver();
        assertThat(erasure.erase(nima, true)).isTrue();

        List<Dispatch> dispatches = onTheirWay(endpoint, nima);
        assertThat(dispatches).isNotEmpty();
        dispatches.forEach(ErasureTest::answered);

        assertThat(dump()).doesNotContain(TRACES);
        assertThat(POSTGRES.ask("SELECT DISTINCT state FROM delivery WHERE endpoint_id = '" + endpoint.id() + "'"))
                .containsExactly("delivered");
    }

    /** Else a column would pass that the traces left out, or that came later. */
    @Test
    void every_column_that_may_tell_of_the_person_held_a_trace_before() {
        var _ = leavesTracesEverywhere();
        List<String> columns = POSTGRES.ask("""
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND data_type IN ('text', 'json', 'jsonb', 'bytea', 'ARRAY')
                AND table_name NOT LIKE 'flyway%'""");

        assertThat(columns).filteredOn(ErasureTest::holdsATrace).containsExactlyInAnyOrderElementsOf(OF_PEOPLE);
        assertThat(columns).filteredOn(column -> !OF_PEOPLE.contains(column))
                .containsExactlyInAnyOrderElementsOf(OF_NOBODY);
    }

    private static boolean holdsATrace(String column) {
        String[] parts = column.split("\\.");
        String text = BINARY.contains(column) ? "encode(" + parts[1] + ", 'escape')" : parts[1] + "::text";
        String held = String.join("\n", POSTGRES.ask("SELECT coalesce(" + text + ", '') FROM " + parts[0]));
        return TRACES.stream().anyMatch(held.toLowerCase(Locale.ROOT)::contains);
    }

    @Test
    void the_numbers_stay_and_the_stages_too() {
        LeadId nima = leavesTracesEverywhere();
        var before = POSTGRES.database().funnelNumbers().bySource();
        int moves = POSTGRES.database().leads().transitions(nima).size();

        assertThat(erasure.erase(nima, false)).isTrue();

        assertThat(POSTGRES.database().funnelNumbers().bySource()).extracting(row -> row.leads() + row.qualified())
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(row -> row.leads() + row.qualified()).toList());
        assertThat(moves).isPositive();
        assertThat(POSTGRES.database().leads().transitions(nima)).hasSize(moves);
        assertThat(POSTGRES.ask("SELECT count(*) FROM engagement")).containsExactly("3");
    }

    @Test
    void that_the_person_was_offered_and_spoken_to_stays() {
        LeadId nima = leavesTracesEverywhere();
        List<String> before = POSTGRES.ask("SELECT what || ' ' || at FROM handoff_step ORDER BY step");
        assertThat(before).hasSizeGreaterThan(1);

        assertThat(erasure.erase(nima, false)).isTrue();

        assertThat(POSTGRES.ask("SELECT what || ' ' || at FROM handoff_step ORDER BY step")).isEqualTo(before);
        assertThat(POSTGRES.ask("SELECT count(*) FROM handoff WHERE packet IS NULL")).containsExactly("1");
    }

    /** The account is known by what its domain and its name come to. */
    @Test
    void a_handoff_does_not_tell_of_what_account_the_person_was() {
        LeadId nima = leavesTracesEverywhere();
        assertThat(POSTGRES.ask("SELECT count(*) FROM handoff WHERE account IS NOT NULL")).containsExactly("1");

        assertThat(erasure.erase(nima, false)).isTrue();

        assertThat(POSTGRES.ask("SELECT count(*) FROM handoff WHERE account IS NOT NULL")).containsExactly("0");
    }

    /** The handoff is the other lead's; what was written while they were one may be about either. */
    @Test
    void what_was_written_while_the_person_was_one_with_another_goes_too() {
        submit(List.of(), lead("keys", map("email", "nima.tehrani@example.com")), engagement("id", "of-sara-1", "keys",
                map("email", "sara@example.com"), "type", "demo-requested"),
                engagement("id", "of-sara-2", "keys",
                        map("email", "sara@example.com"), "type", "demo-requested"));
        LeadId sara = email("sara@example.com");
        LeadId nima = email("nima.tehrani@example.com");
        merging.merge(sara, nima);
        offeredAndSpokenTo(sara);
        assertThat(merging.unmerge(sara, nima)).isNotNull();
        assertThat(email("nima.tehrani@example.com")).isNotEqualTo(sara);

        assertThat(erasure.erase(nima, false)).isTrue();

        assertThat(POSTGRES.ask("SELECT count(*) FROM handoff_step WHERE note IS NOT NULL")).containsExactly("0");
    }

    @Test
    void what_comes_with_a_suppressed_key_is_not_recorded() {
        LeadId nima = leavesTracesEverywhere();
        assertThat(erasure.erase(nima, true)).isTrue();
        String before = dump();

        assertThat(submit(List.of(), engagement("id", "late", "keys", map("email", "nima.tehrani@example.com"), "type",
                "page-viewed"), lead("keys", map("visitor", "cookie-nima-77"), "attributes", map("name", "Nima"))))
                .containsOnly(new Receipt.Suppressed());
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void without_suppression_the_same_address_is_somebody_new() {
        LeadId nima = leavesTracesEverywhere();
        assertThat(erasure.erase(nima, false)).isTrue();
        assertThat(erasure.erase(nima, false)).isFalse();

        assertThat(submit(List.of(), lead("keys", map("email", "nima.tehrani@example.com"))))
                .hasOnlyElementsOfType(Receipt.Recorded.class);
        assertThat(email("nima.tehrani@example.com")).isNotEqualTo(nima);
    }

    @Test
    void what_sales_sends_back_is_added_up_as_before() {
        LeadId nima = leavesTracesEverywhere();
        UUID handoff = UUID.fromString(POSTGRES.ask("SELECT handoff_id FROM handoff").getFirst());
        Handoff ended = POSTGRES.database().handoffs().find(handoff).orElseThrow();
        assertThat(POSTGRES.database().ledger().<Boolean>write(page -> {
            page.handoffs().append(List.of(Happening.of(ended, NOW,
                    new What.Rejected(Optional.of(new Grounds("too-early", false, Optional.empty(), true, false))))));
            return true;
        })).isTrue();
        List<Optional<JudgedBy>> before = judges();
        assertThat(before).containsExactly(Optional.of(new JudgedBy("usual", 1)));

        assertThat(erasure.erase(nima, false)).isTrue();

        assertThat(judges()).isEqualTo(before);
    }

    private static List<Optional<JudgedBy>> judges() {
        return POSTGRES.database().handoffs().refusals(Optional.empty(), new Span(NOW, NOW.plusSeconds(60))).stream()
                .map(Refusals::judge).toList();
    }

    /** Whatever comes first, no fact of the person hangs on a tombstone, and no key is there that was suppressed. */
    @Test
    void facts_that_come_while_somebody_is_erased_are_erased_or_refused() throws Exception {
        for (int round = 0; round < 12; round++) {
            String address = "racer-" + round + "@example.com";
            submit(List.of(), lead("keys", map("email", address)));
            LeadId lead = email(address);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String fact = round + "-" + i;
                    all.add(threads.submit(() -> submit(List.of(), engagement("id", fact, "keys",
                            map("email", address, "visitor", "browser-" + fact), "type", "page-viewed"))));
                }
                all.add(threads.submit(() -> erasure.erase(lead, true)));
                for (Future<?> each : all) {
                    var _ = each.get();
                }
            }
            assertThat(POSTGRES.database().leads().erasedAt(lead)).isPresent();
        }
        assertThat(dump()).doesNotContain("racer-", "browser-");
    }
}
