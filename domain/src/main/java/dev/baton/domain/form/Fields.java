package dev.baton.domain.form;

import dev.baton.domain.form.Objection.Flaw;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one branch while it is read; {@link #finish} objects to the names that nobody read. */
public final class Fields {
    /** The longest text a field may hold where nothing else is said. */
    public static final int LONGEST_TEXT = 1_000;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Reading reading;
    private final Tree.Branch branch;
    private final Pointer place;
    private final boolean real;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Reading reading, Tree.Branch branch, Pointer place, boolean real) {
        this.reading = reading;
        this.branch = branch;
        this.place = place;
        this.real = real;
    }

    /** Where this branch stands. */
    public Pointer place() {
        return place;
    }

    /** The reading this belongs to. */
    public Reading reading() {
        return reading;
    }

    /** Whether a field is there (even if it says {@code null}). */
    public boolean has(String name) {
        known.add(name);
        return branch.at(name).isPresent();
    }

    /** A field as a tree; a written {@code null} is as good as absent. */
    public Optional<Tree> tree(String name) {
        known.add(name);
        return branch.at(name).filter(tree -> !(tree instanceof Tree.Blank));
    }

    /** The place of a field. */
    public Pointer at(String name) {
        return place.to(name);
    }

    /** Objects to a field. */
    public void object(String name, Flaw flaw, Object... details) {
        reading.object(at(name), flaw, details);
    }

    /** Passes a value on, and objects if a required field is absent. A present but wrong one was objected to already. */
    public <T> Optional<T> required(String name, Optional<T> value) {
        if (value.isEmpty()) {
            needs(name);
        }
        return value;
    }

    /** A text of at most {@value #LONGEST_TEXT} characters, not blank. */
    public Optional<String> text(String name) {
        return text(name, LONGEST_TEXT);
    }

    /** A text of at most so many characters (UTF-16), not blank. */
    public Optional<String> text(String name, int longest) {
        return tree(name).flatMap(tree -> Texts.read(reading, tree, at(name), longest));
    }

    /** One of some words. */
    public <T> Optional<T> word(String name, Map<String, T> words) {
        return text(name).flatMap(word -> {
            Optional<T> meant = Optional.ofNullable(words.get(word));
            if (meant.isEmpty()) {
                object(name, Flaw.UNKNOWN_WORD, word, String.join(", ", words.keySet().stream().sorted().toList()));
            }
            return meant;
        });
    }

    /** A number. */
    public Optional<BigDecimal> number(String name) {
        return tree(name).flatMap(tree -> {
            if (tree instanceof Tree.Numeral(BigDecimal value)) {
                return Optional.of(value);
            }
            object(name, Flaw.WRONG_TYPE, "number", tree.kind());
            return Optional.empty();
        });
    }

    /** A whole number within bounds, both ends in. */
    public Optional<Integer> whole(String name, int lowest, int highest) {
        return number(name).flatMap(value -> {
            if (value.compareTo(BigDecimal.valueOf(lowest)) < 0 || value.compareTo(BigDecimal.valueOf(highest)) > 0) {
                object(name, Flaw.OUT_OF_RANGE, Texts.brief(value), lowest, highest);
                return Optional.empty();
            }
            if (value.stripTrailingZeros().scale() > 0) {
                object(name, Flaw.WRONG_TYPE, "whole number", "number");
                return Optional.empty();
            }
            return Optional.of(value.intValueExact());
        });
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return tree(name).flatMap(tree -> {
            if (tree instanceof Tree.Flag(boolean value)) {
                return Optional.of(value);
            }
            object(name, Flaw.WRONG_TYPE, "true or false", tree.kind());
            return Optional.empty();
        });
    }

    /** An instant with an offset, by RFC 3339, cut to milliseconds, between the years 1900 and 2200. */
    public Optional<Instant> instant(String name) {
        return text(name, 64).flatMap(written -> {
            try {
                Instant instant = OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MILLIS);
                if (!isWithinReach(instant)) {
                    object(name, Flaw.OUT_OF_RANGE, written, EARLIEST, LATEST);
                    return Optional.empty();
                }
                return Optional.of(instant);
            } catch (DateTimeException _) {
                object(name, Flaw.MALFORMED, written, "2026-03-21T09:30:00Z");
                return Optional.empty();
            }
        });
    }

    /** Whether an instant lies between the years 1900 and 2200. */
    public static boolean isWithinReach(Instant instant) {
        return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
    }

    /** Whether a date is of our times; else it is one of another calendar, taken for a Gregorian one. */
    public static boolean isWithinReach(LocalDate date) {
        return isWithinReach(date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** A calendar date, {@code 2026-03-21}, between the years 1900 and 2200. */
    public Optional<LocalDate> date(String name) {
        Optional<LocalDate> date = dateOfAnyTime(name);
        date.filter(day -> !isWithinReach(day)).ifPresent(day -> object(name, Flaw.NOT_GREGORIAN, day, "2026-03-21"));
        return date.filter(Fields::isWithinReach);
    }

    /** A calendar date, however long ago: a company may be old. */
    public Optional<LocalDate> dateOfAnyTime(String name) {
        return text(name, 64).flatMap(written -> {
            try {
                return Optional.of(LocalDate.parse(written));
            } catch (DateTimeException _) {
                object(name, Flaw.MALFORMED, written, "2026-03-21");
                return Optional.empty();
            }
        });
    }

    /** A branch below this one. */
    public Optional<Fields> fields(String name) {
        return tree(name).map(tree -> reading.fields(tree, at(name)));
    }

    /** The one of these fields that is there; objects if none is, or more than one. */
    public Optional<String> exactlyOne(List<String> names) {
        List<String> there = names.stream().filter(this::has).toList();
        if (there.size() > 1) {
            reading.object(place, Flaw.CONFLICT, there.get(0), there.get(1));
        } else if (there.isEmpty() && real) {
            reading.object(place, Flaw.ONE_OF_NEEDED, String.join(", ", names));
        }
        return there.size() == 1 ? Optional.of(there.getFirst()) : Optional.empty();
    }

    /** The items of a list, at most so many; a single value is read as a list of one. */
    public List<Placed> list(String name, int most) {
        return tree(name).map(tree -> {
            if (!(tree instanceof Tree.Listing(List<Tree> items))) {
                return List.of(new Placed(tree, at(name)));
            }
            if (items.size() > most) {
                object(name, Flaw.TOO_MANY, items.size(), most);
                return List.<Placed>of();
            }
            List<Placed> placed = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                placed.add(new Placed(items.get(i), at(name).to(i)));
            }
            return placed;
        }).orElse(List.of());
    }

    /** The entries of a branch whose names the writer chooses, at most so many, in written order. */
    public Map<String, Placed> entries(String name, int most) {
        Map<String, Placed> placed = new LinkedHashMap<>();
        tree(name).ifPresent(tree -> {
            if (!(tree instanceof Tree.Branch(Map<String, Tree> entries))) {
                object(name, Flaw.WRONG_TYPE, "map", tree.kind());
            } else if (entries.size() > most) {
                object(name, Flaw.TOO_MANY, entries.size(), most);
            } else {
                entries.forEach((entry, value) -> placed.put(entry, new Placed(value, at(name).to(entry))));
            }
        });
        return placed;
    }

    /** All names of this branch, in written order, which count as read. */
    public Set<String> names() {
        known.addAll(branch.entries().keySet());
        return branch.entries().keySet();
    }

    /** Leaves the rest unread without an objection: the whole branch was objected to. */
    public void leaveRest() {
        known.addAll(branch.entries().keySet());
    }

    /** Objects if a field is absent. */
    public void needs(String name) {
        if (real && tree(name).isEmpty()) {
            object(name, Flaw.MISSING);
        }
    }

    /** Objects to every name that was not read. Call it last. */
    public void finish() {
        String all = "";
        for (String name : branch.entries().keySet()) {
            if (!known.contains(name)) {
                all = all.isEmpty() ? String.join(", ", known) : all;
                reading.object(place.to(name), Flaw.UNKNOWN_FIELD, Texts.brief(name), all);
            }
        }
    }

    /** A tree and its place. */
    public record Placed(Tree tree, Pointer place) {}
}
