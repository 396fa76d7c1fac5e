package dev.baton.application.alerting;

import dev.baton.application.alerting.Alert.Course;
import dev.baton.application.alerting.Alert.State;
import dev.baton.application.announcement.Event;
import dev.baton.application.announcement.EventType;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is to hear of what, and who did. Nothing of that is kept in memory: whoever is at work may be gone in the next moment, and
 * another goes on.
 */
public interface Alerts {

    /** Events of handoffs that nobody has looked at yet, in the order in which all are told; at most so many. */
    Batch unseen(Set<EventType> types, int most);

    /**
     * Keeps who is to hear of a batch, each person once of an event, due at once; and the batch has been looked at.
     *
     * @return false if another one looked at it meanwhile, and nothing is kept
     */
    boolean keep(Batch batch, List<Alert> alerts, Instant now);

    /**
     * Takes alerts that are due, the longest due first. Of each person the earliest that is due comes first, and no other until
     * it was noted what came of it. What is taken is due again at an instant, unless that was noted before.
     */
    List<Due> claim(int most, Instant now, Instant again);

    /** Puts off again what is tried still; what was noted meanwhile stays. */
    void hold(List<UUID> tried, Instant again);

    /**
     * Notes what came of a try. What another one noted of the same try stays.
     *
     * @param next when it is tried again; empty if it is over
     */
    void note(Due due, Noted noted, Optional<Instant> next);

    /** What became of alerts, the latest first, those behind one in that order; at most so many. */
    List<Course> list(Wanted wanted, Optional<UUID> after, int most);

    /** What became of an alert. */
    Optional<Course> find(UUID alert);

    /** Sends an alert from the beginning, unless it was sent. @return what became of that; empty if it was, or there is none */
    Optional<Course> again(UUID alert, Instant now);

    /** A handoff, and what was known of the lead; without that after it was erased. */
    Optional<Told> handoff(UUID handoff);

    /** Something that happened to a handoff, which is here as it is now. */
    record News(Event event, Handoff handoff) {}

    /**
     * What happened behind one place and up to another.
     *
     * @param more whether there may be more
     */
    record Batch(long from, long until, List<News> news, boolean more) {
        public Batch {
            news = List.copyOf(news);
        }
    }

    /**
     * An alert that somebody took upon himself.
     *
     * @param attempts how often it was tried before, altogether
     * @param tries    how often since it was last begun
     */
    record Due(Alert alert, Event event, int attempts, int tries) {}

    /** What came of a try, and why. */
    record Noted(Instant at, State state, Optional<String> why) {}

    /** Which alerts are wanted; any where nothing is said. */
    record Wanted(Optional<State> state, Optional<UUID> person, Optional<UUID> handoff) {
        /** All. */
        public static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A handoff as it is now, and as it was offered. */
    record Told(Handoff handoff, Optional<Tree.Branch> packet) {}
}
