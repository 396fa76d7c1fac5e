package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.domain.chance.Cases;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.qualification.Replay;
import dev.baton.domain.qualification.Scorecard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random histories with merges and un-merges. */
class MergePropertiesTest {
    private static final List<String> PEOPLE = List.of("sara", "rad", "omid", "leila");
    private static final List<String> TYPES = List.of("demo-requested", "page-viewed", "page-viewed", "phone-call");
    private static final int STEPS = 80;

    /** What is compared. */
    private record Found(String stage, String since, String dimensions) {
        static Found of(LeadView view) {
            var judged = view.standing().judged().orElseThrow();
            return new Found(judged.stage().name(), judged.since().toString(), judged.score().dimensions().toString());
        }
    }

    private static LeadView holding(Workspace workspace, String name) {
        return workspace.directory.holding(IdentityKey.email(name + "@example.com").orElseThrow()).orElseThrow();
    }

    private static LeadId lead(Workspace workspace, String name) {
        return holding(workspace, name).row().card().lead();
    }

    /** Something that one person did or that was said of him, on time or late. */
    private static Report fact(Workspace workspace, Random random, int step) {
        String name = PEOPLE.get(random.nextInt(PEOPLE.size()));
        Instant at = workspace.now().minus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(200) : 0));
        Map<String, Object> keys = map("email", name + "@example.com");
        if (random.nextInt(4) == 0) {
            keys.put("visitor", "cookie-" + name + random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            return workspace.lead("keys", keys, "occurred-at", at.toString(), "attributes",
                    map("role", random.nextBoolean() ? "VP Sales" : "clerk"));
        }
        return random.nextInt(4) == 0
                ? workspace.engagement("id", "v" + step, "keys", map("visitor", "cookie-" + name + random.nextInt(3)),
                        "type", "page-viewed", "occurred-at", at.toString())
                : workspace.engagement("id", "e" + step, "keys", keys, "type",
                        TYPES.get(random.nextInt(TYPES.size())), "occurred-at", at.toString());
    }

    private static void begin(Workspace workspace) {
        workspace.activate(Workspace.usual());
        workspace.pass(Duration.ofDays(30));
        for (String name : PEOPLE) {
            workspace.submit(workspace.lead("keys", map("email", name + "@example.com"), "occurred-at",
                    Workspace.START.toString()));
        }
    }

    private static void mergesAndUnmerges(Workspace workspace, Map<String, LeadId> ids, Random random) {
        LeadId one = ids.get(PEOPLE.get(random.nextInt(PEOPLE.size())));
        LeadId other = ids.get(PEOPLE.get(random.nextInt(PEOPLE.size())));
        var _ = random.nextBoolean() ? workspace.merging.merge(one, other) : workspace.merging.unmerge(one, other);
    }

    /** The card that was kept equals the fold of all facts anew. */
    private static void cardsEqualReplays(Workspace workspace) {
        for (String name : PEOPLE) {
            LeadView view = holding(workspace, name);
            var row = workspace.store.leads().find(view.row().card().lead()).orElseThrow();
            Scorecard anew = Replay.of(workspace.store.leads().history(row.card().lead()), workspace.plans,
                    workspace.now()).orElseThrow();
            anew.askWhileDue(workspace.now());
            assertThat(Found.of(view)).isEqualTo(new Found(anew.stage().name(), anew.since().toString(),
                    anew.score(anew.present(workspace.now())).dimensions().toString()));
        }
    }

    @Test
    void cards_equal_replays_all_the_way_and_after_all_is_taken_apart_nobody_can_tell_that_there_were_merges() {
        Cases.check(20, chance -> holds(chance.between(0, Integer.MAX_VALUE - 1)));
    }

    private static void holds(long seed) {
        Random facts = new Random(seed);
        Random same = new Random(seed);
        Random merges = new Random(seed);
        try (Workspace merged = new Workspace(); Workspace never = new Workspace()) {
            begin(merged);
            begin(never);
            Map<String, LeadId> ids = new LinkedHashMap<>();
            PEOPLE.forEach(name -> ids.put(name, lead(merged, name)));
            for (int step = 0; step < STEPS; step++) {
                merged.submit(fact(merged, facts, step));
                never.submit(fact(never, same, step));
                if (merges.nextInt(3) == 0) {
                    mergesAndUnmerges(merged, ids, merges);
                }
                cardsEqualReplays(merged);
                Duration pause = Duration.ofHours(merges.nextInt(20));
                merged.pass(pause);
                never.pass(pause);
            }
            List<String> parted = new ArrayList<>(PEOPLE);
            for (String whole : PEOPLE) {
                for (String part : parted) {
                    var _ = merged.merging.unmerge(ids.get(whole), ids.get(part));
                }
            }
            for (String name : PEOPLE) {
                assertThat(lead(merged, name)).isEqualTo(ids.get(name));
                assertThat(Found.of(holding(merged, name))).as(name).isEqualTo(Found.of(holding(never, name)));
            }
        }
    }
}
