package dev.baton.application.intake;

import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all reports have: whom they are about, since when it is so, and what holds where they say nothing. */
record ReportFields(Fields fields, Pointer place, Defaults defaults) {

    static ReportFields of(Reading reading, Tree tree, Pointer place, Defaults defaults) {
        return new ReportFields(reading.fields(tree, place), place, defaults);
    }

    Reading reading() {
        return fields.reading();
    }

    String feed() {
        return Names.id(fields, "feed", "web, crm-main").orElse(defaults.feed());
    }

    List<IdentityKey> keys() {
        fields.needs("keys");
        return fields.tree("keys").map(tree -> IdentityKey.read(reading(), tree, fields.at("keys"))).orElse(List.of());
    }

    When when() {
        Instant occurredAt = past(fields, "occurred-at").orElse(defaults.now());
        Effects effects = fields.word("effects", Effects.WORDS).orElse(defaults.effects());
        return new When(occurredAt, defaults.now(), effects);
    }

    /** An instant that is not in the future, but for what clocks differ. */
    Optional<Instant> past(Fields from, String name) {
        Optional<Instant> told = from.instant(name);
        Instant latest = defaults.now().plus(When.TOLERANCE);
        told.filter(at -> at.isAfter(latest))
                .ifPresent(at -> from.object(name, Flaw.IN_THE_FUTURE, at, latest));
        return told;
    }

    /** The value of an attribute, if its name is one and the value can be read; a blank one is not there. */
    Optional<Optional<AttributeValue>> attribute(String name, Fields.Placed item) {
        if (!Names.isAttribute(name)) {
            reading().object(item.place(), Flaw.MALFORMED, name, "company.employees");
            return Optional.empty();
        }
        return isNothing(item.tree())
                ? Optional.of(Optional.empty())
                : AttributeValue.read(reading(), item.tree(), item.place()).map(Optional::of);
    }

    /** A written null and an empty text say that the value is unknown. */
    static boolean isNothing(Tree tree) {
        return tree instanceof Tree.Blank || tree instanceof Tree.Text(String text) && text.isBlank();
    }
}
