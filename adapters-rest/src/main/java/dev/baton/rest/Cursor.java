package dev.baton.rest;

import dev.baton.application.announcement.Outbox.Seen;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.definition.RescoringWatch;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.handoff.Handoffs.DuePlace;
import dev.baton.application.handoff.Handoffs.OfferedPlace;
import dev.baton.application.intake.HandoffPage.Wanting;
import dev.baton.application.lead.Leads.Place;
import dev.baton.application.lead.Leads.SuggestionPlace;
import dev.baton.application.lead.Leads.TimelinePlace;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Texts;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A place in a list, as an opaque word: base64url of the kind of list, the place and a checksum, so that a cursor of
 * another list, cut or changed, is refused and not misread. It is no secret and gives no right.
 */
final class Cursor {
    private static final int CHECKSUM = 8;

    /** The lists; each writes its own name into its cursors, so that a cursor of one says nothing in another. */
    private enum Listing {
        LEADS,
        TIMELINE,
        SUGGESTIONS,
        UNREAD,
        ACCOUNTS,
        MEMBERS,
        OPERATIONS,
        QUEUE,
        OFFERED,
        WAITING,
        DELIVERIES,
        EVENTS,
        ALERTS
    }

    private Cursor() {
    }

    static String of(Place place) {
        return written(Listing.LEADS, place.createdAt().toEpochMilli() + " " + place.lead().value());
    }

    static String of(TimelinePlace place) {
        return written(Listing.TIMELINE, place.at().toEpochMilli() + " " + place.id());
    }

    static String of(UnreadItems.Place place) {
        return written(Listing.UNREAD, place.receivedAt().toEpochMilli() + " " + place.id());
    }

    static String of(Rescorings.Place place) {
        return written(Listing.OPERATIONS, place.startedAt().toEpochMilli() + " "
                + RescoringWatch.id(place.version().definition(), place.version().version()));
    }

    static Optional<Rescorings.Place> operations(String cursor) {
        return read(Listing.OPERATIONS, cursor).flatMap(parts -> at(parts[0]).flatMap(
                at -> RescoringWatch.version(parts[1]).map(version -> new Rescorings.Place(at, version))));
    }

    static String of(DuePlace place) {
        String due = place.dueAt().map(at -> String.valueOf(at.toEpochMilli())).orElse("-");
        return written(Listing.QUEUE, due + " " + place.offeredAt().toEpochMilli() + "/" + place.handoff());
    }

    static Optional<DuePlace> queue(String cursor) {
        return read(Listing.QUEUE, cursor).flatMap(parts -> {
            Optional<Instant> due = at(parts[0]);
            return due.isEmpty() && !parts[0].equals("-")
                    ? Optional.empty()
                    : offered(parts[1])
                            .map(place -> new DuePlace(due, place.offeredAt(), place.handoff()));
        });
    }

    static String of(OfferedPlace place) {
        return written(Listing.OFFERED, "all " + place.offeredAt().toEpochMilli() + "/" + place.handoff());
    }

    static Optional<OfferedPlace> newest(String cursor) {
        return read(Listing.OFFERED, cursor).flatMap(parts -> offered(parts[1]));
    }

    private static Optional<OfferedPlace> offered(String written) {
        String[] pair = written.split("/", 2);
        return at(pair[0]).flatMap(
                at -> Names.uuid(pair[pair.length - 1]).map(handoff -> new OfferedPlace(at, handoff)));
    }

    /** Behind a lead that waits to be offered. */
    static String of(Wanting place) {
        return written(Listing.WAITING, place.kind().code() + " " + place.lead());
    }

    static Optional<Wanting> waiting(String cursor) {
        return read(Listing.WAITING, cursor).flatMap(parts -> Optional.ofNullable(CycleKind.WORDS.get(parts[0]))
                .flatMap(kind -> LeadId.parse(parts[1]).map(lead -> new Wanting(lead, kind))));
    }

    static String of(SuggestionPlace place) {
        return written(Listing.SUGGESTIONS,
                place.recordedAt().toEpochMilli() + " " + place.kept() + "/" + place.other());
    }

    static Optional<SuggestionPlace> suggestions(String cursor) {
        return read(Listing.SUGGESTIONS, cursor).flatMap(parts -> at(parts[0]).flatMap(at -> {
            String[] pair = parts[1].split("/", 2);
            return LeadId.parse(pair[0]).flatMap(kept -> LeadId.parse(pair[pair.length - 1])
                    .map(other -> new SuggestionPlace(at, kept, other)));
        }));
    }

    static Optional<Place> leads(String cursor) {
        return read(Listing.LEADS, cursor).flatMap(parts -> at(parts[0])
                .flatMap(at -> LeadId.parse(parts[1]).map(lead -> new Place(at, lead))));
    }

    /** Behind the delivery of an event. */
    static String ofDelivery(UUID event) {
        return written(Listing.DELIVERIES, "of " + event);
    }

    static Optional<UUID> deliveries(String cursor) {
        return read(Listing.DELIVERIES, cursor).flatMap(parts -> Names.uuid(parts[1]));
    }

    /** Behind an alert. */
    static String ofAlert(UUID alert) {
        return written(Listing.ALERTS, "all " + alert);
    }

    static Optional<UUID> alerts(String cursor) {
        return read(Listing.ALERTS, cursor).flatMap(parts -> Names.uuid(parts[1]));
    }

    /** Behind an event, by its place among all and its id. */
    static String of(Seen seen) {
        return written(Listing.EVENTS, seen.place() + " " + seen.event().map(UUID::toString).orElse("-"));
    }

    static Optional<Seen> events(String cursor) {
        return read(Listing.EVENTS, cursor).filter(parts -> parts[0].matches("[0-9]{1,18}")).flatMap(parts -> {
            Optional<UUID> event = Names.uuid(parts[1]);
            return event.isEmpty() && !parts[1].equals("-")
                    ? Optional.empty()
                    : Optional.of(new Seen(Long.parseLong(parts[0]), event));
        });
    }

    /** Behind an account. */
    static String ofAccount(UUID account) {
        return written(Listing.ACCOUNTS, "all " + account);
    }

    static Optional<UUID> accounts(String cursor) {
        return read(Listing.ACCOUNTS, cursor).flatMap(parts -> Names.uuid(parts[1]));
    }

    /** Behind a lead of an account. */
    static String ofMember(UUID account, LeadId lead) {
        return written(Listing.MEMBERS, account + " " + lead);
    }

    static Optional<LeadId> members(UUID account, String cursor) {
        return read(Listing.MEMBERS, cursor).filter(parts -> parts[0].equals(account.toString()))
                .flatMap(parts -> LeadId.parse(parts[1]));
    }

    static Optional<TimelinePlace> timeline(String cursor) {
        return read(Listing.TIMELINE, cursor).flatMap(parts -> at(parts[0]).map(at -> new TimelinePlace(at, parts[1])));
    }

    static Optional<UnreadItems.Place> unread(String cursor) {
        return read(Listing.UNREAD, cursor)
                .flatMap(parts -> at(parts[0]).map(at -> new UnreadItems.Place(at, parts[1])));
    }

    /** Anybody can compute the checksum, so a cursor is bounded like everything else from outside. */
    private static Optional<Instant> at(String millis) {
        return millis.matches("-?[0-9]{1,14}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
                : Optional.empty();
    }

    private static String written(Listing list, String place) {
        return sealed(list + " " + place);
    }

    /** With its checksum before it, in letters that need no escaping. */
    static String sealed(String said) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((checksum(said) + said).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String[]> read(Listing list, String cursor) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (text.length() <= CHECKSUM || !checksum(text.substring(CHECKSUM)).equals(text.substring(0, CHECKSUM))) {
            return Optional.empty();
        }
        String[] parts = text.substring(CHECKSUM).split(" ", 3);
        return parts.length == 3 && parts[0].equals(list.name()) && text.codePoints().noneMatch(Texts::isForbidden)
                ? Optional.of(new String[]{parts[1], parts[2]})
                : Optional.empty();
    }

    private static String checksum(String said) {
        CRC32C sum = new CRC32C();
        sum.update(said.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
