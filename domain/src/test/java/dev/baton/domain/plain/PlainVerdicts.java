package dev.baton.domain.plain;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.engagement.VerdictGiven;
import dev.baton.domain.qualification.History;
import java.util.ArrayList;
import java.util.List;

/** Engagements with the last verdict about each, looked for one by one. */
final class PlainVerdicts {
    private PlainVerdicts() {
    }

    static List<Engagement> engagements(History history) {
        List<Engagement> judged = new ArrayList<>();
        for (Engagement engagement : history.engagements()) {
            Verdict verdict = engagement.verdict();
            for (VerdictGiven given : history.verdicts().stream().sorted(VerdictGiven.BY_TIME).toList()) {
                if (given.engagement().equals(engagement.id())) {
                    verdict = given.verdict();
                }
            }
            judged.add(engagement.judged(verdict));
        }
        return judged;
    }
}
