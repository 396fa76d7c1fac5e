package dev.baton.domain.team;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.LabelsReader;
import dev.baton.domain.form.Durations;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads for which reasons a team says no: {@code {id: too-early, title: Too early, then: {recycle: {cool-down: P30D}},
 * blames-criteria: true}}. What happens then is {@code recycle}, alone or with more about it, or {@code disqualify}.
 */
final class ReasonReader {
    private static final int MOST = 50;
    private static final String RECYCLE = "recycle";
    private static final Map<String, Consequence> WORDS = Map.of(
            RECYCLE, new Consequence.Recycle(Optional.empty(), Duration.ZERO),
            "disqualify", new Consequence.Disqualify());

    private ReasonReader() {
    }

    /** The reasons under a field; the usual ones if none are named. */
    static List<RejectionReason> read(Fields fields, String name) {
        Map<String, RejectionReason> reasons = new LinkedHashMap<>();
        fields.list(name, MOST).forEach(item -> {
            Fields inner = fields.reading().fields(item.tree(), item.place());
            reason(inner).ifPresent(reason -> {
                if (reasons.putIfAbsent(reason.id(), reason) != null) {
                    inner.object("id", Flaw.DUPLICATE, reason.id());
                }
            });
        });
        return reasons.isEmpty() ? UsualReasons.ALL : List.copyOf(reasons.values());
    }

    private static Optional<RejectionReason> reason(Fields fields) {
        Optional<String> id = fields.required("id", Names.id(fields, "id", "too-early"));
        Labels title = LabelsReader.read(fields, "title");
        fields.needs("title");
        Optional<Consequence> then = fields.required("then", consequence(fields));
        boolean blames = fields.flag("blames-criteria").orElse(false);
        boolean misses = fields.flag("misses-material").orElse(false);
        fields.finish();
        return id.flatMap(named -> then.map(what -> new RejectionReason(named, title, what, blames, misses)));
    }

    private static Optional<Consequence> consequence(Fields fields) {
        return fields.tree("then").filter(tree -> tree instanceof Tree.Branch).isEmpty()
                ? fields.word("then", WORDS)
                : fields.fields("then").flatMap(ReasonReader::recycle);
    }

    private static Optional<Consequence> recycle(Fields fields) {
        fields.needs(RECYCLE);
        Optional<Consequence> recycle = fields.fields(RECYCLE).map(inner -> {
            Optional<String> programme = Names.id(inner, "programme", "newsletter");
            Duration coolDown = Durations.read(inner, "cool-down").orElse(Duration.ZERO);
            inner.finish();
            return new Consequence.Recycle(programme, coolDown);
        });
        fields.finish();
        return recycle;
    }
}
