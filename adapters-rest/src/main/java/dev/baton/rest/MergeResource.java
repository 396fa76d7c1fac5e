package dev.baton.rest;

import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LeadMerging;
import dev.baton.application.intake.LeadMerging.Outcome;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadForm;
import dev.baton.application.lead.Leads.SuggestedMerge;
import dev.baton.application.lead.Leads.SuggestionPlace;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.LeadId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Who is who, as people say it: two leads are one person, or are not, or are to be forgotten. */
final class MergeResource {
    private final LeadMerging merging;
    private final LeadErasure erasure;
    private final LeadDirectory leads;

    MergeResource(LeadMerging merging, LeadErasure erasure, LeadDirectory leads) {
        this.merging = merging;
        this.erasure = erasure;
        this.leads = leads;
    }

    /** Makes another lead part of this one. */
    Reply merge(Exchange exchange) {
        return ofPath(exchange, lead -> withOther(exchange, lead, merging::merge));
    }

    /** Takes a merge back. */
    Reply unmerge(Exchange exchange) {
        return ofPath(exchange, lead -> withOther(exchange, lead, merging::unmerge));
    }

    private Reply ofPath(Exchange exchange, Function<LeadId, Reply> then) {
        return LeadId.parse(exchange.path("id")).map(then).orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
    }

    private Reply withOther(Exchange exchange, LeadId lead, BiFunction<LeadId, LeadId, Outcome> wish) {
        return switch (Reading.<LeadId>of(reading -> {
            Fields fields = reading.fields(exchange.body(), Pointer.ROOT);
            Optional<LeadId> other = lead(fields, "lead");
            other.filter(lead::equals).ifPresent(same -> fields.object("lead", Flaw.DUPLICATE, same));
            fields.finish();
            return other;
        })) {
            case Parsed.Valid<LeadId>(LeadId other) -> reply(wish.apply(lead, other));
            case Parsed.Invalid<LeadId>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }

    private static Optional<LeadId> lead(Fields fields, String name) {
        Optional<String> written = fields.required(name, fields.text(name, 100));
        Optional<LeadId> lead = written.flatMap(LeadId::parse);
        if (written.isPresent() && lead.isEmpty()) {
            fields.object(name, Flaw.MALFORMED, written.get(), "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42");
        }
        return lead;
    }

    private Reply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Merged(LeadId kept) -> leads.find(kept).map(LeadForm::lead).map(Reply::ok)
                    .orElseGet(() -> missing(leads, kept));
            case Outcome.Parted(LeadId whole, LeadId part) -> Reply.ok(Tree.branch().with("items",
                    List.of(whole, part).stream().flatMap(lead -> leads.find(lead).stream()).toList(), LeadForm::lead)
                    .done());
            case Outcome.NoSuchLead(LeadId lead) -> missing(leads, lead);
            case Outcome.Anonymous(LeadId lead) -> Reply.refused(Fault.ANONYMOUS_LEAD, lead);
            case Outcome.NotMerged(LeadId whole, LeadId part) -> Reply.refused(Fault.NOT_MERGED, part, whole);
        };
    }

    /** There is no such lead, or none any more. */
    static Reply missing(LeadDirectory leads, LeadId lead) {
        return leads.erasedAt(lead).map(at -> Reply.refused(Fault.ERASED_LEAD, at))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD));
    }

    /** Erases a lead; one that was erased stays so. */
    Reply erase(Exchange exchange) {
        Query query = exchange.query();
        boolean suppress = query.read("suppress", MergeResource::flag, "true").orElse(false);
        return query.refusal().orElseGet(() -> ofPath(exchange, lead -> {
            boolean erased = erasure.erase(lead, suppress) || leads.erasedAt(lead).isPresent();
            return erased ? new Reply.Nothing() : Reply.refused(Fault.NO_SUCH_LEAD);
        }));
    }

    /** Yes or no in a query. */
    static Optional<Boolean> flag(String word) {
        return switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Which leads may be one person, latest first. */
    Reply suggestions(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<SuggestionPlace> after = query.cursor(Cursor::suggestions);
        return query.refusal().orElseGet(() -> suggestions(leads.suggestions(after, limit + 1), limit));
    }

    private static Reply suggestions(List<SuggestedMerge> found, int limit) {
        return Page.of(found, limit, LeadForm::suggestion, last -> Cursor.of(last.place()));
    }

    private record Pair(LeadId lead, LeadId other) {}

    /** Does not suggest any more to merge two leads. */
    Reply dismiss(Exchange exchange) {
        return switch (Reading.<Pair>of(reading -> {
            Fields fields = reading.fields(exchange.body(), Pointer.ROOT);
            Optional<LeadId> lead = lead(fields, "lead");
            Optional<LeadId> other = lead(fields, "other");
            fields.finish();
            return lead.flatMap(one -> other.map(two -> new Pair(one, two)));
        })) {
            case Parsed.Valid<Pair>(Pair(LeadId lead, LeadId other)) ->
                merging.dismiss(lead, other) ? new Reply.Nothing() : Reply.refused(Fault.NO_SUCH_SUGGESTION);
            case Parsed.Invalid<Pair>(List<Objection> objections) -> new Reply.Refused(Problem.content(objections));
        };
    }
}
