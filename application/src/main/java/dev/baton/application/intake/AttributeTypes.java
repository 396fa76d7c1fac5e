package dev.baton.application.intake;

import static dev.baton.application.attribute.AttributeCatalogue.ADDRESS_DOMAIN;
import static dev.baton.application.attribute.AttributeCatalogue.ANSWER;

import dev.baton.application.intake.Report.Dated;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Answer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.Statement.Answered;
import dev.baton.domain.lead.Statement.AttributeIs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The catalogue of attributes, and of questions, as one batch sees it: which type each has, and which ones the batch adds. */
final class AttributeTypes {
    /** More names than any team looks at: beyond them they are ids that somebody took for names, perhaps of people. */
    static final int MOST = 5_000;
    private final Map<String, Type> types;
    private final int room;
    private final Map<String, Type> declared = new HashMap<>();

    /** @param room how many names nobody has declared yet may come in */
    private AttributeTypes(Map<String, Type> types, int room) {
        this.types = types;
        this.room = room;
    }

    /**
     * A value whose type hangs on a name.
     *
     * @param name  as the catalogue knows it
     * @param place where the report says it
     * @param with  says the same with a converted value
     */
    private record Typed(String name, Pointer place, AttributeValue value, Function<AttributeValue, Statement> with) {}

    private static Optional<Typed> typed(Statement says) {
        return switch (says) {
            case AttributeIs(String name, Optional<AttributeValue> value) -> value.map(known -> new Typed(name,
                    Pointer.ROOT.to("attributes").to(name), known, other -> new AttributeIs(name, Optional.of(other))));
            case Answered(String question, Answer answer) -> answer.value().map(known -> new Typed(ANSWER + question,
                    Pointer.ROOT.to("answers").to(question), known,
                    other -> new Answered(question, answer.with(other))));
            case Statement.Decided _,Statement.ConsentIs _,Statement.ReachabilityIs _,Statement.Touched _,Statement.CustomerIs _,Statement.OutcomeIs _,Statement.Predicted _,Statement.JudgedBy _,Statement.RolledUp _,Statement.Handing _ ->
                Optional.empty();
        };
    }

    /** The types of what these reports tell. */
    static AttributeTypes read(LedgerPage page, List<Report> reports) {
        Set<String> names = new HashSet<>();
        for (Report report : reports) {
            if (report instanceof Report.OfLead ofLead) {
                ofLead.statements().forEach(dated -> typed(dated.says()).map(Typed::name).ifPresent(names::add));
            }
        }
        Map<String, Type> known = names.isEmpty() ? Map.of() : page.attributeTypes(names);
        return new AttributeTypes(new HashMap<>(known), known.size() < names.size() ? MOST - page.attributeCount() : 0);
    }

    /** A name keeps its type; a value of another one is converted where nothing is lost, and else objected to. */
    Optional<Dated> fitting(Dated dated, List<Objection> objections) {
        return typed(dated.says()).map(told -> fitting(dated, told, objections)).orElse(Optional.of(dated));
    }

    private Optional<Dated> fitting(Dated dated, Typed told, List<Objection> objections) {
        if (typeOf(told.name).isEmpty() && declared.size() >= room) {
            objections.add(Objection.of(told.place, Flaw.CATALOGUE_FULL, told.name.replace(ANSWER, ""), MOST));
            return Optional.empty();
        }
        Type type = typeOf(told.name).orElse(told.value.type());
        Optional<AttributeValue> fitting = told.value.as(type);
        if (fitting.isEmpty()) {
            objections.add(Objection.of(told.place, Flaw.TYPE_CONFLICT, told.name.replace(ANSWER, ""), type.code(),
                    told.value.type().code()));
        }
        return fitting.map(value -> new Dated(told.with.apply(value), dated.when()));
    }

    private Optional<Type> typeOf(String name) {
        return name.equals(ADDRESS_DOMAIN.name())
                ? Optional.of(ADDRESS_DOMAIN.type())
                : Optional.ofNullable(types.get(name));
    }

    /** What nobody had declared has the type of its first value that is accepted. */
    void accept(Dated dated) {
        typed(dated.says()).ifPresent(told -> {
            if (types.putIfAbsent(told.name, told.value.type()) == null) {
                declared.put(told.name, told.value.type());
            }
        });
    }

    /** Writes down what is new. */
    void write(LedgerPage page) {
        if (!declared.isEmpty()) {
            page.declareTypes(declared);
        }
    }
}
