package dev.baton.bootstrap;

import dev.baton.application.access.Access;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.definition.DefinitionPublishing;
import dev.baton.application.definition.Plans;
import dev.baton.application.handoff.HandoffClocks;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.handoff.QualifyingNeeds;
import dev.baton.application.intake.LeadDecisions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.policy.PolicyPublishing;
import dev.baton.application.team.TeamRegistry;
import dev.baton.application.team.Teams;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.EmbeddedPostgres;
import dev.baton.rest.RestServer;
import dev.baton.rest.issuer.IssuerTokens;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The whole of Baton, running: the database if it is the embedded one, the conversations, the HTTP server. */
public final class BatonServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatonServer.class);
    private final Settings settings;
    private final Optional<EmbeddedPostgres> embedded;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Optional<String> firstKey = Optional.empty();

    private BatonServer(Settings settings, Optional<EmbeddedPostgres> embedded, InstantSource clock) {
        this.settings = settings;
        this.embedded = embedded;
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(DatabaseAddress.class,
                () -> settings.database().orElseGet(() -> embedded.orElseThrow().address()));
        settings.issuer().ifPresent(
                issuer -> context.registerBean(IssuerTokens.class, () -> new IssuerTokens(issuer, clock)));
        AlertConfiguration.addInbox(context, settings.alerts(), clock);
        context.register(TraceConfiguration.class, CoreConfiguration.class, PersistenceConfiguration.class,
                EmailConfiguration.class, AlertConfiguration.class, AlertingConfiguration.class,
                AnnouncementConfiguration.class,
                HandoffConfiguration.class,
                RestConfiguration.class);
    }

    /** Starts everything; it answers requests when this returns. What was started is stopped if the rest fails. */
    public static BatonServer start(Settings settings, InstantSource clock) {
        Optional<EmbeddedPostgres> embedded = settings.database().isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedPostgres.startIn(settings.data().resolve("postgres")));
        BatonServer server = new BatonServer(settings, embedded, clock);
        boolean opened = false;
        try {
            server.open();
            opened = true;
            return server;
        } finally {
            if (!opened) {
                server.close();
            }
        }
    }

    /** Lets requests in last of all, when the admin key is where the command line finds it. */
    private void open() {
        context.refresh();
        if (settings.webhooks().silent()) {
            LOG.warn("outgoing is none: no letters are written and no webhooks sent, whatever happens");
        }
        firstKey = FirstKey.settle(context.getBean(Access.class), settings.adminKey());
        DefaultDefinition.draft(context.getBean(DefinitionPublishing.class));
        DefaultPolicy.draft(context.getBean(PolicyPublishing.class));
        context.getBean(ChecklistKeeping.class).declareShipped();
        LOG.debug("answering at {}", url());
    }

    /** The secret of the first admin key, on the start that made it. */
    public Optional<String> firstKey() {
        return firstKey;
    }

    /** Where it answers, e.g. {@code http://127.0.0.1:8080}. */
    public String url() {
        return "http://" + settings.host() + ":" + context.getBean(RestServer.class).port();
    }

    /** How it was set up. */
    public Settings settings() {
        return settings;
    }

    /** One of its conversations. */
    public <T> T conversation(Class<T> type) {
        return context.getBean(type);
    }

    /** What follows promises to sales, by a clock of one's own. */
    public HandoffClocks handoffClocks(InstantSource clock) {
        return new HandoffConfiguration().handoffClocks(context.getBean(Ledger.class), context.getBean(Plans.class),
                context.getBean(PolicyRules.class), context.getBean(Teams.class), context.getBean(TeamRegistry.class),
                context.getBean(QualifyingNeeds.class), context.getBean(LeadDecisions.class), clock,
                context.getBean(Ids.class));
    }

    /** Finishes what was accepted and stops: first the way in, then the intake, then the database. */
    @Override
    public void close() {
        context.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
