package dev.baton.rest;

import dev.baton.application.repeat.Repeats;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Who carries out what: every operation has its handling here, or this does not compile. */
final class Api {
    private final ReportResource reports;
    private final LeadResource leads;
    private final DecisionResource decisions;
    private final MergeResource merges;
    private final AccountResource accounts;
    private final ScoreResource scores;
    private final DefinitionResource definitions;
    private final ComparisonResource comparison;
    private final ReviewResource reviews;
    private final SigningResource signing;
    private final PolicyResource policies;
    private final ComparisonResource policyComparison;
    private final SigningResource policySigning;
    private final RescoringResource operations;
    private final PeopleResource people;
    private final TeamResource teams;
    private final AbsenceResource absences;
    private final KeyResource keys;
    private final AttributeResource attributes;
    private final ChecklistResource checklists;
    private final HandoffResource handoffs;
    private final HandoffAnswers answers;
    private final FeedResource feeds;
    private final WebhookResource webhooks;
    private final AlertResource alerts;
    private final FunnelResource funnel;
    private final SystemResource system;
    private final Repeats repeats;

    Api(Conversations with, BooleanSupplier ready, Metrics metrics, InstantSource clock, Problems problems) {
        this.reports = new ReportResource(with.intake(), clock, problems);
        this.leads = new LeadResource(with.leads(), reports);
        this.decisions = new DecisionResource(with.decisions(), with.leads());
        this.merges = new MergeResource(with.merging(), with.erasure(), with.leads());
        this.accounts = new AccountResource(with.leads());
        this.scores = new ScoreResource(with.leads());
        this.definitions = new DefinitionResource(with.definitions());
        this.comparison = new ComparisonResource(definitions.versions(), with.definitions());
        this.reviews = new ReviewResource(with.definitions());
        this.signing = new SigningResource(definitions.versions(), with.definitions().signing());
        this.policies = new PolicyResource(with.policies());
        this.policyComparison = new ComparisonResource(policies.versions(), with.policies());
        this.policySigning = new SigningResource(policies.versions(), with.policies().signing());
        this.operations = new RescoringResource(with.rescoring());
        this.people = new PeopleResource(with.people());
        this.teams = new TeamResource(with.teams(), clock);
        this.absences = new AbsenceResource(with.absences(), with.teams());
        this.keys = new KeyResource(with.access(), with.people());
        this.attributes = new AttributeResource(with.attributes());
        this.checklists = new ChecklistResource(with.checklists(), with.leadChecklists(), with.leads(), reports);
        this.handoffs = new HandoffResource(with.handoffs(), with.packetLinks(), with.dates(), with.questions(),
                with.rejections(),
                with.leads(),
                clock);
        this.answers = new HandoffAnswers(with.handing(), with.reoffering(), handoffs, with.leads(), clock);
        this.feeds = new FeedResource(with.feeds(), with.unread());
        this.webhooks = new WebhookResource(with.endpoints(), with.deliveries());
        this.alerts = new AlertResource(with.alerts());
        this.funnel = new FunnelResource(with.funnel());
        this.repeats = with.repeats();
        this.system = new SystemResource(ready, metrics);
    }

    /** All routes: the operations in their order, then those of other adapters. */
    Map<Route, Handling> routes(List<RawRoute> raw) {
        Map<Route, Handling> routes = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            Handling handling = handling(operation);
            routes.put(operation.route(), operation.isWrite() ? new Once(handling, repeats) : handling);
        }
        raw.forEach(route -> routes.put(RawHandling.route(route), new RawHandling(route)));
        return routes;
    }

    private Handling handling(Operation operation) {
        return switch (operation) {
            case POST_ENGAGEMENT -> reports::engagement;
            case POST_ENGAGEMENTS -> exchange -> reports.many(exchange, ReportKind.ENGAGEMENT);
            case POST_LEAD -> leads::add;
            case POST_LEADS -> exchange -> reports.many(exchange, ReportKind.LEAD);
            case POST_OUTCOME -> reports::outcome;
            case POST_OUTCOMES -> exchange -> reports.many(exchange, ReportKind.OUTCOME);
            case POST_PREDICTION -> reports::prediction;
            case POST_PREDICTIONS -> exchange -> reports.many(exchange, ReportKind.PREDICTION);
            case POST_VERDICT -> reports::verdict;
            case POST_VERDICTS -> exchange -> reports.many(exchange, ReportKind.VERDICT);
            case PATCH_LEAD -> leads::update;
            case MERGE_LEAD -> merges::merge;
            case UNMERGE_LEAD -> merges::unmerge;
            case ERASE_LEAD -> merges::erase;
            case LIST_MERGE_SUGGESTIONS -> merges::suggestions;
            case DISMISS_MERGE -> merges::dismiss;
            case POST_ANSWERS -> leads::answer;
            case LIST_LEADS -> leads::list;
            case GET_LEAD -> leads::get;
            case GET_SCORE -> scores::score;
            case GET_EXPLANATION -> scores::explanation;
            case GET_TIMELINE -> leads::timeline;
            case GET_TRANSITIONS -> leads::transitions;
            case POST_DECISION -> decisions::decide;
            case LIST_ACCOUNTS -> accounts::list;
            case GET_ACCOUNT -> accounts::get;
            case LIST_ACCOUNT_LEADS -> accounts::leads;
            case LIST_DEFINITIONS -> definitions.versions()::list;
            case POST_DEFINITION -> definitions.versions()::draft;
            case VALIDATE_DEFINITION -> definitions::validate;
            case GET_DEFINITION -> definitions.versions()::get;
            case COMPARE_DEFINITIONS -> comparison::compare;
            case PUT_DEFINITION -> definitions.versions()::redraft;
            case PROPOSE_DEFINITION -> signing::propose;
            case SIGN_DEFINITION -> signing::sign;
            case WITHDRAW_DEFINITION -> signing::withdraw;
            case ACTIVATE_DEFINITION -> definitions::activate;
            case LIST_REVIEWS -> reviews::list;
            case LIST_POLICIES -> policies.versions()::list;
            case POST_POLICY -> policies.versions()::draft;
            case VALIDATE_POLICY -> policies::validate;
            case GET_POLICY -> policies.versions()::get;
            case COMPARE_POLICIES -> policyComparison::compare;
            case PUT_POLICY -> policies.versions()::redraft;
            case PROPOSE_POLICY -> policySigning::propose;
            case SIGN_POLICY -> policySigning::sign;
            case WITHDRAW_POLICY -> policySigning::withdraw;
            case ACTIVATE_POLICY -> policies::activate;
            case LIST_OPERATIONS -> operations::list;
            case GET_OPERATION -> operations::get;
            case CANCEL_OPERATION -> operations::cancel;
            case GET_FUNNEL -> funnel::get;
            case LIST_ATTRIBUTES -> attributes::list;
            case PUT_ATTRIBUTE -> attributes::declare;
            case LIST_CHECKLISTS -> checklists::list;
            case GET_CHECKLIST -> checklists::get;
            case PUT_CHECKLIST -> checklists::put;
            case DELETE_CHECKLIST -> checklists::remove;
            case GET_LEAD_CHECKLIST -> checklists::complete;
            case POST_LEAD_CHECKLIST -> checklists::answer;
            case LIST_HANDOFFS -> handoffs::list;
            case COUNT_HANDOFFS -> handoffs::counts;
            case LIST_WAITING -> handoffs::waiting;
            case GET_HANDOFF -> handoffs::get;
            case GET_PACKET -> handoffs::packet;
            case OPEN_PACKET -> handoffs::opened;
            case ACCEPT_HANDOFF -> answers::accept;
            case REJECT_HANDOFF -> answers::reject;
            case TRANSFER_HANDOFF -> answers::transfer;
            case ARRANGE_CALL -> answers::call;
            case NOTE_CONTACT -> answers::contact;
            case QUALIFY_HANDOFF -> answers::qualify;
            case SEND_BACK_HANDOFF -> answers::sendBack;
            case RETURN_HANDOFF -> answers::giveBack;
            case LIST_LEAD_HANDOFFS -> handoffs::ofLead;
            case OFFER_LEAD -> answers::offer;
            case REPORT_REASONS -> handoffs::reasons;
            case LIST_FEEDS -> feeds::list;
            case PUT_FEED -> feeds.registering();
            case GET_UNREAD -> feeds::unread;
            case LIST_PEOPLE -> people::list;
            case POST_PERSON -> people::add;
            case PUT_PERSON -> people::change;
            case DELETE_PERSON -> people::remove;
            case LIST_TEAMS -> teams::list;
            case GET_TEAM -> teams::get;
            case PUT_TEAM -> teams::put;
            case DELETE_TEAM -> teams::remove;
            case GET_WORKING_TIME -> teams::workingTime;
            case LIST_ABSENCES -> absences::list;
            case POST_ABSENCE -> absences::announce;
            case DELETE_ABSENCE -> absences::end;
            case LIST_KEYS -> keys::list;
            case POST_KEY -> keys::give;
            case DELETE_KEY -> keys::revoke;
            case LIST_WEBHOOKS -> webhooks::list;
            case POST_WEBHOOK -> webhooks::register;
            case GET_WEBHOOK -> webhooks::get;
            case PUT_WEBHOOK -> webhooks::change;
            case DELETE_WEBHOOK -> webhooks::remove;
            case ROTATE_WEBHOOK -> webhooks::rotate;
            case ENABLE_WEBHOOK -> webhooks::enable;
            case DISABLE_WEBHOOK -> webhooks::disable;
            case TEST_WEBHOOK -> webhooks::test;
            case LIST_DELIVERIES -> webhooks::deliveries;
            case REPLAY_DELIVERY -> webhooks::replay;
            case REPLAY_EVENTS -> webhooks::replayMany;
            case LIST_ALERTS -> alerts::list;
            case RETRY_ALERT -> alerts::retry;
            case LIST_EVENTS -> webhooks::events;
            case LIVE -> system::live;
            case READY -> system::ready;
            case METRICS -> system::metrics;
            case OPENAPI -> system::openapi;
            case DEFINITION_SCHEMA -> system::definitionSchema;
            case TEAM_SCHEMA -> system::teamSchema;
            case POLICY_SCHEMA -> system::policySchema;
            case CHECKLIST_SCHEMA -> system::checklistSchema;
        };
    }
}
