package dev.baton.domain.definition;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads points and ranges of points. */
final class PointsReader {
    private PointsReader() {
    }

    static Optional<Points> points(Fields fields, String name) {
        return fields.number(name).flatMap(number -> {
            Optional<Points> points = Points.of(number);
            if (points.isEmpty()) {
                fields.object(name, Flaw.OUT_OF_RANGE, Texts.brief(number), -Points.MOST, Points.MOST + ", 2 decimals");
            }
            return points;
        });
    }

    /** A range {@code [low, high]}, which must hold 0; the given one if none is written. */
    static Range range(Fields fields, String name, Range otherwise) {
        Optional<Tree> tree = fields.tree(name);
        if (tree.isEmpty()) {
            return otherwise;
        }
        if (!(tree.get() instanceof Tree.Listing(List<Tree> ends)) || ends.size() != 2
                || !(ends.get(0) instanceof Tree.Numeral(BigDecimal low))
                || !(ends.get(1) instanceof Tree.Numeral(BigDecimal high))) {
            fields.object(name, Flaw.WRONG_TYPE, "list of two numbers", tree.get().kind());
            return otherwise;
        }
        Optional<Points> from = Points.of(low);
        Optional<Points> to = Points.of(high);
        if (from.isEmpty() || to.isEmpty() || from.get().millionths() > 0 || to.get().millionths() < 0) {
            fields.object(name, Flaw.OUT_OF_RANGE, Texts.brief(low) + ", " + Texts.brief(high),
                    "[-" + Points.MOST + " … 0", "0 … " + Points.MOST + "]");
            return otherwise;
        }
        return new Range(from.get(), to.get());
    }
}
