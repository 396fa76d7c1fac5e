package dev.baton.bootstrap;

import dev.baton.alerts.RepDates;
import dev.baton.application.access.People;
import dev.baton.application.alert.SalesInbox;
import dev.baton.application.alerting.AlertLog;
import dev.baton.application.alerting.AlertSending;
import dev.baton.application.alerting.AlertWriting;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.alerting.Dates;
import dev.baton.application.alerting.LetterWriting;
import dev.baton.application.alerting.Questions;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.persistence.Database;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who of sales is written to about handoffs. */
@Configuration(proxyBeanMethods = false)
class AlertingConfiguration {
    @Bean
    Alerts alerts(Database database) {
        return database.alerts();
    }

    @Bean
    Dates dates() {
        return (at, zone, language, calendar) -> new RepDates(zone, language, calendar).moment(at);
    }

    @Bean
    Questions questions(PolicyRules rules, ChecklistKeeping checklists) {
        return new Questions(rules, () -> checklists.list().stream().map(Shown::checklist).toList());
    }

    @Bean
    AlertLog alertLog(Alerts alerts, InstantSource clock) {
        return new AlertLog(alerts, clock);
    }

    @Bean(destroyMethod = "close")
    AlertLoop alertLoop(Alerts alerts, PolicyRules rules, Teams teams, TeamRegistry registry, People people,
            Questions questions, Optional<SalesInbox> inbox, PacketLinks links, Dates dates, Settings settings,
            InstantSource clock, Ids ids) {
        LetterWriting letters = new LetterWriting(alerts, people, registry, questions, dates,
                settings.alerts().publicUrl(), links);
        return new AlertLoop(
                new AlertWriting(alerts, rules, teams, registry, inbox.isPresent(), AlertLoop::show, clock, ids),
                inbox.map(by -> new AlertSending(alerts, letters, by, clock)));
    }
}
