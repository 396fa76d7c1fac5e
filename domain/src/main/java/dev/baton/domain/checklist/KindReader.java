package dev.baton.domain.checklist;

import dev.baton.domain.definition.LabelsReader;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.FoldedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what answers to an item look like: {@code kind}, and what belongs to it. */
final class KindReader {
    private static final int MOST_OPTIONS = 50;
    private static final String OPTIONS = "options";
    private static final String CURRENCY = "currency";
    private static final Map<String, String> WORDS = Stream.of("yes-no", "choice", "amount", "date", "text")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private KindReader() {
    }

    static Optional<Kind> read(Fields item) {
        Optional<String> word = item.required("kind", item.word("kind", WORDS));
        belongs(item, word, OPTIONS, "choice");
        belongs(item, word, CURRENCY, "amount");
        List<Kind.Option> options = options(item);
        Optional<String> currency = currency(item);
        return word.map(kind -> switch (kind) {
            case "yes-no" -> new Kind.YesNo();
            case "choice" -> new Kind.Choice(options);
            case "amount" -> new Kind.Amount(currency);
            case "date" -> new Kind.Date();
            default -> new Kind.Text();
        });
    }

    private static void belongs(Fields item, Optional<String> word, String name, String kind) {
        word.filter(told -> !told.equals(kind) && item.has(name))
                .ifPresent(told -> item.object(name, Flaw.CONFLICT, name, "kind: " + told));
        word.filter(told -> told.equals(kind) && OPTIONS.equals(name)).ifPresent(_ -> item.needs(OPTIONS));
    }

    private static List<Kind.Option> options(Fields item) {
        List<Kind.Option> options = new ArrayList<>();
        Map<String, Fields.Placed> written = item.entries(OPTIONS, MOST_OPTIONS);
        item.tree(OPTIONS).filter(Tree.branch().done()::equals).ifPresent(_ -> item.object(OPTIONS, Flaw.EMPTY));
        item.fields(OPTIONS).ifPresent(inner -> {
            Set<String> taken = new HashSet<>();
            written.forEach((id, placed) -> {
                if (!Names.isId(id)) {
                    item.reading().object(placed.place(), Flaw.MALFORMED, id, "this-quarter");
                }
                Kind.Option option = new Kind.Option(id, LabelsReader.read(inner, id));
                names(option).filter(name -> !taken.add(name)).findFirst()
                        .ifPresent(name -> item.reading().object(placed.place(), Flaw.DUPLICATE, name));
                options.add(option);
            });
        });
        return options;
    }

    /** By what people would choose it; two options that answer to one name could not be told apart. */
    private static Stream<String> names(Kind.Option option) {
        return Stream.concat(Stream.of(option.id()), option.title().byLanguage().values().stream())
                .map(FoldedText::fold).distinct();
    }

    private static Optional<String> currency(Fields item) {
        return item.text(CURRENCY, 20).filter(currency -> AttributeValue.read(item.reading(),
                Tree.branch().with("amount", 1).with(CURRENCY, currency).done(), item.place()).isPresent());
    }
}
