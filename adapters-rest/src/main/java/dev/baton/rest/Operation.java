package dev.baton.rest;

import static dev.baton.application.access.Role.ADMIN;
import static dev.baton.application.access.Role.INTEGRATION;
import static dev.baton.application.access.Role.MARKETING;
import static dev.baton.application.access.Role.SALES;
import static dev.baton.application.access.Role.SALES_OPS;

import dev.baton.application.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Everything this API does: where, by whom, with what body and which query parameters. This table is the only place that
 * says who may do what; what it does not name does not exist.
 */
enum Operation {
    POST_ENGAGEMENT(Method.POST, "/v1/engagements", Who.SENDERS, BodyShape.ONE),
    POST_ENGAGEMENTS(Method.POST,
            "/v1/engagements/batch", Who.SENDERS,
            BodyShape.MANY),
    POST_LEAD(Method.POST, "/v1/leads", Who.WRITERS, BodyShape.ONE),
    POST_LEADS(Method.POST,
            "/v1/leads/batch", Who.WRITERS, BodyShape.MANY),
    POST_OUTCOME(Method.POST, "/v1/outcomes",
            Who.WRITERS, BodyShape.ONE),
    POST_OUTCOMES(Method.POST, "/v1/outcomes/batch", Who.WRITERS,
            BodyShape.MANY),
    POST_PREDICTION(Method.POST, "/v1/predictions", Who.WRITERS, BodyShape.ONE),
    POST_PREDICTIONS(Method.POST, "/v1/predictions/batch", Who.WRITERS, BodyShape.MANY),
    POST_VERDICT(Method.POST, "/v1/verdicts", Who.WRITERS, BodyShape.ONE),
    POST_VERDICTS(Method.POST, "/v1/verdicts/batch", Who.WRITERS, BodyShape.MANY),
    PATCH_LEAD(Method.PATCH, "/v1/leads/{id}", Who.WRITERS,
            BodyShape.ONE),
    MERGE_LEAD(Method.POST, "/v1/leads/{id}/merge", Who.KEEPERS, BodyShape.ONE),
    UNMERGE_LEAD(Method.POST, "/v1/leads/{id}/unmerge", Who.KEEPERS, BodyShape.ONE),
    ERASE_LEAD(Method.DELETE, "/v1/leads/{id}", Who.ERASERS, BodyShape.NONE, "suppress"),
    LIST_MERGE_SUGGESTIONS(Method.GET, "/v1/merge-suggestions", Who.KEEPERS, BodyShape.NONE, "limit", "cursor"),
    DISMISS_MERGE(Method.POST, "/v1/merge-suggestions/dismiss", Who.KEEPERS, BodyShape.ONE),

    POST_ANSWERS(Method.POST, "/v1/leads/{id}/answers", Who.ALL_ROLES, BodyShape.ONE),

    LIST_LEADS(Method.GET, "/v1/leads", Who.READERS, BodyShape.NONE, "email", "external", "phone", "visitor", "stage",
            "source", "limit",
            "cursor"),
    GET_LEAD(Method.GET, "/v1/leads/{id}", Who.ALL_ROLES, BodyShape.NONE),
    GET_SCORE(Method.GET,
            "/v1/leads/{id}/score", Who.READERS, BodyShape.NONE, "at", "known-at", "definition",
            "version"),
    GET_EXPLANATION(Method.GET, "/v1/leads/{id}/explanation", Who.READERS, BodyShape.NONE,
            "at", "known-at", "definition",
            "version"),
    GET_TIMELINE(Method.GET, "/v1/leads/{id}/timeline", Who.READERS, BodyShape.NONE,
            "limit", "cursor"),
    GET_TRANSITIONS(Method.GET, "/v1/leads/{id}/transitions",
            Who.READERS, BodyShape.NONE),

    POST_DECISION(Method.POST, "/v1/leads/{id}/decisions", Who.ALL_ROLES, BodyShape.ONE),

    LIST_ACCOUNTS(Method.GET, "/v1/accounts", Who.READERS, BodyShape.NONE, "domain", "name", "limit", "cursor"),
    GET_ACCOUNT(Method.GET, "/v1/accounts/{id}", Who.READERS, BodyShape.NONE),
    LIST_ACCOUNT_LEADS(Method.GET, "/v1/accounts/{id}/leads", Who.READERS, BodyShape.NONE, "limit", "cursor"),

    LIST_DEFINITIONS(Method.GET, "/v1/definitions", Who.READERS, BodyShape.NONE),
    POST_DEFINITION(Method.POST,
            "/v1/definitions", Who.KEEPERS, BodyShape.DEFINITION),
    VALIDATE_DEFINITION(Method.POST,
            "/v1/definitions/validate", Who.KEEPERS, BodyShape.DEFINITION),
    GET_DEFINITION(Method.GET,
            "/v1/definitions/{key}/{version}", Who.READERS, BodyShape.NONE),
    COMPARE_DEFINITIONS(Method.GET, "/v1/definitions/{key}/{version}/diff", Who.READERS, BodyShape.NONE, "with"),
    PUT_DEFINITION(Method.PUT,
            "/v1/definitions/{key}/{version}", Who.KEEPERS,
            BodyShape.DEFINITION),
    PROPOSE_DEFINITION(Method.POST, "/v1/definitions/{key}/{version}/propose", Who.KEEPERS, BodyShape.NONE),
    SIGN_DEFINITION(Method.POST, "/v1/definitions/{key}/{version}/sign", Who.READERS, BodyShape.PERHAPS),
    WITHDRAW_DEFINITION(Method.POST, "/v1/definitions/{key}/{version}/withdraw", Who.KEEPERS, BodyShape.NONE),
    ACTIVATE_DEFINITION(Method.POST,
            "/v1/definitions/{key}/{version}/activate", Who.KEEPERS, BodyShape.PERHAPS),

    LIST_POLICIES(Method.GET, "/v1/policies", Who.READERS, BodyShape.NONE),
    POST_POLICY(Method.POST, "/v1/policies", Who.KEEPERS, BodyShape.DEFINITION),
    VALIDATE_POLICY(Method.POST, "/v1/policies/validate", Who.KEEPERS, BodyShape.DEFINITION),
    GET_POLICY(Method.GET, "/v1/policies/{key}/{version}", Who.READERS, BodyShape.NONE),
    COMPARE_POLICIES(Method.GET, "/v1/policies/{key}/{version}/diff", Who.READERS, BodyShape.NONE, "with"),
    PUT_POLICY(Method.PUT, "/v1/policies/{key}/{version}", Who.KEEPERS, BodyShape.DEFINITION),
    PROPOSE_POLICY(Method.POST, "/v1/policies/{key}/{version}/propose", Who.KEEPERS, BodyShape.NONE),
    SIGN_POLICY(Method.POST, "/v1/policies/{key}/{version}/sign", Who.READERS, BodyShape.PERHAPS),
    WITHDRAW_POLICY(Method.POST, "/v1/policies/{key}/{version}/withdraw", Who.KEEPERS, BodyShape.NONE),
    ACTIVATE_POLICY(Method.POST, "/v1/policies/{key}/{version}/activate", Who.KEEPERS, BodyShape.PERHAPS),

    LIST_REVIEWS(Method.GET, "/v1/reviews", Who.READERS, BodyShape.NONE),
    LIST_OPERATIONS(Method.GET, "/v1/operations", Who.READERS, BodyShape.NONE, "limit", "cursor"),
    GET_OPERATION(Method.GET, "/v1/operations/{id}", Who.READERS, BodyShape.NONE),
    CANCEL_OPERATION(Method.POST, "/v1/operations/{id}/cancel", Who.KEEPERS, BodyShape.NONE),

    GET_FUNNEL(Method.GET, "/v1/funnel", Who.READERS, BodyShape.NONE, "by"),

    LIST_ATTRIBUTES(Method.GET, "/v1/attributes", Who.KEEPERS, BodyShape.NONE),
    PUT_ATTRIBUTE(Method.PUT, "/v1/attributes/{name}", Who.KEEPERS, BodyShape.ONE),

    LIST_CHECKLISTS(Method.GET, "/v1/checklists", Who.READERS, BodyShape.NONE),
    GET_CHECKLIST(Method.GET, "/v1/checklists/{key}", Who.READERS, BodyShape.NONE),
    PUT_CHECKLIST(Method.PUT, "/v1/checklists/{key}", Who.KEEPERS, BodyShape.DEFINITION),
    DELETE_CHECKLIST(Method.DELETE, "/v1/checklists/{key}", Who.KEEPERS, BodyShape.NONE),
    GET_LEAD_CHECKLIST(Method.GET, "/v1/leads/{id}/checklists/{key}", Who.READERS, BodyShape.NONE, "history"),
    POST_LEAD_CHECKLIST(Method.POST, "/v1/leads/{id}/checklists/{key}", Who.SELLERS, BodyShape.ONE),

    LIST_HANDOFFS(Method.GET, "/v1/handoffs", Who.READERS, BodyShape.NONE, "team", "rep", "state", "stage", "breached",
            "lead", "from", "until", "limit", "cursor"),
    COUNT_HANDOFFS(Method.GET, "/v1/handoffs/counts", Who.READERS, BodyShape.NONE, "team"),
    LIST_WAITING(Method.GET, "/v1/handoffs/waiting", Who.READERS, BodyShape.NONE, "why", "limit", "cursor"),
    GET_HANDOFF(Method.GET, "/v1/handoffs/{id}", Who.READERS, BodyShape.NONE),
    GET_PACKET(Method.GET, "/v1/handoffs/{id}/packet", Who.READERS, BodyShape.NONE, "form"),
    OPEN_PACKET(Method.GET, "/v1/handoffs/{id}/packet/{link}", Who.ANYONE, BodyShape.NONE),
    ACCEPT_HANDOFF(Method.POST, "/v1/handoffs/{id}/accept", Who.SELLERS, BodyShape.PERHAPS),
    REJECT_HANDOFF(Method.POST, "/v1/handoffs/{id}/reject", Who.SELLERS, BodyShape.ONE),
    TRANSFER_HANDOFF(Method.POST, "/v1/handoffs/{id}/transfer", Who.SELLERS, BodyShape.ONE),
    ARRANGE_CALL(Method.POST, "/v1/handoffs/{id}/call", Who.SELLERS, BodyShape.ONE),
    NOTE_CONTACT(Method.POST, "/v1/handoffs/{id}/contact", Who.SELLERS, BodyShape.ONE),
    QUALIFY_HANDOFF(Method.POST, "/v1/handoffs/{id}/qualify", Who.SELLERS, BodyShape.PERHAPS),
    SEND_BACK_HANDOFF(Method.POST, "/v1/handoffs/{id}/send-back", Who.SELLERS, BodyShape.ONE),
    RETURN_HANDOFF(Method.POST, "/v1/handoffs/{id}/return", Who.SELLERS, BodyShape.PERHAPS),
    LIST_LEAD_HANDOFFS(Method.GET, "/v1/leads/{id}/handoffs", Who.READERS, BodyShape.NONE, "limit", "cursor"),
    OFFER_LEAD(Method.POST, "/v1/leads/{id}/offer", Who.SELLERS, BodyShape.NONE),
    REPORT_REASONS(Method.GET, "/v1/reasons/report", Who.READERS, BodyShape.NONE, "from", "until", "team"),

    LIST_FEEDS(Method.GET, "/v1/feeds", Who.KEEPERS, BodyShape.NONE),
    PUT_FEED(Method.PUT, "/v1/feeds/{name}",
            Who.KEEPERS, BodyShape.ONE),
    GET_UNREAD(Method.GET, "/v1/feeds/{name}/unread", Who.KEEPERS, BodyShape.NONE, "limit", "cursor"),

    LIST_PEOPLE(Method.GET, "/v1/people", Who.ADMINS, BodyShape.NONE),
    POST_PERSON(Method.POST, "/v1/people", Who.ADMINS, BodyShape.ONE),
    PUT_PERSON(Method.PUT, "/v1/people/{id}", Who.ADMINS, BodyShape.ONE),
    DELETE_PERSON(Method.DELETE, "/v1/people/{id}", Who.ADMINS, BodyShape.NONE),

    LIST_TEAMS(Method.GET, "/v1/teams", Who.READERS, BodyShape.NONE),
    GET_TEAM(Method.GET, "/v1/teams/{key}", Who.READERS, BodyShape.NONE),
    PUT_TEAM(Method.PUT, "/v1/teams/{key}", Who.SALES_KEEPERS, BodyShape.DEFINITION),
    DELETE_TEAM(Method.DELETE, "/v1/teams/{key}", Who.SALES_KEEPERS, BodyShape.NONE),
    GET_WORKING_TIME(Method.GET, "/v1/teams/{key}/working-time", Who.READERS, BodyShape.NONE, "from", "within"),
    LIST_ABSENCES(Method.GET, "/v1/absences", Who.READERS, BodyShape.NONE),
    POST_ABSENCE(Method.POST, "/v1/absences", Who.SELLERS, BodyShape.ONE),
    DELETE_ABSENCE(Method.DELETE, "/v1/absences/{id}", Who.SELLERS, BodyShape.NONE),

    LIST_KEYS(Method.GET, "/v1/keys", Who.ADMINS, BodyShape.NONE),
    POST_KEY(Method.POST, "/v1/keys", Who.ADMINS,
            BodyShape.ONE),
    DELETE_KEY(Method.DELETE, "/v1/keys/{id}", Who.ADMINS, BodyShape.NONE),

    LIST_WEBHOOKS(Method.GET, "/v1/webhooks", Who.OPERATORS, BodyShape.NONE),
    POST_WEBHOOK(Method.POST, "/v1/webhooks", Who.ADMINS, BodyShape.ONE),
    GET_WEBHOOK(Method.GET, "/v1/webhooks/{id}", Who.OPERATORS, BodyShape.NONE),
    PUT_WEBHOOK(Method.PUT, "/v1/webhooks/{id}", Who.ADMINS, BodyShape.ONE),
    DELETE_WEBHOOK(Method.DELETE, "/v1/webhooks/{id}", Who.ADMINS, BodyShape.NONE),
    ROTATE_WEBHOOK(Method.POST, "/v1/webhooks/{id}/rotate", Who.ADMINS, BodyShape.NONE),
    ENABLE_WEBHOOK(Method.POST, "/v1/webhooks/{id}/enable", Who.ADMINS, BodyShape.NONE),
    DISABLE_WEBHOOK(Method.POST, "/v1/webhooks/{id}/disable", Who.ADMINS, BodyShape.NONE),
    TEST_WEBHOOK(Method.POST, "/v1/webhooks/{id}/test", Who.ADMINS, BodyShape.NONE),
    LIST_DELIVERIES(Method.GET, "/v1/webhooks/{id}/deliveries", Who.OPERATORS, BodyShape.NONE, "state", "type", "limit",
            "cursor"),
    REPLAY_DELIVERY(Method.POST, "/v1/webhooks/{id}/deliveries/{event}/replay", Who.ADMINS, BodyShape.NONE),
    REPLAY_EVENTS(Method.POST, "/v1/webhooks/{id}/replay", Who.ADMINS, BodyShape.ONE),
    LIST_ALERTS(Method.GET, "/v1/alerts", Who.OPERATORS, BodyShape.NONE, "state", "person", "handoff", "limit",
            "cursor"),
    RETRY_ALERT(Method.POST, "/v1/alerts/{id}/retry", Who.OPERATORS, BodyShape.NONE),
    LIST_EVENTS(Method.GET, "/v1/events", Who.LISTENERS, BodyShape.NONE, "after", "limit"),

    LIVE(Method.GET, "/livez", Who.ANYONE, BodyShape.NONE),
    READY(Method.GET, "/readyz", Who.ANYONE,
            BodyShape.NONE),
    METRICS(Method.GET, "/metrics", Who.ANYONE, BodyShape.NONE),
    OPENAPI(Method.GET,
            "/openapi.json", Who.ANYONE, BodyShape.NONE),
    DEFINITION_SCHEMA(Method.GET,
            "/definition.schema.json", Who.ANYONE, BodyShape.NONE),
    TEAM_SCHEMA(Method.GET, "/team.schema.json", Who.ANYONE, BodyShape.NONE),
    POLICY_SCHEMA(Method.GET, "/policy.schema.json", Who.ANYONE, BodyShape.NONE),
    CHECKLIST_SCHEMA(Method.GET, "/checklist.schema.json", Who.ANYONE, BodyShape.NONE);

    private final Route route;

    Operation(Method method, String path, Who who, BodyShape body, String... query) {
        this.route = new Route(method, path, who.roles, body, List.of(query));
    }

    /** Where and for whom. */
    Route route() {
        return route;
    }

    /** Whether it changes anything, so that a repetition must not change it again. */
    boolean isWrite() {
        return route.method() != Method.GET && this != VALIDATE_DEFINITION && this != VALIDATE_POLICY;
    }

    /** Roles that often go together. */
    private enum Who {
        /** No key is asked for. */
        ANYONE,
        ADMINS(ADMIN),
        /** Those who watch over what goes out. */
        OPERATORS(SALES_OPS, ADMIN),
        /** Machines that ask for news, and those who watch over what goes out. */
        LISTENERS(INTEGRATION, SALES_OPS, ADMIN),
        /** Those who may forget people. */
        ERASERS(SALES_OPS, ADMIN),
        /** Those who say who sells. */
        SALES_KEEPERS(SALES_OPS, ADMIN),
        /** Those who sell, and who look after them. */
        SELLERS(SALES, SALES_OPS, ADMIN),
        /** Those who write definitions, policies, types of attributes and feeds, and say who is who. */
        KEEPERS(MARKETING, SALES_OPS, ADMIN),
        /** Those who send what people did. */
        SENDERS(INTEGRATION, MARKETING, ADMIN),
        /** Those who send what is known about people, and what became of deals. */
        WRITERS(INTEGRATION, MARKETING, SALES_OPS, ADMIN),
        /** Those who look: everybody but the machines that send. */
        READERS(MARKETING, SALES, SALES_OPS, ADMIN),
        ALL_ROLES(Role.values());

        private final Set<Role> roles;

        Who(Role... roles) {
            this.roles = Set.of(roles);
        }
    }
}
