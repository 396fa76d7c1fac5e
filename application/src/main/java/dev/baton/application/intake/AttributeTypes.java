package dev.baton.application.intake;

import static dev.baton.application.attribute.AttributeCatalogue.ADDRESS_DOMAIN;

import dev.baton.application.intake.Report.Dated;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.Statement.AttributeIs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The catalogue of attributes as one batch sees it: which type each has, and which ones the batch adds. */
final class AttributeTypes {
    private final Map<String, Type> types;
    private final Map<String, Type> declared = new HashMap<>();

    private AttributeTypes(Map<String, Type> types) {
        this.types = types;
    }

    /** The types of what these reports tell. */
    static AttributeTypes read(LedgerPage page, List<Report> reports) {
        Set<String> names = new HashSet<>();
        for (Report report : reports) {
            if (report instanceof Report.OfLead ofLead) {
                ofLead.statements().forEach(dated -> {
                    if (dated.says() instanceof AttributeIs(String name, Optional<AttributeValue> _)) {
                        names.add(name);
                    }
                });
            }
        }
        return new AttributeTypes(new HashMap<>(names.isEmpty() ? Map.of() : page.attributeTypes(names)));
    }

    /** An attribute keeps its type; a value of another one is converted where nothing is lost, and else objected to. */
    Optional<Dated> fitting(Dated dated, List<Objection> objections) {
        if (!(dated.says() instanceof AttributeIs(String name, Optional<AttributeValue> value)) || value.isEmpty()) {
            return Optional.of(dated);
        }
        Type type = typeOf(name).orElse(value.get().type());
        Optional<AttributeValue> fitting = value.get().as(type);
        if (fitting.isEmpty()) {
            objections.add(Objection.of(Pointer.ROOT.to("attributes").to(name), Flaw.TYPE_CONFLICT, name, type.code(),
                    value.get().type().code()));
            return Optional.empty();
        }
        return Optional.of(new Dated(new AttributeIs(name, fitting), dated.when()));
    }

    private Optional<Type> typeOf(String name) {
        return name.equals(ADDRESS_DOMAIN.name())
                ? Optional.of(ADDRESS_DOMAIN.type())
                : Optional.ofNullable(types.get(name));
    }

    /** An attribute that nobody had declared has the type of its first value that is accepted. */
    void accept(Dated dated) {
        if (dated.says() instanceof AttributeIs(String name, Optional<AttributeValue> value) && value.isPresent()
                && types.putIfAbsent(name, value.get().type()) == null) {
            declared.put(name, value.get().type());
        }
    }

    /** Writes down what is new. */
    void write(LedgerPage page) {
        if (!declared.isEmpty()) {
            page.declareTypes(declared);
        }
    }
}
