package dev.baton.rest;

import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Fields.Placed;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the items of a batch.
 *
 * @param defaults what holds for items that say nothing themselves
 */
record Envelope(List<Placed> items, Defaults defaults) {
    /** The most items of a batch. */
    static final int MOST_ITEMS = 1_000;

    /** Reads {@code {effects, items}}, with {@code feed} beside them where the items are engagements. */
    static Parsed<Envelope> read(Tree body, boolean withFeed, Defaults usual) {
        return Reading.of(reading -> {
            Fields fields = reading.fields(body, Pointer.ROOT);
            Optional<String> feed = withFeed ? fields.text("feed", 60) : Optional.empty();
            Effects effects = fields.word("effects", Effects.WORDS).orElse(usual.effects());
            fields.needs("items");
            List<Placed> items = fields.list("items", MOST_ITEMS);
            fields.finish();
            return Optional.of(new Envelope(items, new Defaults(usual.now(), feed.orElse(usual.feed()), effects)));
        });
    }
}
