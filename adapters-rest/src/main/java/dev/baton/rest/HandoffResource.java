package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.alerting.Dates;
import dev.baton.application.alerting.PacketPage;
import dev.baton.application.alerting.Questions;
import dev.baton.application.handoff.HandoffDirectory;
import dev.baton.application.handoff.HandoffDirectory.Life;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.handoff.HandoffForm;
import dev.baton.application.handoff.Handoffs.DuePlace;
import dev.baton.application.handoff.Handoffs.Held;
import dev.baton.application.handoff.Handoffs.OfferedPlace;
import dev.baton.application.handoff.Handoffs.Span;
import dev.baton.application.handoff.Handoffs.Wanted;
import dev.baton.application.handoff.Handoffs.Why;
import dev.baton.application.handoff.PacketLinks;
import dev.baton.application.handoff.RejectionReport;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.message.Messages;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Handoffs to be looked at: queues, what became of them, what waits, and why leads came back. */
final class HandoffResource {
    private static final Messages MESSAGES = new Messages();
    private static final Duration USUAL_SPAN = Duration.ofDays(90);
    private static final String REPS = "me, none, 0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42";
    private static final Map<String, Why> WHYS = Map.of("unmatched", Why.UNMATCHED, "returned", Why.RETURNED);
    private static final Map<String, Set<HandoffState>> STATES = states();
    private final HandoffDirectory handoffs;
    private final PacketLinks links;
    private final Dates dates;
    private final Questions questions;
    private final RejectionReport rejections;
    private final LeadDirectory leads;
    private final InstantSource clock;

    HandoffResource(HandoffDirectory handoffs, PacketLinks links, Dates dates, Questions questions,
            RejectionReport rejections,
            LeadDirectory leads,
            InstantSource clock) {
        this.handoffs = handoffs;
        this.links = links;
        this.dates = dates;
        this.questions = questions;
        this.rejections = rejections;
        this.leads = leads;
        this.clock = clock;
    }

    /** Each state, those that are open, those that are over, and all. */
    private static Map<String, Set<HandoffState>> states() {
        Map<String, Set<HandoffState>> states = Arrays.stream(HandoffState.values())
                .collect(Collectors.toMap(HandoffState::code, Set::of));
        states.put("open", those(HandoffState::isOpen));
        states.put("over", those(state -> !state.isOpen()));
        states.put("all", Set.of(HandoffState.values()));
        return Map.copyOf(states);
    }

    private static Set<HandoffState> those(Predicate<HandoffState> which) {
        return Arrays.stream(HandoffState.values()).filter(which).collect(Collectors.toSet());
    }

    private static HandoffForm form(Exchange exchange) {
        return new HandoffForm(MESSAGES, exchange.language().code());
    }

    private static <T> Optional<T> word(Query query, String name, Map<String, T> words) {
        Optional<T> meant = query.text(name).flatMap(text -> Optional.ofNullable(words.get(text)));
        if (meant.isEmpty()) {
            query.text(name).ifPresent(text -> query.object(name, Flaw.UNKNOWN_WORD, text,
                    String.join(", ", words.keySet().stream().sorted().toList())));
        }
        return meant;
    }

    /** A queue by the time left; of what is over, the newest first. */
    Reply list(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Wanted wanted = wanted(exchange, query);
        boolean open = wanted.states().stream().allMatch(HandoffState::isOpen);
        if (open) {
            Optional<DuePlace> after = query.cursor(Cursor::queue);
            List.of("from", "until").forEach(name -> query.text(name).ifPresent(
                    _ -> query.object(name, Flaw.CONFLICT, name, "state=" + query.text("state").orElse("open"))));
            return query.refusal().orElseGet(() -> Page.of(handoffs.open(wanted, after, limit + 1), limit,
                    form(exchange)::row, HandoffResource::due));
        }
        Optional<OfferedPlace> after = query.cursor(Cursor::newest);
        Optional<Instant> from = query.instant("from");
        Optional<Instant> until = query.instant("until");
        return query.refusal().orElseGet(
                () -> newest(exchange, handoffs.newest(wanted, from, until, after, limit + 1), limit));
    }

    private static Reply newest(Exchange exchange, List<View> found, int limit) {
        return Page.of(found, limit, form(exchange)::row,
                last -> Cursor.of(new OfferedPlace(last.handoff().offeredAt(), last.handoff().id())));
    }

    private static String due(View last) {
        Handoff handoff = last.handoff();
        return Cursor.of(new DuePlace(handoff.dueAt(), handoff.offeredAt(), handoff.id()));
    }

    private Wanted wanted(Exchange exchange, Query query) {
        return new Wanted(team(query), held(exchange, query),
                word(query, "state", STATES).orElse(STATES.getOrDefault("open", Set.of())), stage(query),
                query.read("breached", MergeResource::flag, "true"),
                query.read("lead", LeadId::parse, "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42")
                        .map(lead -> leads.find(lead).map(view -> view.row().card().lead()).orElse(lead)));
    }

    /** A team of which nobody has heard is a slip of the pen, not an empty queue. */
    private Optional<String> team(Query query) {
        Optional<String> team = query.read("team", key -> Optional.of(key).filter(Names::isId), "inside-sales");
        team.filter(key -> !handoffs.knowsTeam(key)).ifPresent(key -> query.object("team", Flaw.UNKNOWN_REFERENCE, key,
                String.join(", ", handoffs.teams())));
        return team;
    }

    /** A key of nobody has no queue of its own. */
    private static Optional<Held> held(Exchange exchange, Query query) {
        if (query.text("rep").filter("me"::equals).isPresent()
                && exchange.caller().flatMap(Caller::person).isEmpty()) {
            query.object("rep", Flaw.NOBODYS_KEY);
            return Optional.empty();
        }
        return query.read("rep", word -> held(exchange, word), REPS);
    }

    private static Optional<Held> held(Exchange exchange, String word) {
        return switch (word) {
            case "none" -> Optional.of(new Held.ByNobody());
            case "me" -> exchange.caller().flatMap(Caller::person).map(Person::id).map(Held.By::new);
            default -> Names.uuid(word).map(Held.By::new);
        };
    }

    private static Optional<Stage> stage(Query query) {
        return word(query, "stage", Arrays.stream(Stage.values()).filter(Stage::isEntrance)
                .collect(Collectors.toMap(Stage::name, stage -> stage)));
    }

    /** How many are open, of a team or of all. */
    Reply counts(Exchange exchange) {
        Optional<String> team = team(exchange.query());
        return exchange.query().refusal().orElseGet(() -> Reply.ok(form(exchange).counts(handoffs.counts(team))));
    }

    /** Leads that are ready and that nobody is offered. */
    Reply waiting(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<Why> why = word(query, "why", WHYS);
        Optional<Wanting> after = query.cursor(Cursor::waiting);
        return query.refusal().orElseGet(() -> Page.of(handoffs.waiting(why, after, limit + 1), limit,
                form(exchange)::waiting, last -> Cursor.of(last.wish().who())));
    }

    /** One with its life. */
    Reply get(Exchange exchange) {
        return find(exchange).map(life -> shown(exchange, life)).orElseGet(HandoffResource::none);
    }

    /** One as it stands, tagged by what people change of it. */
    static Reply shown(Exchange exchange, Life life) {
        return new Reply.Said(200, form(exchange).whole(life), tag(life.view().handoff()).header());
    }

    /** How a handoff stands, for who wants to answer only what he has seen. */
    static EntityTag tag(Handoff handoff) {
        return EntityTag.of(HandoffForm.standing(handoff));
    }

    private Optional<Life> find(Exchange exchange) {
        return Names.uuid(exchange.path("id")).flatMap(handoffs::find);
    }

    /** One by its id. */
    Optional<Life> find(UUID handoff) {
        return handoffs.find(handoff);
    }

    static Reply none() {
        return Reply.refused(Fault.NO_SUCH_HANDOFF);
    }

    /** What was known of the lead when it was offered: in JSON, or as a page to be printed. */
    Reply packet(Exchange exchange) {
        Optional<Boolean> page = word(exchange.query(), "form", Map.of("html", true, "json", false));
        return exchange.query().refusal().orElseGet(() -> find(exchange).map(
                life -> page.orElseGet(exchange::wantsHtml) ? page(exchange, life) : packet(life))
                .orElseGet(HandoffResource::none));
    }

    /** The page of a packet, for whoever was written to and shows the link. */
    Reply opened(Exchange exchange) {
        return Names.uuid(exchange.path("id")).filter(id -> links.opens(id, exchange.path("link")))
                .flatMap(handoffs::find).map(life -> page(exchange, life))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LINK));
    }

    private Reply packet(Life life) {
        return handoffs.packet(life.view().handoff().id()).map(Reply::ok)
                .orElseGet(() -> Reply.refused(Fault.ERASED_PACKET));
    }

    private Reply page(Exchange exchange, Life life) {
        String html = new PacketPage(life.view(), MESSAGES, dates, questions, exchange.language().code())
                .html(handoffs.packet(life.view().handoff().id()));
        return new Reply.Written(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Security-Policy", PacketPage.CONTENT_SECURITY, "Content-Language",
                        exchange.language().code(), "Referrer-Policy", "no-referrer"));
    }

    /** The handoffs of a lead, newest first. */
    Reply ofLead(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<OfferedPlace> after = query.cursor(Cursor::newest);
        return query.refusal().orElseGet(() -> LeadId.parse(exchange.path("id"))
                .map(lead -> handoffs.ofLead(lead, after, limit + 1).map(found -> newest(exchange, found, limit))
                        .orElseGet(() -> MergeResource.missing(leads, lead)))
                .orElseGet(() -> Reply.refused(Fault.NO_SUCH_LEAD)));
    }

    /** Why leads came back from sales: within the last ninety days where nothing else is said. */
    Reply reasons(Exchange exchange) {
        Query query = exchange.query();
        Optional<String> team = team(query);
        Instant until = query.instant("until").orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Instant from = query.instant("from").orElse(until.minus(USUAL_SPAN));
        if (!from.isBefore(until)) {
            query.object("from", Flaw.NOT_BEFORE, "from", "until");
        }
        return query.refusal().orElseGet(
                () -> Reply.ok(rejections.of(team, new Span(from, until), exchange.language().code())));
    }
}
