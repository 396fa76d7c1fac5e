package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.intake.Receipt;
import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.LeadForm;
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.Place;
import dev.baton.application.lead.Leads.TimelineEntry;
import dev.baton.application.lead.Leads.TimelinePlace;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leads: who they are, where they stand, what happened to them. */
final class LeadResource {
    private static final List<String> KEYS = List.of("email", "external", "phone", "visitor");
    private static final List<String> FILTERS = List.of("stage", "source", "limit", "cursor");
    private static final String STAGES = Arrays.stream(Stage.values()).map(Stage::name)
            .collect(Collectors.joining(", "));
    private final LeadDirectory leads;
    private final ReportResource reports;

    LeadResource(LeadDirectory leads, ReportResource reports) {
        this.leads = leads;
        this.reports = reports;
    }

    /** Records statements about a person. */
    Reply add(Exchange exchange) {
        Parsed<Report> read = ReportKind.LEAD.read(exchange.body(), Pointer.ROOT, reports.defaults(exchange));
        List<IdentityKey> keys = read instanceof Parsed.Valid<Report>(Report report) ? report.person() : List.of();
        return reports.one(read, receipt -> told(receipt, keys));
    }

    /** Records statements about a lead that is named by its id. */
    Reply update(Exchange exchange) {
        return recorded(exchange, ReportReader::leadUpdate);
    }

    /** Records what a lead answered to qualification questions. */
    Reply answer(Exchange exchange) {
        Optional<String> by = exchange.caller().flatMap(Caller::person).map(Person::name);
        return recorded(exchange,
                (lead, tree, place, defaults) -> ReportReader.answers(lead, by, tree, place, defaults));
    }

    /** How what is told about a lead is read. */
    private interface AboutLead {
        Parsed<Report> read(LeadId lead, Tree tree, Pointer place, Defaults defaults);
    }

    private Reply recorded(Exchange exchange, AboutLead about) {
        return LeadId.parse(exchange.path("id")).flatMap(lead -> leads.keys(lead)
                .map(keys -> reports.one(
                        about.read(lead, exchange.body(), Pointer.ROOT, reports.defaults(exchange)),
                        receipt -> told(receipt, keys))))
                .orElseGet(() -> none(exchange));
    }

    private Reply told(Receipt receipt, List<IdentityKey> keys) {
        return switch (receipt) {
            case Receipt.Recorded(boolean created, var standing) -> shown(standing.lead(), keys, created);
            case Receipt.Repeated(boolean _, var standing) -> shown(standing.lead(), keys, false);
            case Receipt.Refused(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
            case Receipt.Suppressed _ -> ReportResource.suppressed();
            case Receipt.NoSuchLead _,Receipt.NoSuchEngagement _ -> Reply.refused(Fault.NO_SUCH_LEAD);
        };
    }

    /** What was recorded is there, though its lead may have joined another since, or have been erased. */
    private Reply shown(LeadId recorded, List<IdentityKey> keys, boolean created) {
        return leads.find(recorded, keys).map(view -> shown(view, created))
                .orElseGet(() -> MergeResource.missing(leads, recorded));
    }

    private static Reply shown(LeadView view, boolean created) {
        Tree lead = LeadForm.lead(view);
        return created ? Reply.created("/v1/leads/" + view.row().card().lead(), lead) : Reply.ok(lead);
    }

    private Reply none(Exchange exchange) {
        return LeadId.parse(exchange.path("id")).map(lead -> MergeResource.missing(leads, lead))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
    }

    /** A lead by its id. */
    Reply get(Exchange exchange) {
        return LeadId.parse(exchange.path("id")).map(this::get).orElseGet(() -> none(exchange));
    }

    /** Of one that has been merged the lead is told that it is part of, and where that is. */
    private Reply get(LeadId asked) {
        return leads.find(asked).<Reply>map(view -> {
            LeadId found = view.row().card().lead();
            return new Reply.Said(200, LeadForm.lead(view),
                    found.equals(asked) ? Map.of() : Map.of("Content-Location", "/v1/leads/" + found));
        }).orElseGet(() -> MergeResource.missing(leads, asked));
    }

    /** The lead with a key, or known leads, newest first. */
    Reply list(Exchange exchange) {
        Query query = exchange.query();
        List<String> asked = KEYS.stream().filter(name -> query.text(name).isPresent()).toList();
        return asked.isEmpty() ? page(query) : byKey(query, asked);
    }

    private Reply byKey(Query query, List<String> asked) {
        asked.stream().skip(1).forEach(name -> query.object(name, Flaw.CONFLICT, asked.getFirst(), name));
        FILTERS.stream().filter(name -> query.text(name).isPresent())
                .forEach(name -> query.object(name, Flaw.CONFLICT, asked.getFirst(), name));
        Optional<IdentityKey> key = key(query, asked.getFirst());
        return query.refusal().orElseGet(() -> Reply.ok(Tree.branch()
                .with("items", key.flatMap(leads::holding).stream().toList(), LeadForm::lead).done()));
    }

    private static Optional<IdentityKey> key(Query query, String name) {
        return switch (name) {
            case "email" -> query.read(name, value -> IdentityKey.email(value).map(key -> (IdentityKey) key),
                    "sara@example.com");
            case "phone" -> query.read(name, LeadResource::phone, "+982112345678");
            case "external" -> query.read(name, LeadResource::external, "crm:4711");
            default -> query.read(name, value -> IdentityKey.visitor(value).map(key -> (IdentityKey) key), "3f9c41");
        };
    }

    /** A plus that was not written as %2B has become a blank by now; no number begins with one. */
    private static Optional<IdentityKey> phone(String value) {
        return IdentityKey.phone(value.startsWith(" ") ? "+" + value.strip() : value).map(key -> (IdentityKey) key);
    }

    private static Optional<IdentityKey> external(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : IdentityKey.external(value.substring(0, colon), value.substring(colon + 1)).map(key -> key);
    }

    private Reply page(Query query) {
        int limit = query.limit();
        Optional<Place> after = query.cursor(Cursor::leads);
        Filter filter = new Filter(stage(query), query.text("source"));
        return query.refusal().orElseGet(() -> {
            List<LeadView> found = leads.list(filter, after, limit + 1);
            return Page.of(found, limit, LeadForm::lead,
                    last -> Cursor.of(new Place(last.row().createdAt(), last.row().card().lead())));
        });
    }

    private static Optional<Stage> stage(Query query) {
        Optional<Stage> stage = query.text("stage").flatMap(Stage::of);
        if (stage.isEmpty()) {
            query.text("stage").ifPresent(word -> query.object("stage", Flaw.UNKNOWN_WORD, word, STAGES));
        }
        return stage;
    }

    /** What happened, latest first. */
    Reply timeline(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<TimelinePlace> after = query.cursor(Cursor::timeline);
        return query.refusal().orElseGet(() -> LeadId.parse(exchange.path("id"))
                .flatMap(lead -> leads.timeline(lead, after, limit + 1)).map(found -> timeline(found, limit))
                .orElseGet(() -> none(exchange)));
    }

    private static Reply timeline(List<TimelineEntry> found, int limit) {
        return Page.of(found, limit, LeadForm::entry, last -> Cursor.of(new TimelinePlace(last.at(), last.id())));
    }

    /** The changes of stage, oldest first. */
    Reply transitions(Exchange exchange) {
        return LeadId.parse(exchange.path("id")).flatMap(leads::transitions)
                .map(moved -> Reply.ok(Tree.branch().with("items", moved, LeadForm::transition).done()))
                .orElseGet(() -> none(exchange));
    }
}
