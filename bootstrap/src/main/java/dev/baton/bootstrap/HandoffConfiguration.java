package dev.baton.bootstrap;

import dev.baton.application.access.People;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.announcement.Vault;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.handoff.HandoffClocks;
import dev.baton.application.handoff.Deciding;
import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.handoff.Handoffs;
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
import dev.baton.application.intake.Ledger;
import dev.baton.application.definition.Plans;
import dev.baton.application.lead.Leads;
import dev.baton.application.policy.Policies;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.bootstrap.UpkeepLoop.Work;
import dev.baton.persistence.Database;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How leads are handed over. */
@Configuration(proxyBeanMethods = false)
class HandoffConfiguration {

    private static PolicyVersion version(StoredVersion stored) {
        return new PolicyVersion(stored.key(), stored.version(), stored.written());
    }

    @Bean
    PolicyRules policyRules(Policies policies) {
        return new PolicyRules((key, number) -> policies.find(key, number).map(HandoffConfiguration::version));
    }

    @Bean
    QualifyingNeeds qualifyingNeeds(PolicyRules rules, ChecklistKeeping checklists) {
        return new QualifyingNeeds(rules, key -> checklists.find(key).map(Shown::checklist));
    }

    @Bean
    NeedsChange needsChange(Ledger ledger, PolicyRules rules, InstantSource clock) {
        return new NeedsChange(ledger, rules, clock);
    }

    @Bean
    Offering offering(Ledger ledger, Plans plans, Policies policies, Teams teams, TeamRegistry registry,
            InstantSource clock, Ids ids) {
        return new Offering(ledger, plans, () -> policies.active().map(HandoffConfiguration::version), teams, registry,
                clock, ids);
    }

    @Bean
    HandoffClocks handoffClocks(Ledger ledger, Plans plans, PolicyRules rules, Teams teams, TeamRegistry registry,
            QualifyingNeeds needs, LeadDecisions decisions, InstantSource clock, Ids ids) {
        return new HandoffClocks(ledger, plans, rules, teams, registry, needs, decisions, clock, ids);
    }

    @Bean
    Deciding deciding(LeadDecisions decisions, Teams teams, TeamRegistry registry, InstantSource clock) {
        return new Deciding(decisions, teams, registry, clock);
    }

    @Bean
    LeadHandoff leadHandoff(Ledger ledger, Plans plans, LeadDecisions decisions, QualifyingNeeds needs,
            PolicyRules rules, Teams teams, TeamRegistry registry, InstantSource clock, Ids ids) {
        return new LeadHandoff(ledger, plans, decisions, needs, rules, teams, registry, clock, ids);
    }

    @Bean
    HandoffDirectory handoffDirectory(Handoffs handoffs, Leads leads, TeamRegistry registry, People people,
            InstantSource clock) {
        return new HandoffDirectory(handoffs, leads, registry, people, clock);
    }

    @Bean
    PacketLinks packetLinks(Vault vault, People people, InstantSource clock) {
        return new PacketLinks(vault, people, clock);
    }

    @Bean
    Reoffering reoffering(Ledger ledger, InstantSource clock) {
        return new Reoffering(ledger, clock);
    }

    @Bean
    RejectionReport rejectionReport(Handoffs handoffs, TeamRegistry registry) {
        return new RejectionReport(handoffs, registry);
    }

    /** Where a stage moved in this instance a lead may be there to be offered. */
    @Bean(destroyMethod = "close")
    UpkeepLoop handoffLoop(Offering offering, HandoffClocks clocks, Database database, InstantSource clock,
            OpenTelemetry telemetry) {
        UpkeepLoop loop = new UpkeepLoop(
                List.of(new Work("offer", offering::offer), new Work("follow clocks", clocks::follow),
                        new Work("choose others", clocks::reroute)),
                List.of(), clock, telemetry.getTracer("baton"));
        database.onAnnouncement(loop::ring);
        return loop;
    }
}
