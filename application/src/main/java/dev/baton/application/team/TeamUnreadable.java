package dev.baton.application.team;

import dev.baton.domain.form.Objection;
import java.util.List;

/** A team that is kept cannot be read: a release that could read more wrote it. */
public final class TeamUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TeamUnreadable(String key, List<Objection> objections) {
        super("the team " + key + " that is kept cannot be read: " + objections);
    }
}
