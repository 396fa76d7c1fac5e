package dev.baton.application.handoff;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody wants to happen to a handoff. */
public sealed interface HandoffOrder {
    /** The most characters of a note. */
    int LONGEST_NOTE = 2_000;
    /** The ways in which a person is tried to be reached. */
    List<String> CHANNELS = List.of("phone", "email", "sms", "meeting", "other");

    /** A rep takes the lead over. */
    record Accept() implements HandoffOrder {}

    /** A rep says no. */
    record Reject(String reason, Optional<String> note) implements HandoffOrder {}

    /** A colleague is to take it over. */
    record Transfer(UUID to) implements HandoffOrder {}

    /** A call with the person was arranged. */
    record ArrangeCall(Instant at, Optional<String> note) implements HandoffOrder {}

    /** Somebody tried to reach the person, or did. */
    record Contact(String channel, boolean reached, Optional<String> note) implements HandoffOrder {}

    /** The lead is worth an opportunity. */
    record Qualify() implements HandoffOrder {}

    /** Whoever had accepted the lead gives it back. */
    record SendBack(String reason, Optional<String> note) implements HandoffOrder {}

    /** Marketing gets an offer back that nobody answered. */
    record GiveBack(Optional<String> note) implements HandoffOrder {}

    /** Reads that a lead is taken over, of which nothing more is to be said. */
    static Parsed<HandoffOrder> accept(Tree written) {
        return readPerhaps(written, _ -> Optional.of(new Accept()));
    }

    /** Reads that a lead is qualified, of which nothing more is to be said. */
    static Parsed<HandoffOrder> qualify(Tree written) {
        return readPerhaps(written, _ -> Optional.of(new Qualify()));
    }

    /** Reads {@code {reason, note}} of a rejection. */
    static Parsed<HandoffOrder> reject(Tree written) {
        return read(written, fields -> {
            Optional<String> note = note(fields);
            return reason(fields).map(reason -> new Reject(reason, note));
        });
    }

    /** Reads {@code {reason, note}} of what is sent back. */
    static Parsed<HandoffOrder> sendBack(Tree written) {
        return read(written, fields -> {
            Optional<String> note = note(fields);
            return reason(fields).map(reason -> new SendBack(reason, note));
        });
    }

    /** Reads {@code {to}}: the id of a person. */
    static Parsed<HandoffOrder> transfer(Tree written) {
        return read(written, fields -> {
            Optional<String> word = fields.required("to", fields.text("to"));
            Optional<UUID> to = word.flatMap(Names::uuid);
            word.filter(_ -> to.isEmpty()).ifPresent(text -> fields.object("to", Flaw.MALFORMED, text,
                    "0198c1d2-7a4e-7c31-9b55-2f6a0c8d1e42"));
            return to.map(Transfer::new);
        });
    }

    /** Reads {@code {at, note}}: not before yesterday, and within two years. */
    static Parsed<HandoffOrder> call(Tree written, Instant now) {
        return read(written, fields -> {
            Instant first = now.minus(Duration.ofDays(1));
            Instant last = now.plus(Duration.ofDays(2 * 366));
            Optional<Instant> at = fields.required("at", fields.instant("at"));
            at.filter(call -> call.isBefore(first) || call.isAfter(last))
                    .ifPresent(call -> fields.object("at", Flaw.OUT_OF_RANGE, call, first, last));
            Optional<String> note = note(fields);
            return at.map(call -> new ArrangeCall(call, note));
        });
    }

    /** Reads {@code {channel, reached, note}}. */
    static Parsed<HandoffOrder> contact(Tree written) {
        return read(written, fields -> {
            Map<String, String> words = CHANNELS.stream().collect(Collectors.toMap(Function.identity(), word -> word));
            Optional<String> channel = fields.required("channel", fields.word("channel", words));
            Optional<Boolean> reached = fields.required("reached", fields.flag("reached"));
            Optional<String> note = note(fields);
            return channel.flatMap(by -> reached.map(did -> new Contact(by, did, note)));
        });
    }

    /** Reads {@code {note}}, or nothing at all. */
    static Parsed<HandoffOrder> giveBack(Tree written) {
        return readPerhaps(written, fields -> Optional.of(new GiveBack(note(fields))));
    }

    /** Where nothing is said, nothing need be. */
    private static Parsed<HandoffOrder> readPerhaps(Tree written,
            Function<Fields, Optional<? extends HandoffOrder>> read) {
        return read(written instanceof Tree.Blank ? Tree.branch().done() : written, read);
    }

    private static Optional<String> reason(Fields fields) {
        return fields.required("reason", fields.text("reason", Names.LONGEST));
    }

    private static Optional<String> note(Fields fields) {
        return fields.text("note", LONGEST_NOTE);
    }

    private static Parsed<HandoffOrder> read(Tree written, Function<Fields, Optional<? extends HandoffOrder>> read) {
        return Reading.of(reading -> {
            Fields fields = reading.fields(written, Pointer.ROOT);
            Optional<HandoffOrder> order = read.apply(fields).map(found -> found);
            fields.finish();
            return order;
        });
    }
}
