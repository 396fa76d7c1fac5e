package dev.baton.application.memory;

import dev.baton.application.team.Teams;
import dev.baton.domain.team.Absence;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Teams in memory. */
public final class InMemoryTeams implements Teams {
    private final InMemoryStore store;

    InMemoryTeams(InMemoryStore store) {
        this.store = store;
    }

    /** Makes a team busy with so many handoffs. */
    public void open(String key, OpenHandoffs open) {
        store.look(memory -> memory.openHandoffs.put(key, open));
    }

    @Override
    public Optional<StoredTeam> find(String key) {
        return store.look(memory -> Optional.ofNullable(memory.teams.get(key)));
    }

    @Override
    public List<StoredTeam> list() {
        return store.look(memory -> List.copyOf(memory.teams.values()));
    }

    @Override
    public OpenHandoffs openHandoffs(String key) {
        return store.look(memory -> openHandoffs(memory, key));
    }

    private static OpenHandoffs openHandoffs(Memory memory, String key) {
        return memory.openHandoffs.getOrDefault(key, counted(memory, key));
    }

    private static OpenHandoffs counted(Memory memory, String key) {
        Map<UUID, Integer> with = new HashMap<>();
        int waiting = 0;
        for (Memory.KeptHandoff kept : memory.handoffs.values()) {
            if (kept.handoff().state().isOpen() && kept.handoff().team().equals(key)) {
                waiting += kept.handoff().rep().isPresent() ? 0 : 1;
                kept.handoff().rep().ifPresent(rep -> with.merge(rep, 1, Integer::sum));
            }
        }
        return new OpenHandoffs(waiting, with);
    }

    private static Standing standing(Memory memory, String key) {
        return new Standing(Optional.ofNullable(memory.teams.get(key)), openHandoffs(memory, key));
    }

    @Override
    public boolean put(StoredTeam team, Predicate<Standing> expected) {
        return store.work(memory -> {
            boolean as = expected.test(standing(memory, team.key()));
            if (as) {
                memory.teams.put(team.key(), team);
            }
            return as;
        });
    }

    @Override
    public boolean remove(String key, Predicate<Standing> expected) {
        return store.work(memory -> memory.teams.containsKey(key) && expected.test(standing(memory, key))
                && memory.teams.remove(key) != null);
    }

    @Override
    public List<Absence> absences(Instant from) {
        return store.look(memory -> memory.absences.values().stream().filter(each -> each.until().isAfter(from))
                .sorted(Comparator.comparing(Absence::from).thenComparing(Absence::id)).toList());
    }

    @Override
    public Optional<Absence> absence(UUID id) {
        return store.look(memory -> Optional.ofNullable(memory.absences.get(id)));
    }

    @Override
    public boolean announce(Absence absence) {
        return store.work(memory -> memory.absences.values().stream().noneMatch(
                other -> other.person().equals(absence.person()) && other.overlaps(absence))
                && memory.absences.put(absence.id(), absence) == null);
    }

    @Override
    public boolean end(UUID id, Instant at) {
        return store.work(memory -> {
            Absence before = memory.absences.get(id);
            if (before == null || !before.until().isAfter(at)) {
                return false;
            }
            if (before.from().isBefore(at)) {
                memory.absences.put(id, new Absence(id, before.person(), before.from(), at));
            } else {
                memory.absences.remove(id);
            }
            return true;
        });
    }
}
