package dev.baton.domain.policy;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.policy.Rung.Act;
import dev.baton.domain.worktime.WorkingTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is promised: {@code accept: {within: 4h, remind-at: [50, 80], on-breach: [{do: alert-lead}]}}. */
final class SlaReader {
    private static final int MOST_REMINDERS = 10;
    private static final int MOST_RUNGS = 10;
    private static final WorkingTime SHORTEST = new WorkingTime(Duration.ofMinutes(1));
    private static final Map<String, Act> BEFORE_AN_ANSWER = Map.of(Act.ALERT_LEAD.code(), Act.ALERT_LEAD,
            Act.REASSIGN.code(), Act.REASSIGN, Act.RETURN.code(), Act.RETURN);
    private static final Map<String, Act> AFTER_IT = Map.of(Act.ALERT_LEAD.code(), Act.ALERT_LEAD,
            Act.REASSIGN.code(), Act.REASSIGN);

    private SlaReader() {
    }

    static Sla read(Fields outer, String name) {
        return outer.fields(name).map(fields -> {
            Sla sla = new Sla(promise(fields, "accept", BEFORE_AN_ANSWER),
                    promise(fields, "first-contact", BEFORE_AN_ANSWER), promise(fields, "decision", AFTER_IT));
            fields.finish();
            return sla;
        }).orElse(Sla.NONE);
    }

    private static Optional<Promise> promise(Fields outer, String name, Map<String, Act> acts) {
        return outer.fields(name).flatMap(fields -> {
            Optional<WorkingTime> within = fields.required("within",
                    WorkingTimeReader.read(fields, "within", SHORTEST));
            List<Integer> remindAt = remindAt(fields);
            List<Rung> rungs = rungs(fields, acts);
            fields.finish();
            return within.map(time -> new Promise(time, remindAt, rungs));
        });
    }

    private static List<Integer> remindAt(Fields fields) {
        List<Integer> shares = new ArrayList<>();
        int least = 1;
        for (Fields.Placed item : fields.list("remind-at", MOST_REMINDERS)) {
            Optional<Integer> share = share(fields, item, least);
            share.ifPresent(shares::add);
            least = share.map(percent -> percent + 1).orElse(least);
        }
        return shares;
    }

    private static Optional<Integer> share(Fields fields, Fields.Placed item, int least) {
        if (!(item.tree() instanceof Tree.Numeral(BigDecimal number)) || number.stripTrailingZeros().scale() > 0) {
            fields.reading().object(item.place(), Flaw.WRONG_TYPE, "whole number", item.tree().kind());
            return Optional.empty();
        }
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(99)) > 0) {
            fields.reading().object(item.place(), Flaw.OUT_OF_RANGE, number, least, 99);
            return Optional.empty();
        }
        return Optional.of(number.intValueExact());
    }

    private static List<Rung> rungs(Fields fields, Map<String, Act> acts) {
        List<Rung> rungs = new ArrayList<>();
        List<Fields.Placed> items = fields.list("on-breach", MOST_RUNGS);
        for (Fields.Placed item : items) {
            Fields rung = fields.reading().fields(item.tree(), item.place());
            WorkingTime least = rungs.isEmpty() ? WorkingTime.NONE : rungs.getLast().after();
            Optional<Act> act = rung.required("do", rung.word("do", acts));
            act.filter(does -> does == Act.RETURN && !item.equals(items.getLast()))
                    .ifPresent(does -> rung.object("do", Flaw.NOT_LAST, does.code()));
            WorkingTime after = WorkingTimeReader.read(rung, "after", least).orElse(least);
            rung.finish();
            act.ifPresent(does -> rungs.add(new Rung(after, does)));
        }
        return rungs;
    }
}
