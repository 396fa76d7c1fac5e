package dev.baton.application.alerting;

import dev.baton.application.alerting.Alerts.Due;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.application.message.Phrase;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The first sentence of a letter: what happened. */
final class Said {
    private static final Map<String, Phrase> REMINDED = Map.of("accept", Phrase.REMINDED_ACCEPT, "first-contact",
            Phrase.REMINDED_FIRST_CONTACT, "decision", Phrase.REMINDED_DECISION);
    private static final Map<String, Phrase> BREACHED = Map.of("accept", Phrase.BREACHED_ACCEPT, "first-contact",
            Phrase.BREACHED_FIRST_CONTACT, "decision", Phrase.BREACHED_DECISION);
    private static final Map<String, Phrase> RUNGS = Map.of("alert-lead", Phrase.RUNG_ALERT_LEAD, "reassign",
            Phrase.RUNG_REASSIGN, "return", Phrase.RUNG_RETURN);
    private static final Map<String, Phrase> UNDONE = Map.of("reassign", Phrase.RUNG_NOT_REASSIGNED, "return",
            Phrase.RUNG_NOT_RETURNED);
    private static final Map<String, Phrase> WITHDRAWN = Map.of("stage-left", Phrase.GONE_STAGE_LEFT,
            "became-customer", Phrase.GONE_BECAME_CUSTOMER, "no-longer-customer", Phrase.GONE_NO_LONGER_CUSTOMER,
            "merged", Phrase.GONE_MERGED, "erased", Phrase.GONE_ERASED);

    private Said() {
    }

    /**
     * @param known whether the lead is known still
     * @param other who answered for the lead, or has it now, where the event says so
     */
    static Sentence of(Due due, boolean known, Reader reader, String name, Optional<String> other) {
        Event event = due.event();
        return switch (due.alert().kind()) {
            case OFFERED -> event.type() == EventType.HANDOFF_ACCEPTED
                    ? reader.about(name, Phrase.SAID_ACCEPTED, colleague(reader, other))
                    : reader.about(name, Phrase.SAID_OFFERED);
            case QUEUED -> reader.about(name, Phrase.SAID_QUEUED);
            case REMINDED -> reader.about(name, phrase(REMINDED, event, "clock"),
                    reader.digits(word(event, "percent")));
            case BREACHED -> reader.about(name, phrase(BREACHED, event, "clock"));
            case ESCALATED -> reader.about(name, phrase(isUndone(event) ? UNDONE : RUNGS, event, "rung"));
            case GONE -> known
                    ? reader.about(name, gone(event), colleague(reader, other))
                    : reader.about(name, Phrase.GONE_ERASED);
        };
    }

    /** Whom a letter about something names beside the lead. */
    static Optional<UUID> other(Event event) {
        return switch (event.type()) {
            case HANDOFF_ACCEPTED, HANDOFF_REJECTED, HANDOFF_SENT_BACK -> Audience.person(event, "by");
            default -> Audience.person(event, "rep");
        };
    }

    private static boolean isUndone(Event event) {
        return event.about().at("done").filter(Tree.of(false)::equals).isPresent();
    }

    private static Phrase gone(Event event) {
        return switch (event.type()) {
            case HANDOFF_WITHDRAWN -> phrase(WITHDRAWN, event, "why");
            case HANDOFF_RETURNED -> Phrase.GONE_RETURNED;
            case HANDOFF_REJECTED -> Phrase.GONE_REJECTED;
            case HANDOFF_SENT_BACK -> Phrase.GONE_SENT_BACK;
            default -> Audience.person(event, "rep").isEmpty()
                    ? Phrase.GONE_QUEUED
                    : word(event, "because").equals(Choice.Because.TAKEN.code())
                            ? Phrase.GONE_TAKEN
                            : Phrase.GONE_HANDED_ON;
        };
    }

    /** A colleague's name turns nothing around it either. */
    private static String colleague(Reader reader, Optional<String> other) {
        return other.map(name -> Sentence.quote(name).text()).orElseGet(() -> reader.said(Phrase.COLLEAGUE));
    }

    private static Phrase phrase(Map<String, Phrase> phrases, Event event, String name) {
        Phrase phrase = phrases.get(word(event, name));
        if (phrase == null) {
            throw new IllegalStateException("an event of " + event.type().code() + " says an unknown " + name);
        }
        return phrase;
    }

    /** What an event says under a name, as a text. */
    static String word(Event event, String name) {
        return event.about().at(name).map(tree -> switch (tree) {
            case Tree.Text(String text) -> text;
            case Tree.Numeral(var number) -> number.toPlainString();
            case Tree.Flag _,Tree.Blank _,Tree.Listing _,Tree.Branch _ -> "";
        }).orElse("");
    }

    static Phrase head(Due due) {
        return switch (due.alert().kind()) {
            case OFFERED -> due.event().type() == EventType.HANDOFF_ACCEPTED
                    ? Phrase.HEAD_ACCEPTED
                    : Phrase.HEAD_OFFERED;
            case QUEUED -> Phrase.HEAD_QUEUED;
            case REMINDED -> Phrase.HEAD_REMINDED;
            case BREACHED -> Phrase.HEAD_BREACHED;
            case ESCALATED -> Phrase.HEAD_ESCALATED;
            case GONE -> Phrase.HEAD_GONE;
        };
    }

    static Phrase because(Choice.Because because) {
        return switch (because) {
            case SAME_ACCOUNT -> Phrase.BECAUSE_SAME_ACCOUNT;
            case OWNER -> Phrase.BECAUSE_OWNER;
            case TERRITORY -> Phrase.BECAUSE_TERRITORY;
            case TURN -> Phrase.BECAUSE_TURN;
            case NOBODY_FREE -> Phrase.BECAUSE_NOBODY_FREE;
            case TRANSFERRED -> Phrase.BECAUSE_TRANSFERRED;
            case TAKEN -> Phrase.BECAUSE_TAKEN;
        };
    }
}
