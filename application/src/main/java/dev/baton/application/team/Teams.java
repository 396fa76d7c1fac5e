package dev.baton.application.team;

import dev.baton.domain.form.Tree;
import dev.baton.domain.team.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The teams of sales, and when people are away. Whoever gives a handoff of a team to somebody locks the team first, so that
 * what is asked of its {@link Standing} while it is changed stays so until that is done.
 */
public interface Teams {

    /** The team of this key. */
    Optional<StoredTeam> find(String key);

    /** All teams, by key. */
    List<StoredTeam> list();

    /** How many handoffs of a team are open, and with whom; none if there is no such team. */
    OpenHandoffs openHandoffs(String key);

    /**
     * Adds a team, or puts another in its place.
     *
     * @param expected asked in the same transaction
     * @return false if it is not as expected
     */
    boolean put(StoredTeam team, Predicate<Standing> expected);

    /** Removes a team. @return false if there is none, or it is not as expected */
    boolean remove(String key, Predicate<Standing> expected);

    /** The absences that end after an instant, by when they begin. */
    List<Absence> absences(Instant from);

    /** The absence with this id. */
    Optional<Absence> absence(UUID id);

    /** Adds an absence. @return false if the person is away already at some instant of it */
    boolean announce(Absence absence);

    /** Puts the end of an absence earlier; one that would end before it begins is taken away. @return false if it ends before that, or there is none */
    boolean end(UUID id, Instant at);

    /** A team as it is kept. */
    record StoredTeam(String key, Tree.Branch written, Instant changedAt) {}

    /** How a team stands: what is kept of it, if there is one, and what is open. */
    record Standing(Optional<StoredTeam> team, OpenHandoffs open) {}

    /**
     * The open handoffs of a team.
     *
     * @param waiting for somebody who is free
     * @param with    how many are with whom; nobody has none
     */
    record OpenHandoffs(int waiting, Map<UUID, Integer> with) {
        /** Nothing is open. */
        public static final OpenHandoffs NONE = new OpenHandoffs(0, Map.of());

        public OpenHandoffs {
            with = Map.copyOf(with);
        }

        /** How many are with a person. */
        public int of(UUID person) {
            return with.getOrDefault(person, 0);
        }

        /** How many there are. */
        public int count() {
            return waiting + with.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
