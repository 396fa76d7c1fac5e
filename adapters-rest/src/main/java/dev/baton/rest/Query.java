package dev.baton.rest;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query parameters of a request. What is wrong with them is collected while they are read, as with a body; a name that
 * nobody knows is wrong too, so that a mistyped filter never silently answers with everything.
 */
final class Query {
    /** The page size where none is wished for, and the largest. */
    static final int USUAL_LIMIT = 50;
    static final int LARGEST_LIMIT = 200;
    private static final int LONGEST_VALUE = 1_000;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Objection> objections = new ArrayList<>();

    /** The parameters in what stands behind the question mark. */
    Query(String written, List<String> known) {
        for (String part : written.isEmpty() ? new String[0] : written.split("&", 100)) {
            if (!part.isEmpty()) {
                take(part, known);
            }
        }
    }

    private void take(String part, List<String> known) {
        int equals = part.indexOf('=');
        Optional<String> name = decoded(equals < 0 ? part : part.substring(0, equals));
        Optional<String> value = decoded(equals < 0 ? "" : part.substring(equals + 1));
        if (name.isEmpty() || !known.contains(name.get())) {
            object(Texts.brief(name.orElse(part)), Flaw.UNKNOWN_FIELD, Texts.brief(name.orElse(part)),
                    known.isEmpty() ? "–" : String.join(", ", known));
        } else if (value.isEmpty() || value.get().codePoints().anyMatch(Texts::isForbidden)) {
            object(name.get(), Flaw.MALFORMED, Texts.brief(value.orElse(part)), "UTF-8, %20");
        } else if (value.get().length() > LONGEST_VALUE) {
            object(name.get(), Flaw.TOO_LONG, value.get().length(), LONGEST_VALUE);
        } else if (value.get().isBlank()) {
            object(name.get(), Flaw.EMPTY);
        } else if (values.putIfAbsent(name.get(), value.get()) != null) {
            object(name.get(), Flaw.DUPLICATE, name.get());
        }
    }

    /** Percent-encoded UTF-8; a plus is a blank, as forms send it. */
    private static Optional<String> decoded(String written) {
        if (written.indexOf('%') < 0 && written.indexOf('+') < 0) {
            return Optional.of(written);
        }
        ByteBuffer bytes = ByteBuffer.allocate(written.length() * 3);
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '%') {
                int high = i + 2 < written.length() ? Character.digit(written.charAt(i + 1), 16) : -1;
                int low = i + 2 < written.length() ? Character.digit(written.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Objects to a parameter. */
    void object(String name, Flaw flaw, Object... details) {
        objections.add(Objection.of(Pointer.ROOT.to(name), flaw, details));
    }

    /** A parameter as text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A parameter read by a function that yields nothing for what it cannot read; the example says what would be right. */
    <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String example) {
        return text(name).flatMap(value -> {
            Optional<T> read = reader.apply(value);
            if (read.isEmpty()) {
                object(name, Flaw.MALFORMED, Texts.brief(value), example);
            }
            return read;
        });
    }

    /** Where in a list to go on, as the answer before named it. */
    <T> Optional<T> cursor(Function<String, Optional<T>> reader) {
        return place("cursor", reader);
    }

    /** The same by another name. */
    <T> Optional<T> place(String name, Function<String, Optional<T>> reader) {
        Optional<T> place = text(name).flatMap(reader);
        if (place.isEmpty()) {
            text(name).ifPresent(value -> object(name, Flaw.NO_PLACE, Texts.brief(value), name));
        }
        return place;
    }

    /** A whole number within bounds, both ends in. */
    Optional<Integer> whole(String name, int lowest, int highest) {
        Optional<Integer> number = read(name, Query::whole, String.valueOf(lowest));
        if (number.isPresent() && (number.get() < lowest || number.get() > highest)) {
            object(name, Flaw.OUT_OF_RANGE, number.get(), lowest, highest);
        }
        return number;
    }

    private static Optional<Integer> whole(String value) {
        return value.matches("-?[0-9]{1,9}") ? Optional.of(Integer.parseInt(value)) : Optional.empty();
    }

    /** An instant by RFC 3339, cut to milliseconds, between the years 1900 and 2200. */
    Optional<Instant> instant(String name) {
        Optional<Instant> instant = read(name, Query::instantOf, "2026-03-21T09:30:00Z");
        if (instant.isPresent() && (instant.get().isBefore(EARLIEST) || !instant.get().isBefore(LATEST))) {
            object(name, Flaw.OUT_OF_RANGE, instant.get(), EARLIEST, LATEST);
        }
        return instant;
    }

    private static Optional<Instant> instantOf(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** How many items are wanted. */
    int limit() {
        return whole("limit", 1, LARGEST_LIMIT).orElse(USUAL_LIMIT);
    }

    /** All that was wrong so far, or nothing. */
    Optional<Reply> refusal() {
        return objections.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reply.Refused(Problem.query(List.copyOf(objections))));
    }
}
