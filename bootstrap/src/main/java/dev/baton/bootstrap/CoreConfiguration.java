package dev.baton.bootstrap;

import dev.baton.application.access.Access;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.People;
import dev.baton.application.access.PeopleRegistry;
import dev.baton.application.access.SignIn;
import dev.baton.application.access.Tokens;
import dev.baton.application.announcement.Deliveries;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.attribute.AttributeCatalogue;
import dev.baton.application.attribute.Attributes;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.Checklists;
import dev.baton.application.checklist.LeadChecklists;
import dev.baton.application.handoff.NeedsChange;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Plans;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.feed.UnreadKeeping;
import dev.baton.application.handoff.QualifyingNeeds;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadIntake;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.Upkeep;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.Leads;
import dev.baton.application.policy.Policies;
import dev.baton.application.policy.ActivePolicy;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.repeat.Answers;
import dev.baton.application.repeat.Repeats;
import dev.baton.application.team.Absences;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.application.team.Teams.StoredTeam;
import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.bootstrap.UpkeepLoop.Work;
import io.opentelemetry.api.OpenTelemetry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The conversations of the application over whatever keeps the facts. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    /** Two keep a small machine busy. */
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

    @Bean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }

    @Bean
    Plans plans(Definitions definitions) {
        Plans plans = new Plans(definitions);
        plans.prepare();
        return plans;
    }

    @Bean(destroyMethod = "close")
    LeadIntake intake(Ledger ledger, Plans plans, InstantSource clock, Ids ids) {
        return new LeadIntake(ledger, plans, clock, ids, WRITERS);
    }

    @Bean
    Upkeep upkeep(Ledger ledger, Plans plans, InstantSource clock, Ids ids) {
        return new Upkeep(ledger, plans, clock, ids);
    }

    @Bean
    LeadMerging merging(Ledger ledger, Plans plans, InstantSource clock, Ids ids) {
        return new LeadMerging(ledger, plans, clock, ids);
    }

    @Bean
    LeadErasure erasure(Ledger ledger, InstantSource clock, Ids ids) {
        return new LeadErasure(ledger, clock, ids);
    }

    @Bean
    UnreadKeeping unreadKeeping(Feeds feeds, UnreadItems items, InstantSource clock) {
        return new UnreadKeeping(feeds, items, clock);
    }

    @Bean
    LeadDecisions decisions(Ledger ledger, Plans plans, QualifyingNeeds needs, InstantSource clock, Ids ids) {
        return new LeadDecisions(ledger, plans, needs, clock, ids);
    }

    @Bean
    LeadDirectory directory(Leads leads, Definitions definitions, Plans plans, InstantSource clock) {
        return new LeadDirectory(leads, definitions, plans, clock);
    }

    @Bean
    DefinitionPublishing publishing(Definitions definitions, InstantSource clock) {
        return new DefinitionPublishing(definitions, clock);
    }

    @Bean
    PolicyPublishing policyPublishing(Policies policies, Definitions definitions, Teams teams,
            ChecklistKeeping checklists, DocumentChanges changes, InstantSource clock) {
        return new PolicyPublishing(policies, definitions,
                () -> teams.list().stream().map(StoredTeam::key).collect(Collectors.toSet()),
                () -> checklists.list().stream().map(ChecklistKeeping.Shown::checklist).toList(),
                changes, clock);
    }

    @Bean
    ActivePolicy activePolicy(Policies policies) {
        return new ActivePolicy(policies);
    }

    @Bean
    RescoringWatch rescoringWatch(Rescorings rescorings, InstantSource clock) {
        return new RescoringWatch(rescorings, clock);
    }

    @Bean
    AttributeCatalogue attributeCatalogue(Attributes attributes) {
        return new AttributeCatalogue(attributes);
    }

    @Bean
    ChecklistKeeping checklistKeeping(Checklists checklists, Attributes attributes, ActivePolicy policy,
            DocumentChanges changes, NeedsChange needs, InstantSource clock) {
        return new ChecklistKeeping(checklists, attributes, policy::asking, changes, needs, clock,
                ShippedChecklists.written());
    }

    @Bean
    LeadChecklists leadChecklists(ChecklistKeeping checklists, Leads leads, InstantSource clock) {
        return new LeadChecklists(checklists, leads, clock);
    }

    @Bean
    Access access(ApiKeys keys, InstantSource clock, Ids ids) {
        SecureRandom random = new SecureRandom();
        return new Access(keys, clock, ids, () -> {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            return secret;
        });
    }

    @Bean
    PeopleRegistry peopleRegistry(People people, Access access, InstantSource clock, Ids ids) {
        return new PeopleRegistry(people, access, clock, ids);
    }

    @Bean
    PersianCalendar persianCalendar() {
        return new IcuPersianCalendar();
    }

    @Bean
    TeamRegistry teamRegistry(Teams teams, People people, PersianCalendar persian, ActivePolicy policy,
            DocumentChanges changes, InstantSource clock) {
        return new TeamRegistry(teams, people, persian, policy::handingTo, changes, clock);
    }

    @Bean
    Absences absences(Teams teams, TeamRegistry registry, PeopleRegistry people, InstantSource clock, Ids ids) {
        return new Absences(teams, registry, people, clock, ids);
    }

    @Bean
    SignIn signIn(Access access, People people, Optional<Tokens> tokens) {
        return new SignIn(access, people, tokens);
    }

    @Bean
    Repeats repeats(Answers answers, InstantSource clock) {
        return new Repeats(answers, clock);
    }

    @Bean(destroyMethod = "close")
    UpkeepLoop upkeepLoop(Upkeep upkeep, UnreadKeeping unread, Repeats repeats, Deliveries deliveries,
            IntUnaryOperator oldKeys, InstantSource clock, OpenTelemetry telemetry) {
        return new UpkeepLoop(List.of(new Work("follow what is due", upkeep::followDue),
                new Work("judge anew", upkeep::judgeAnew), new Work("reckon accounts", upkeep::rollUpAccounts),
                new Work("tell of accounts", upkeep::tellAccounts)),
                List.of(unread::forgetOld, repeats::forgetOld, deliveries::forgetOld, oldKeys), clock,
                telemetry.getTracer("baton"));
    }
}
