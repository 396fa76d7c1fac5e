package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One history, told in any order, in any batches, with repeats: one score and one present stage. */
class AnyOrderIT {
    private static final long SEED = 20_270_102;
    private static final Instant START = Workspace.START;
    private static final Duration LENGTH = Duration.ofDays(40);
    private static final int IN_MEMORY = 1_000;
    private static final int OVER_HTTP = 20;

    /** What is compared. */
    private record Outcome(String stage, String since, String score) {}

    /**
     * Visits that come before anyone knows the visitor, a title that changes, late and machine engagements: forty days in
     * which the lead is qualified, falls back, and is qualified again.
     */
    private static List<Map<String, Object>> history(String tag) {
        Map<String, Object> address = map("email", "sara-" + tag + "@example.com");
        Map<String, Object> visitor = map("visitor", "cookie-" + tag);
        List<Map<String, Object>> facts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Map<String, Object> engagement = map("feed", "web", "id", tag + "-" + i, "keys",
                    i % 3 == 0 ? visitor : address, "type", i % 4 == 0 ? "demo-requested" : "page-viewed",
                    "occurred-at", START.plus(LENGTH.dividedBy(25).multipliedBy(i)).toString());
            if (i % 7 == 3) {
                engagement.put("verdict", "machine");
            }
            facts.add(engagement);
        }
        facts.add(map("keys", People.both(address, visitor), "occurred-at", START.plus(Duration.ofDays(2)).toString()));
        facts.add(map("keys", address, "occurred-at", START.plus(Duration.ofDays(5)).toString(), "attributes",
                map("role", "VP Sales")));
        facts.add(map("keys", address, "occurred-at", START.plus(Duration.ofDays(30)).toString(), "attributes",
                map("role", "Adviser"), "touches", List.of(map("source", "fair"))));
        return facts;
    }

    /** An order, cut into batches, with some told twice or three times. */
    private static List<List<Map<String, Object>>> telling(List<Map<String, Object>> history, Random random) {
        List<Map<String, Object>> told = new ArrayList<>(history);
        history.stream().filter(fact -> fact.containsKey("id") && random.nextInt(3) == 0).forEach(told::add);
        Collections.shuffle(told, random);
        List<List<Map<String, Object>>> batches = new ArrayList<>();
        for (int from = 0; from < told.size();) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(9));
            batches.add(told.subList(from, to));
            from = to;
        }
        return batches;
    }

    @Test
    void a_thousand_orders_in_memory_give_one_score_and_one_stage() {
        Set<Outcome> outcomes = new HashSet<>();
        IntStream.range(0, IN_MEMORY).forEach(order -> outcomes.add(inMemory(new Random(SEED + order))));
        assertThat(outcomes).hasSize(1).allSatisfy(outcome -> assertThat(outcome.score()).isNotEqualTo("0"));
    }

    private static Outcome inMemory(Random random) {
        try (Workspace workspace = new Workspace()) {
            workspace.activate(Workspace.usual());
            workspace.pass(LENGTH);
            for (List<Map<String, Object>> batch : telling(history("one"), random)) {
                workspace.submit(batch.stream().map(fact -> read(fact, workspace.now())).toArray(Report[]::new));
                workspace.pass(Duration.ofSeconds(random.nextInt(60)));
            }
            workspace.pass(Duration.between(workspace.now(), START.plus(LENGTH).plus(Duration.ofDays(1))));
            return outcome(workspace.directory.holding(IdentityKey.email("sara-one@example.com").orElseThrow())
                    .orElseThrow());
        }
    }

    private static Report read(Map<String, Object> fact, Instant now) {
        Defaults defaults = new Defaults(now, "web", Effects.ALL);
        Parsed<Report> parsed = fact.containsKey("type")
                ? ReportReader.engagement(Trees.of(fact), Pointer.ROOT, defaults)
                : ReportReader.lead(Trees.of(fact), Pointer.ROOT, defaults);
        return switch (parsed) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new AssertionError(objections.toString());
        };
    }

    private static Outcome outcome(LeadView view) {
        var judged = view.standing().judged().orElseThrow();
        return new Outcome(judged.stage().name(), judged.since().toString(), judged.score().dimensions().toString());
    }

    @Test
    void twenty_orders_over_http_give_one_score_and_one_stage() {
        try (RunningBaton baton = new RunningBaton("orders")) {
            baton.setNow(START.plus(LENGTH));
            baton.activate(Workspace.usual());
            Set<Outcome> outcomes = new HashSet<>();
            for (int order = 0; order < OVER_HTTP; order++) {
                tell(baton.api(), telling(history("h" + order), new Random(SEED + order)));
            }
            baton.setNow(START.plus(LENGTH).plus(Duration.ofDays(1)));
            for (int order = 0; order < OVER_HTTP; order++) {
                outcomes.add(outcome(baton.api(), "sara-h" + order + "@example.com"));
            }
            assertThat(outcomes).hasSize(1).allSatisfy(outcome -> assertThat(outcome.score()).isNotEqualTo("0"));
        }
    }

    /** Neighbours of one kind travel together. */
    private static void tell(Api api, List<List<Map<String, Object>>> batches) {
        for (List<Map<String, Object>> batch : batches) {
            List<Map<String, Object>> together = new ArrayList<>();
            for (Map<String, Object> fact : batch) {
                if (!together.isEmpty() && together.getLast().containsKey("type") != fact.containsKey("type")) {
                    send(api, together);
                    together.clear();
                }
                together.add(fact);
            }
            send(api, together);
        }
    }

    private static void send(Api api, List<Map<String, Object>> facts) {
        String path = facts.getFirst().containsKey("type") ? "/v1/engagements/batch" : "/v1/leads/batch";
        assertThat(api.post(path, map("items", facts)).done().at("refused").whole()).isZero();
    }

    private static Outcome outcome(Api api, String address) {
        Look lead = api.get("/v1/leads?email=" + Api.escaped(address)).done().at("items").items().getFirst();
        return new Outcome(lead.at("stage").text(), lead.find("stage-since").map(Look::text).orElse(""),
                lead.at("score").at("dimensions").at("interest").at("exact").toString());
    }
}
