package dev.baton.domain.checklist;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.LabelsReader;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a checklist from its written form, listing every mistake with its place. */
public final class ChecklistReader {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_FILLINGS = 20;
    private static final int LONGEST_NAME = 100;

    private final Reading reading;
    private final Fields fields;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    private ChecklistReader(Reading reading, Tree tree) {
        this.reading = reading;
        this.fields = reading.fields(tree, Pointer.ROOT);
    }

    /** The checklist that a tree describes, or all that is wrong with it. */
    public static Parsed<Checklist> read(Tree tree) {
        return Reading.of(reading -> new ChecklistReader(reading, tree).checklist());
    }

    private Optional<Checklist> checklist() {
        Optional<String> key = fields.required("checklist", Names.id(fields, "checklist", "bant"));
        Labels title = LabelsReader.read(fields, "title");
        List<Item> items = new ArrayList<>();
        for (Fields.Placed placed : fields.list("items", MOST_ITEMS)) {
            item(key.orElse("checklist"), reading.fields(placed.tree(), placed.place())).ifPresent(items::add);
        }
        fields.needs("items");
        fields.tree("items").filter(new Tree.Listing(List.of())::equals)
                .ifPresent(_ -> fields.object("items", Flaw.EMPTY));
        fields.finish();
        return key.map(named -> new Checklist(named, title, items));
    }

    private Optional<Item> item(String checklist, Fields inner) {
        Optional<String> id = inner.required("id", Names.id(inner, "id", "budget"));
        id.filter(name -> !ids.add(name)).ifPresent(name -> inner.object("id", Flaw.DUPLICATE, name));
        inner.needs("question");
        Labels question = LabelsReader.read(inner, "question");
        Optional<Kind> kind = KindReader.read(inner);
        boolean required = inner.flag("required").orElse(false);
        Optional<String> asks = asks(inner).or(() -> id.map(name -> checklist + "." + name));
        asks.filter(name -> !asked.add(name))
                .ifPresent(name -> inner.object(inner.has("asks") ? "asks" : "id", Flaw.DUPLICATE, name));
        List<Filling> filledBy = fillings(inner);
        inner.finish();
        return id.flatMap(name -> kind.flatMap(
                told -> asks.map(fact -> new Item(name, question, told, required, fact, filledBy))));
    }

    private static Optional<String> asks(Fields inner) {
        return inner.text("asks", LONGEST_NAME).filter(name -> isAttribute(inner.reading(), name, inner.at("asks")));
    }

    private static List<Filling> fillings(Fields inner) {
        List<Filling> fillings = new ArrayList<>();
        for (Fields.Placed placed : inner.list("filled-by", MOST_FILLINGS)) {
            Texts.read(inner.reading(), placed.tree(), placed.place(), LONGEST_NAME)
                    .filter(name -> isAttribute(inner.reading(), name, placed.place()))
                    .map(Filling::of).ifPresent(fillings::add);
        }
        return fillings;
    }

    private static boolean isAttribute(Reading reading, String name, Pointer place) {
        if (!Names.isAttribute(name)) {
            reading.object(place, Flaw.MALFORMED, name, "bant.budget");
        }
        return Names.isAttribute(name);
    }
}
