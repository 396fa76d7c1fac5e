package dev.baton.application.alerting;

import dev.baton.application.alerting.FrozenLead.Part;
import dev.baton.application.alerting.FrozenLead.Reason;
import dev.baton.application.alerting.FrozenLead.Taken;
import dev.baton.domain.definition.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the score of a packet adds up: what each rule gave, what ranges took, for how much each part counts, and the total. */
record ScoreTable(Reader reader, FrozenLead lead) {
    static final List<String> COLUMNS = List.of("dimension", "rule", "points", "because");
    private static final Sentence NOTHING = Sentence.of("");

    List<List<Sentence>> rows() {
        List<List<Sentence>> rows = new ArrayList<>();
        lead.parts().forEach(part -> rows.addAll(rows(part)));
        BigDecimal total = new BigDecimal(lead.score());
        BigDecimal counted = lead.parts().stream().map(Part::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (Reader.shown(total.subtract(counted)).signum() != 0) {
            rows.add(row(NOTHING, word("rounding"), total.subtract(counted)));
        }
        rows.add(List.of(NOTHING, word("total"), Sentence.of(reader.number(total)), NOTHING));
        return rows;
    }

    private List<List<Sentence>> rows(Part part) {
        Sentence name = titled(part.title(), part.id());
        List<List<Sentence>> rows = new ArrayList<>();
        for (Reason reason : part.reasons()) {
            rows.add(List.of(name, titled(reason.title(), reason.id()), Sentence.of(reader.points(reason.points())),
                    Sentence.quote(reason.because().stream().collect(Collectors.joining(", ")))));
        }
        for (Taken taken : part.taken()) {
            rows.add(row(name, new Sentence(reader.words().ofPage("range-of", reader.language(), Sentence.mark()),
                    List.of(taken.title().in(reader.language(), taken.id()))), taken.points()));
        }
        if (part.clamped().signum() != 0) {
            rows.add(row(name, word("range"), part.clamped()));
        }
        rows.add(row(name, Sentence.of(reader.weighed(part)), part.counted()));
        return rows;
    }

    private List<Sentence> row(Sentence part, Sentence what, BigDecimal points) {
        return List.of(part, what, Sentence.of(reader.points(points)), NOTHING);
    }

    private Sentence titled(Labels title, String id) {
        return Sentence.quote(title.in(reader.language(), id));
    }

    private Sentence word(String name) {
        return Sentence.of(reader.words().ofPage(name, reader.language()));
    }
}
