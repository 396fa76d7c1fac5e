package dev.baton.bootstrap.demo;

import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.Found;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.LeadDirectory.Wanted;
import dev.baton.domain.definition.Points;
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

/** What the demonstration prints: how many leads in each stage, and three scores with their reasons. */
final class DemoScreen {
    private final PrintStream out;
    private final LeadDirectory directory;

    DemoScreen(PrintStream out, LeadDirectory directory) {
        this.out = out;
        this.directory = directory;
    }

    void show(List<LeadView> leads) {
        Map<Stage, Long> stages = new EnumMap<>(Stage.class);
        leads.forEach(view -> stages.merge(Demo.stage(view), 1L, Long::sum));
        out.println("Leads by stage");
        stages.forEach((stage, count) -> out.printf("  %-12s %5d%n", stage, count));
        out.println();
        for (String country : List.of("IR", "SA", "GB")) {
            leads.stream().filter(view -> text(view, "country").equals(country))
                    .max(Comparator.comparingInt((LeadView view) -> Demo.stage(view) == Stage.LEAD ? 0 : 1)
                            .thenComparingInt(DemoScreen::total))
                    .ifPresent(this::explain);
        }
    }

    private static int total(LeadView view) {
        return view.standing().judged().map(judged -> judged.score().total()).orElse(0);
    }

    private static String text(LeadView view, String attribute) {
        Optional<AttributeValue> value = view.profile().attribute(attribute).flatMap(known -> known.as(Type.TEXT));
        return value.map(known -> ((AttributeValue.Text) known).value()).orElse("");
    }

    private void explain(LeadView view) {
        if (!(directory.explanation(view.row().card().lead(),
                Wanted.PRESENT) instanceof Found.Is<Explanation>(var by, Stage stage, var _, Explanation explanation))) {
            return;
        }
        out.printf("%s, %s, %s — %s, score %d (definition %s %d)%n", text(view, "name"), text(view, "role"),
                text(view, "company.name"), stage, explanation.total(), by.definition(), by.version());
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
