package dev.baton.bootstrap.demo;

import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.application.definition.Rescorings.Rescoring;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.message.Messages;
import dev.baton.domain.definition.Points;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.AttributeValue.Type;
import dev.baton.domain.lead.Stage;
import dev.baton.domain.scoring.Explanation;
import dev.baton.domain.scoring.Explanation.DimensionLine;
import dev.baton.domain.scoring.Explanation.RuleLine;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the demonstration prints: how many leads in each stage, and three scores with their reasons. */
final class DemoScreen {
    private final Messages messages = new Messages();
    private final PrintStream out;

    DemoScreen(PrintStream out) {
        this.out = out;
    }

    /** How many leads are in each stage. */
    void stages(List<LeadView> leads) {
        Map<Stage, Long> stages = new EnumMap<>(Stage.class);
        leads.forEach(view -> stages.merge(Demo.stage(view), 1L, Long::sum));
        out.println("Leads by stage");
        stages.forEach((stage, count) -> out.printf("  %-12s %5d%n", stage, count));
        out.println();
    }

    /** Of each country the one who has come furthest. */
    List<LeadView> shown(List<LeadView> leads) {
        return Stream.of("IR", "SA", "GB").flatMap(country -> leads.stream()
                .filter(view -> text(view, "country").equals(country))
                .max(Comparator.comparingInt((LeadView view) -> Demo.stage(view) == Stage.LEAD ? 0 : 1)
                        .thenComparingInt(DemoScreen::total))
                .stream()).toList();
    }

    private static int total(LeadView view) {
        return view.standing().judged().map(judged -> judged.score().total()).orElse(0);
    }

    private static String text(LeadView view, String attribute) {
        Optional<AttributeValue> value = view.profile().attribute(attribute).flatMap(known -> known.as(Type.TEXT));
        return value.map(known -> ((AttributeValue.Text) known).value()).orElse("");
    }

    /** A score and every point of it. */
    void explain(LeadView view, Found.Is<Explanation> found) {
        Explanation explanation = found.value();
        out.printf("%s, %s, %s — %s, score %d (definition %s %d)%n", text(view, "name"), text(view, "role"),
                text(view, "company.name"), found.stage(), explanation.total(), found.by().definition(),
                found.by().version());
        for (DimensionLine dimension : explanation.dimensions()) {
            out.printf("  %-10s %s × %d %%%n", dimension.id(),
                    dimension.shown().map(String::valueOf).orElse("–"),
                    dimension.weight());
            dimension.rules().stream().sorted(Comparator.comparing(RuleLine::points).reversed()).forEach(this::line);
            String taken = dimension.exact().map(exact -> exact.minus(sum(dimension)))
                    .filter(difference -> difference.millionths() != 0)
                    .map(difference -> "      %+9.2f  held within the ranges%n"
                            .formatted(difference.exact().doubleValue()))
                    .orElse("");
            out.print(taken);
        }
        out.println();
    }

    /** Who stands behind a version, and what it says otherwise than the one before. */
    void signed(StoredVersion version, List<VersionChange> changes) {
        out.printf("Version %d of “%s”, signed by %s:%n", version.version(), version.key(),
                String.join(" and ", version.agreement().signatures().stream()
                        .map(signature -> signature.name() + " (" + signature.team().code() + ")").toList()));
        changes.forEach(change -> out.println("  · " + messages.of(change, "en")));
    }

    /** Whom an activation moved, and how many wait for their day. */
    void rescored(Rescoring rescoring, List<LeadView> moved) {
        out.printf("Counted anew: %d of %d leads. %d moved so far, %d wait for a day of theirs:%n", rescoring.done(),
                rescoring.total(), rescoring.moved(), rescoring.waiting());
        moved.forEach(view -> out.printf("  %s, %s — %s, score %d%n", text(view, "name"),
                text(view, "company.name"), Demo.stage(view), total(view)));
        out.println();
    }

    private static Points sum(DimensionLine dimension) {
        return dimension.rules().stream().map(RuleLine::points).reduce(Points.ZERO,
                Points::plus);
    }

    private void line(RuleLine rule) {
        String because = rule.because().isEmpty()
                ? rule.evidence().isEmpty() ? "" : rule.evidence().size() + " ×"
                : String.join("; ", rule.because());
        out.printf("      %+9.2f  %s  %s%n", rule.points().exact().doubleValue(), rule.title().in("en", rule.id()),
                because);
    }
}
