package dev.baton.application.memory;

import dev.baton.application.definition.Rescorings;
import dev.baton.application.memory.Memory.Course;
import dev.baton.application.memory.Memory.Moved;
import dev.baton.domain.agreement.StageEffects;
import dev.baton.domain.lead.Statement.JudgedBy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rescorings in memory. */
public final class InMemoryRescorings implements Rescorings {
    private static final Comparator<Place> LATEST_FIRST = Comparator.comparing(Place::startedAt).reversed()
            .thenComparing(place -> place.version().definition()).thenComparing(place -> -place.version().version());
    private final InMemoryStore store;

    InMemoryRescorings(InMemoryStore store) {
        this.store = store;
    }

    /** A version was activated: that of the one before ends, and another begins. */
    static void begin(Memory memory, JudgedBy version, StageEffects effects, Optional<JudgedBy> before, Instant at) {
        before.ifPresent(old -> memory.rescorings.computeIfPresent(old, (_, course) -> course.endedAt().isPresent()
                ? course
                : new Course(course.effects(), course.total(), course.startedAt(), course.countedAt(),
                        Optional.of(at), true, uncounted(memory, old))));
        memory.awaiting.clear();
        long known = memory.leads.values().stream()
                .filter(row -> !row.card().anonymous() && memory.isLive(row.card().lead())).count();
        memory.rescorings.put(version,
                new Course(effects, known, at, Optional.empty(), Optional.empty(), false, 0));
    }

    static long uncounted(Memory memory, JudgedBy version) {
        return memory.leads.values().stream().filter(row -> !row.card().anonymous() && memory.isLive(row.card().lead())
                && !row.card().judge().equals(Optional.of(version))).count();
    }

    @Override
    public List<Rescoring> list(Optional<Place> after, int most) {
        return store.look(memory -> memory.rescorings.entrySet().stream()
                .map(entry -> shown(memory, entry.getKey(), entry.getValue()))
                .filter(each -> after.filter(place -> LATEST_FIRST.compare(place(each), place) <= 0).isEmpty())
                .sorted(Comparator.comparing(InMemoryRescorings::place, LATEST_FIRST)).limit(most).toList());
    }

    private static Place place(Rescoring rescoring) {
        return new Place(rescoring.startedAt(), rescoring.version());
    }

    @Override
    public Optional<Rescoring> find(JudgedBy version) {
        return store.look(memory -> Optional.ofNullable(memory.rescorings.get(version))
                .map(course -> shown(memory, version, course)));
    }

    private static Rescoring shown(Memory memory, JudgedBy version, Course course) {
        long left = course.countedAt().isPresent()
                ? 0
                : course.endedAt().isPresent() ? course.uncounted() : uncounted(memory, version);
        return new Rescoring(version, course.effects(), course.cancelled(), Math.max(0, course.total() - left),
                course.total(), course.startedAt(), course.countedAt(), course.endedAt(),
                memory.moves.stream().filter(each -> each.by().equals(version)).mapToLong(Moved::leads).sum(),
                memory.awaiting.values().stream()
                        .filter(each -> each.by().equals(version) && memory.isLive(each.lead().lead()))
                        .count());
    }

    @Override
    public boolean cancel(JudgedBy version) {
        return store.work(memory -> {
            boolean runs = Optional.ofNullable(memory.rescorings.get(version))
                    .filter(course -> course.endedAt().isEmpty() && !course.cancelled()).isPresent();
            if (runs) {
                memory.rescorings.computeIfPresent(version, (_, course) -> new Course(course.effects(),
                        course.total(), course.startedAt(), course.countedAt(), course.endedAt(), true, 0));
                memory.awaiting.clear();
            }
            return runs;
        });
    }
}
