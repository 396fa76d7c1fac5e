package dev.baton.domain.team;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.worktime.WorkingHours;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A team of sales: to it leads are handed over.
 *
 * @param hours   when it works; what it promises runs then
 * @param reps    in the order in which they are written; nobody twice
 * @param reasons for which it rejects a lead or sends it back; never empty
 */
public record SalesTeam(String key, Labels title, WorkingHours hours, List<Rep> reps, List<RejectionReason> reasons) {
    public SalesTeam {
        reps = List.copyOf(reps);
        reasons = List.copyOf(reasons);
    }

    /** A person as a rep of this team. */
    public Optional<Rep> rep(UUID person) {
        return reps.stream().filter(rep -> rep.person().equals(person)).findFirst();
    }

    /** Whether a person leads this team. */
    public boolean isLedBy(UUID person) {
        return rep(person).filter(Rep::lead).isPresent();
    }

    /** The reason of that id. */
    public Optional<RejectionReason> reason(String id) {
        return reasons.stream().filter(reason -> reason.id().equals(id)).findFirst();
    }
}
