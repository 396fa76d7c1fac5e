package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.checklist.ChecklistForm;
import dev.baton.application.checklist.ChecklistKeeping;
import dev.baton.application.checklist.ChecklistKeeping.Removal;
import dev.baton.application.checklist.ChecklistKeeping.Shown;
import dev.baton.application.checklist.ChecklistKeeping.Written;
import dev.baton.application.checklist.LeadChecklists;
import dev.baton.application.checklist.LeadChecklists.Found;
import dev.baton.application.intake.Receipt;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.checklist.Completeness;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.LeadId;
import dev.baton.form.Yaml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checklists: what is asked to qualify a lead, and how far it is answered. */
final class ChecklistResource {
    private final ChecklistKeeping checklists;
    private final LeadChecklists ofLeads;
    private final LeadDirectory leads;
    private final ReportResource reports;

    ChecklistResource(ChecklistKeeping checklists, LeadChecklists ofLeads, LeadDirectory leads,
            ReportResource reports) {
        this.checklists = checklists;
        this.ofLeads = ofLeads;
        this.leads = leads;
        this.reports = reports;
    }

    private static ChecklistForm form(Exchange exchange) {
        return new ChecklistForm(exchange.language().code());
    }

    /** All checklists, without what they say. */
    Reply list(Exchange exchange) {
        return Reply.ok(Tree.branch().with("items", checklists.list(), form(exchange)::heading).done());
    }

    /** One checklist: in JSON with where it comes from, in YAML only what it says, to be edited and sent back. */
    Reply get(Exchange exchange) {
        return checklists.find(exchange.path("key"))
                .map(shown -> exchange.wantsYaml() ? yaml(shown) : whole(exchange, shown))
                .orElseGet(ChecklistResource::none);
    }

    private static Reply yaml(Shown shown) {
        return new Reply.Written(200, "application/yaml",
                Yaml.write(shown.written()).getBytes(StandardCharsets.UTF_8), tag(shown).header());
    }

    private static Reply whole(Exchange exchange, Shown shown) {
        return new Reply.Said(200, form(exchange).whole(shown), tag(shown).header());
    }

    /** Of what was written and when; a shipped one was written never. */
    private static EntityTag tag(Shown shown) {
        return EntityTag.of(Tree.branch().with("at", shown.changedAt().map(Instant::toString))
                .with("written", shown.written()).done());
    }

    /** Adds a checklist, or replaces what one says; only who says what he has seen may do that. */
    Reply put(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        String key = exchange.path("key");
        return seen.isMissing(checklists.find(key))
                ? Reply.refused(Fault.UNSEEN)
                : switch (checklists.write(key, exchange.body(),
                        there -> seen.allowsWriting(there.map(ChecklistResource::tag)))) {
                    case Written.Kept(Shown shown) -> whole(exchange, shown);
                    case Written.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
                    case Written.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
                };
    }

    /** Takes a team's checklist away. */
    Reply remove(Exchange exchange) {
        Sight seen = Sight.of(exchange);
        return switch (checklists.remove(exchange.path("key"), there -> seen.allows(tag(there)))) {
            case Removal.Removed _ -> new Reply.Nothing();
            case Removal.Shipped _ -> Reply.refused(Fault.SHIPPED_CHECKLIST);
            case Removal.StillNamed(ByRule by) ->
                Reply.refused(Fault.CHECKLIST_NAMED, by.policy(), by.version(), by.rule());
            case Removal.NotAsExpected _ -> Reply.refused(Fault.CHANGED);
            case Removal.Unknown _ -> none();
        };
    }

    private static Reply none() {
        return Reply.refused(Fault.NO_SUCH_CHECKLIST);
    }

    /** How far a checklist is answered for a lead. */
    Reply complete(Exchange exchange) {
        boolean history = exchange.query().read("history", MergeResource::flag, "true").orElse(false);
        return exchange.query().refusal()
                .orElseGet(() -> ofLead(exchange, lead -> complete(exchange, lead, history)));
    }

    private static Reply ofLead(Exchange exchange, Function<LeadId, Reply> then) {
        return LeadId.parse(exchange.path("id")).map(then).orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
    }

    private Reply complete(Exchange exchange, LeadId asked, boolean history) {
        return switch (ofLeads.of(asked, exchange.path("key"))) {
            case Found.Is(LeadId lead, Completeness completeness) ->
                Reply.ok(form(exchange).completeness(lead, completeness, history));
            case Found.NoLead _ -> MergeResource.missing(leads, asked);
            case Found.NoChecklist _ -> none();
        };
    }

    /** Takes answers to items, all of them or none. */
    Reply answer(Exchange exchange) {
        Optional<String> by = exchange.caller().flatMap(Caller::person).map(Person::name);
        return ofLead(exchange, lead -> leads.keys(lead).isEmpty()
                ? MergeResource.missing(leads, lead)
                : ofLeads
                        .answers(lead, exchange.path("key"), by, exchange.body(), reports.defaults(exchange))
                        .map(read -> reports.one(read, receipt -> answered(exchange, lead, receipt)))
                        .orElseGet(ChecklistResource::none));
    }

    private Reply answered(Exchange exchange, LeadId lead, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Recorded _,Receipt.Repeated _ -> complete(exchange, lead, false);
            case Receipt.Refused(List<Objection> objections) ->
                new Reply.Refused(Problem.content(ofLeads.named(exchange.path("key"), objections)));
            case Receipt.Suppressed _ -> ReportResource.suppressed();
            case Receipt.NoSuchLead _,Receipt.NoSuchEngagement _ -> MergeResource.missing(leads, lead);
        };
    }
}
