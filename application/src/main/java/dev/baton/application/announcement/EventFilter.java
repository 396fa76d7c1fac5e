package dev.baton.application.announcement;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Fields.Placed;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events somebody wants to hear of: codes of types, {@code handoff.*} for all about one thing, {@code *} for all. What is
 * only for trying an endpoint out belongs to no filter.
 */
public record EventFilter(List<String> patterns) {
    /** All events. */
    public static final EventFilter ALL = new EventFilter(List.of("*"));
    private static final int MOST = 50;
    private static final String REST = ".*";

    public EventFilter {
        patterns = List.copyOf(patterns);
    }

    /** Reads a list of patterns; each must fit something, and a list without any is a mistake. Empty if the field is absent. */
    static Optional<EventFilter> read(Fields fields, String name) {
        List<Placed> items = fields.list(name, MOST);
        if (fields.tree(name).filter(new Tree.Listing(List.of())::equals).isPresent()) {
            fields.object(name, Flaw.EMPTY);
        }
        List<String> patterns = items.stream()
                .flatMap(item -> Texts.read(fields.reading(), item.tree(), item.place(), 60).filter(pattern -> {
                    boolean fits = types().anyMatch(type -> fits(pattern, type));
                    if (!fits) {
                        fields.reading().object(item.place(), Flaw.UNKNOWN_WORD, pattern,
                                types().map(EventType::code).collect(Collectors.joining(", ", "*, handoff.*, ", "")));
                    }
                    return fits;
                }).stream()).distinct().toList();
        return patterns.isEmpty() ? Optional.empty() : Optional.of(new EventFilter(patterns));
    }

    private static Stream<EventType> types() {
        return Arrays.stream(EventType.values()).filter(EventType::isForAll);
    }

    /** Whether events of this type are wanted. */
    public boolean fits(EventType type) {
        return type.isForAll() && patterns.stream().anyMatch(pattern -> fits(pattern, type));
    }

    private static boolean fits(String pattern, EventType type) {
        return pattern.equals("*") || pattern.equals(type.code()) || pattern.endsWith(REST)
                && type.code().startsWith(pattern.substring(0, pattern.length() - REST.length() + 1));
    }
}
