package dev.baton.application.alerting;

import dev.baton.application.alerting.FrozenLead.Behind;
import dev.baton.application.alerting.FrozenLead.Part;
import dev.baton.application.alerting.FrozenLead.Reason;
import dev.baton.application.alerting.FrozenLead.Taken;
import dev.baton.domain.definition.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the score of a packet adds up: what each rule gave, what ranges took, for how much each part counts, and the total. */
record ScoreTable(Reader reader, FrozenLead lead) {
    static final List<String> COLUMNS = List.of("dimension", "rule", "points", "because");
    private static final Sentence NOTHING = Sentence.of("");
    private static final int MOST_BEHIND = 5;

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
                    because(reason)));
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

    /** What is known that the rule read, and the latest engagements behind it, with what they give at their age. */
    private Sentence because(Reason reason) {
        Stream<Sentence> known = reason.because().isEmpty()
                ? Stream.empty()
                : Stream.of(Sentence.quote(String.join(", ", reason.because())));
        int earlier = reason.behind().size() - MOST_BEHIND;
        Stream<Sentence> more = earlier > 0
                ? Stream.of(Sentence.of(reader.words().ofPage("earlier", reader.language(),
                        reader.digits(String.valueOf(earlier)))))
                : Stream.empty();
        return Stream.of(known, reason.behind().stream().limit(MOST_BEHIND).map(this::behind), more)
                .flatMap(each -> each).reduce((some, next) -> some.and("; ", next)).orElse(NOTHING);
    }

    private Sentence behind(Behind each) {
        String words = reader.words().ofPage(each.points().signum() == 0 ? "counted" : "behind", reader.language(),
                Sentence.mark(), reader.moment(each.at()), reader.number(each.ageDays()),
                reader.points(each.points()));
        return new Sentence(words, List.of(reader.words().engagement(each.type(), reader.language())));
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
