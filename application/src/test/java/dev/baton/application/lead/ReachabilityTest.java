package dev.baton.application.lead;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.Workspace;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.Reachability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a channel gets through to a lead: what was said of it, and what came through since. */
class ReachabilityTest {
    private final Workspace workspace = new Workspace();
    private String address = "sara@example.com";

    @AfterEach
    void close() {
        workspace.close();
    }

    private void said(int hour, String channel, String reachability) {
        assertThat(workspace.submit(workspace.lead("keys", map("email", address), "reachability",
                map(channel, reachability), "occurred-at", at(hour)))).hasSize(1);
    }

    private void did(int hour, String type) {
        assertThat(workspace.submit(workspace.engagement("keys", map("email", address), "type", type, "id",
                address + type + hour, "occurred-at", at(hour)))).hasSize(1);
    }

    private static String at(int hour) {
        return "2026-03-20T%02d:00:00Z".formatted(hour);
    }

    private LeadView sara() {
        return workspace.directory.holding(IdentityKey.email(address).orElseThrow()).orElseThrow();
    }

    @Test
    void a_lead_is_reachable_by_a_channel_as_was_said_last() {
        said(1, "phone", "reachable");
        said(2, "email", "unreachable");

        assertThat(sara().reachability(Channel.PHONE)).isEqualTo(Reachability.REACHABLE);
        assertThat(sara().reachability(Channel.EMAIL)).isEqualTo(Reachability.UNREACHABLE);
        assertThat(sara().reachability(Channel.SMS)).isEqualTo(Reachability.UNKNOWN);
        assertThat(sara().profile().consent(Channel.EMAIL)).isEqualTo(Consent.UNKNOWN);
    }

    @Test
    void a_mail_that_arrives_later_makes_an_unreachable_lead_reachable_again() {
        for (String proof : List.of("email-delivered", "email-opened", "email-clicked", "email-replied")) {
            address = proof + "@example.com";
            said(2, "email", "unreachable");
            did(1, proof);
            assertThat(sara().reachability(Channel.EMAIL)).as("before: " + proof).isEqualTo(Reachability.UNREACHABLE);
            did(3, proof);
            assertThat(sara().reachability(Channel.EMAIL)).as("after: " + proof).isEqualTo(Reachability.REACHABLE);
        }
    }

    @Test
    void neither_a_bounce_nor_another_channel_proves_mails_to_arrive() {
        said(2, "email", "unreachable");
        List.of("email-sent", "email-bounced", "email-dropped", "sms-replied", "page-viewed").forEach(it -> did(3, it));

        assertThat(sara().reachability(Channel.EMAIL)).isEqualTo(Reachability.UNREACHABLE);
    }

    @Test
    void deliveries_alone_say_nothing_and_add_no_fact() {
        did(1, "email-delivered");
        did(2, "email-delivered");

        assertThat(sara().reachability(Channel.EMAIL)).isEqualTo(Reachability.UNKNOWN);
        assertThat(facts()).noneMatch(fact -> fact.contains("reachability"));
    }

    private List<String> facts() {
        return workspace.directory.timeline(sara().row().card().lead(), Optional.empty(), 99).orElseThrow().stream()
                .map(entry -> LeadForm.entry(entry).toString()).toList();
    }

    @Test
    void what_is_told_in_whatever_order_comes_to_the_same() {
        List<Runnable> told = new ArrayList<>(List.of(() -> said(2, "email", "unreachable"),
                () -> did(3, "email-clicked"), () -> said(4, "email", "unreachable"), () -> did(1, "email-delivered")));
        for (int i = 0; i < told.size(); i++) {
            address = "sara-" + i + "@example.com";
            Collections.rotate(told, 1);
            told.forEach(Runnable::run);
            assertThat(sara().reachability(Channel.EMAIL)).isEqualTo(Reachability.UNREACHABLE);
            did(5, "email-opened");
            assertThat(sara().reachability(Channel.EMAIL)).isEqualTo(Reachability.REACHABLE);
        }
    }

    @Test
    void the_lead_shows_it_beside_consent_and_the_timeline_tells_it() {
        said(2, "email", "unreachable");

        assertThat(LeadForm.lead(sara()).at("reachability")).contains(Trees
                .of(map("email", "unreachable", "sms", "unknown", "phone", "unknown")));
        assertThat(facts()).anyMatch(fact -> fact.contains("reachability") && fact.contains("unreachable"));
    }

    @Test
    void what_was_said_of_a_channel_moves_neither_score_nor_stage() {
        workspace.activate(Workspace.usual());
        did(1, "demo-requested");
        var before = sara().standing();
        said(2, "email", "unreachable");

        assertThat(sara().standing()).isEqualTo(before);
        assertThat(workspace.directory.transitions(sara().row().card().lead()).orElseThrow()).isEmpty();
    }
}
