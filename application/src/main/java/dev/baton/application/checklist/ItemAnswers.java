package dev.baton.application.checklist;

import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Answer.Source;
import dev.baton.domain.lead.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns answers to the items of a checklist into answers to questions: the names become those of the questions, and the values
 * those of the items' kinds. Whoever answers a checklist is a rep unless it is said otherwise.
 */
final class ItemAnswers {
    private static final String ANSWERS = "answers";
    private static final String VALUE = "value";
    private static final String SOURCE = "source";
    private static final int MOST = 100;
    private final Reading reading;
    private final Checklist checklist;

    private ItemAnswers(Reading reading, Checklist checklist) {
        this.reading = reading;
        this.checklist = checklist;
    }

    /** The same as answers to questions, or all that does not fit. */
    static Parsed<Tree> asked(Checklist checklist, Tree written) {
        return Reading.of(reading -> Optional.of(new ItemAnswers(reading, checklist).asked(written)));
    }

    private Tree asked(Tree written) {
        Map<String, Tree> asked = new LinkedHashMap<>();
        reading.fields(written, Pointer.ROOT).entries(ANSWERS, MOST).forEach((id, placed) -> checklist.item(id)
                .ifPresentOrElse(item -> asked.put(item.asks(), asked(item, placed)),
                        () -> reading.object(placed.place(), Flaw.UNKNOWN_REFERENCE, id, ids())));
        return written instanceof Tree.Branch branch && branch.at(ANSWERS).isPresent()
                ? with(branch, ANSWERS, new Tree.Branch(asked))
                : written;
    }

    private String ids() {
        return checklist.items().stream().map(Item::id).collect(Collectors.joining(", "));
    }

    private Tree asked(Item item, Fields.Placed placed) {
        if (placed.tree() instanceof Tree.Branch answer && answer.at(VALUE).isPresent()) {
            Tree fitting = fitting(item, answer.at(VALUE).get(), placed.place().to(VALUE));
            return byRep(with(answer, VALUE, fitting));
        }
        return byRep(Tree.branch().with(VALUE, fitting(item, placed.tree(), placed.place())).done());
    }

    private static Tree byRep(Tree.Branch answer) {
        return answer.at(SOURCE).isPresent() ? answer : with(answer, SOURCE, Tree.of(Source.REP.code()));
    }

    /** The value as the item's kind has it; nothing takes back what was answered. */
    private Tree fitting(Item item, Tree said, Pointer place) {
        if (said instanceof Tree.Blank || said instanceof Tree.Text(String text) && text.isBlank()) {
            return new Tree.Blank();
        }
        return AttributeValue.read(reading, said, place).flatMap(value -> {
            Optional<AttributeValue> fit = item.kind().fit(value);
            if (fit.isEmpty()) {
                object(item, value, place);
            }
            return fit;
        }).map(AttributeValue::written).orElse(said);
    }

    private void object(Item item, AttributeValue value, Pointer place) {
        Optional<Objection> outside = item.kind().objection(place, value);
        if (outside.isPresent()) {
            reading.object(place, outside.get().flaw(), outside.get().details().toArray());
        } else if (item.kind() instanceof Kind.Choice(List<Kind.Option> options)
                && value instanceof AttributeValue.Text(String word)) {
            reading.object(place, Flaw.UNKNOWN_WORD, word,
                    options.stream().map(Kind.Option::id).collect(Collectors.joining(", ")));
        } else {
            reading.object(place, Flaw.TYPE_CONFLICT, item.id(), item.kind().code(), value.type().code());
        }
    }

    private static Tree.Branch with(Tree.Branch branch, String name, Tree tree) {
        Map<String, Tree> entries = new LinkedHashMap<>(branch.entries());
        entries.put(name, tree);
        return new Tree.Branch(entries);
    }

    /** An objection to the answer to a question as one to the answer to the item that asks it. */
    static Objection named(Checklist checklist, Objection objection) {
        String place = objection.place().text();
        for (Item item : checklist.items()) {
            String asked = Pointer.ROOT.to(ANSWERS).to(item.asks()).text();
            if (place.equals(asked) || place.startsWith(asked + "/")) {
                return new Objection(new Pointer(Pointer.ROOT.to(ANSWERS).to(item.id()).text()
                        + place.substring(asked.length())), objection.flaw(), objection.details());
            }
        }
        return objection;
    }
}
