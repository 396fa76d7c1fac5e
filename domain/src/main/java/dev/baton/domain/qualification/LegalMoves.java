package dev.baton.domain.qualification;

import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.Stage;
import java.util.List;

/** Where a person may move a lead without overriding the machine. */
public final class LegalMoves {
    private LegalMoves() {
    }

    /**
     * The stages that come next.
     *
     * @param byPerson whether a person put the lead where it is; of those that a rule disqualified nobody is reinstated,
     *                 since the rule would disqualify them again
     */
    public static List<Stage> from(Stage stage, CycleKind kind, boolean byPerson) {
        return switch (stage) {
            case MQL, PQL, SERVICE_QUALIFIED -> List.of(Stage.SAL, Stage.RECYCLED, Stage.DISQUALIFIED);
            case SAL -> List.of(Stage.SQL, Stage.RECYCLED, Stage.DISQUALIFIED);
            case SQL -> List.of(Stage.OPPORTUNITY, Stage.RECYCLED, Stage.DISQUALIFIED);
            case OPPORTUNITY -> List.of(Stage.WON, Stage.LOST);
            case DISQUALIFIED -> byPerson ? List.of(kind.beginning()) : List.of();
            case LEAD, NONE, WON, LOST, RECYCLED -> List.of();
        };
    }
}
