package dev.baton.bootstrap;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.People;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.attribute.Attributes;
import dev.baton.application.checklist.Checklists;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;
import dev.baton.application.policy.Policies;
import dev.baton.application.repeat.Answers;
import dev.baton.application.team.Teams;
import dev.baton.persistence.Database;
import dev.baton.persistence.DatabaseAddress;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.IntUnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL behind the ports. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

    @Bean(destroyMethod = "close")
    Database database(DatabaseAddress address, Settings settings, OpenTelemetry telemetry) {
        return Database.open(address, settings.pool(), telemetry);
    }

    @Bean
    Ledger ledger(Database database) {
        return database.ledger();
    }

    @Bean
    Leads leads(Database database) {
        return database.leads();
    }

    @Bean
    Rescorings rescorings(Database database) {
        return database.rescorings();
    }

    @Bean
    Definitions definitions(Database database) {
        return database.definitions();
    }

    @Bean
    Policies policies(Database database) {
        return database.policies();
    }

    @Bean
    ApiKeys apiKeys(Database database) {
        return database.apiKeys();
    }

    @Bean
    People people(Database database) {
        return database.people();
    }

    @Bean
    DocumentChanges documentChanges(Database database) {
        return database.documentChanges();
    }

    @Bean
    Teams teams(Database database) {
        return database.teams();
    }

    @Bean
    Attributes attributes(Database database) {
        return database.attributes();
    }

    @Bean
    Checklists checklists(Database database) {
        return database.checklists();
    }

    @Bean
    Handoffs handoffs(Database database) {
        return database.handoffs();
    }

    @Bean
    Feeds feeds(Database database) {
        return database.feeds();
    }

    @Bean
    UnreadItems unreadItems(Database database) {
        return database.unreadItems();
    }

    @Bean
    Answers answers(Database database) {
        return database.answers();
    }

    @Bean
    IntUnaryOperator oldKeys(Database database) {
        return database.oldKeys();
    }

    @Bean
    FunnelNumbers funnelNumbers(Database database) {
        return database.funnelNumbers();
    }
}
