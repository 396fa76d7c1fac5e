package dev.baton.rest;

import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import dev.baton.form.Apart;
import dev.baton.form.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the items of a batch.
 *
 * @param items    each read by itself, so that one that cannot be read is alone with it
 * @param defaults what holds for items that say nothing themselves
 */
record Envelope(List<Item> items, Defaults defaults) {
    /** The name of the list of items. */
    static final String ITEMS = "items";
    /** The most items of a batch. */
    static final int MOST_ITEMS = 1_000;

    /** An item as far as it can be read, and its place in the body. */
    record Item(Pointer place, Parsed<Tree> content) {}

    /** Reads {@code {items}}, with {@code feed} and {@code effects} beside them where such items may have them. */
    static Parsed<Envelope> read(Apart body, ReportKind kind, Defaults usual) {
        return Reading.of(reading -> {
            Fields fields = reading.fields(body.around(), Pointer.ROOT);
            Optional<String> feed = kind.hasFeed() ? Names.id(fields, "feed", "web, crm-main") : Optional.empty();
            Optional<Effects> effects = kind.hasEffects() ? fields.word("effects", Effects.WORDS) : Optional.empty();
            fields.needs(ITEMS);
            List<Item> items = items(fields, body);
            fields.finish();
            return Optional.of(new Envelope(items, new Defaults(usual.now(), feed.orElse(usual.feed()),
                    effects.orElse(usual.effects()), usual.request())));
        });
    }

    /** The items that were taken apart, or, where that could not be, those in the tree. */
    private static List<Item> items(Fields fields, Apart body) {
        List<Item> items = new ArrayList<>();
        if (fields.tree(ITEMS).filter(tree -> !(tree instanceof Tree.Listing)).isPresent()) {
            fields.object(ITEMS, Flaw.WRONG_TYPE, "list", fields.tree(ITEMS).orElseThrow().kind());
            return List.of();
        }
        fields.list(ITEMS, MOST_ITEMS)
                .forEach(item -> items.add(new Item(item.place(), new Parsed.Valid<>(item.tree()))));
        if (body.count() > MOST_ITEMS) {
            fields.object(ITEMS, Flaw.TOO_MANY, body.count(), MOST_ITEMS);
            return List.of();
        }
        for (byte[] bytes : body.items()) {
            items.add(new Item(fields.at(ITEMS).to(items.size()), Json.readItem(bytes)));
        }
        return items;
    }
}
