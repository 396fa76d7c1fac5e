package dev.baton.bootstrap;

import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.function.UnaryOperator;

/** The checklists that Baton ships. */
public final class ShippedChecklists {
    /** Their keys. */
    public static final List<String> KEYS = List.of("bant", "champ", "meddic", "meddpicc", "sales-acceptance");

    private ShippedChecklists() {
    }

    /** Their written forms. */
    public static List<Tree> written() {
        return KEYS.stream().map(
                key -> new ShippedDocument("checklists/" + key + ".yaml").written(UnaryOperator.identity())).toList();
    }
}
