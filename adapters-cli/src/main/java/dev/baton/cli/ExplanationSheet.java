package dev.baton.cli;

import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The explanation of a score on the screen: what stands at the right adds up to the number above. */
record ExplanationSheet(String language) {

    List<String> lines(Tree explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(total(explanation));
        for (Tree dimension : Look.items(explanation, "dimensions")) {
            lines.add("");
            lines.addAll(dimension(dimension));
        }
        Look.at(explanation, "journey").ifPresent(journey -> lines.addAll(journey(journey)));
        return lines;
    }

    private static List<String> journey(Tree journey) {
        List<String> lines = new ArrayList<>(
                List.of("", "Journey: " + Look.text(journey, "position").orElse("?")));
        Look.items(journey, "evidence").forEach(evidence -> lines.add("  " + happened(evidence)));
        return lines;
    }

    private static String total(Tree explanation) {
        Optional<String> total = Look.text(explanation, "total");
        if (total.isEmpty()) {
            return "No definition has judged this lead yet";
        }
        return "Total " + total.get() + Look.text(explanation, "stage").map(stage -> ", " + stage).orElse("")
                + Look.text(explanation, "judged-by", "definition").map(key -> ", by " + key + " version "
                        + Look.text(explanation, "judged-by", "version").orElse("?")).orElse("")
                + Look.text(explanation, "at").map(at -> ", at " + at).orElse("");
    }

    private List<String> dimension(Tree dimension) {
        TextTable table = new TextTable("#" + (Look.at(dimension, "exact").isPresent()
                ? Look.text(dimension, "shown").orElse("–")
                : "–"), title(dimension, "dimension")
                        + Look.text(dimension, "band").map(band -> " " + band).orElse("")
                        + Look.text(dimension, "weight").map(weight -> " (weight " + weight + " %)").orElse(""));
        for (Tree rule : Look.items(dimension, "rules")) {
            table.add(signed(rule, "points"), "  " + title(rule, "rule") + reasons(rule));
            Look.items(rule, "evidence").forEach(evidence -> table.add("", "    " + evidence(evidence)));
            capped(rule).ifPresent(taken -> table.add("", "    held at its limit; it would be " + taken));
        }
        for (Tree group : Look.items(dimension, "groups")) {
            clamped(group).ifPresent(taken -> table.add(taken, "  limit of the group " + title(group, "group")));
        }
        clamped(dimension).ifPresent(taken -> table.add(taken, "  limit of the dimension"));
        return table.lines();
    }

    private String title(Tree part, String id) {
        return Look.text(part, "title", language).or(() -> Look.text(part, "title", "en"))
                .or(() -> Look.text(part, id)).orElse("?");
    }

    private static String reasons(Tree rule) {
        List<String> because = Look.items(rule, "because").stream().map(Look::line).toList();
        return because.isEmpty() ? "" : ": " + String.join(", ", because);
    }

    private static String evidence(Tree evidence) {
        return happened(evidence) + ": " + signed(evidence, "points");
    }

    private static String happened(Tree evidence) {
        return Look.text(evidence, "type").orElse("?") + " on "
                + Look.text(evidence, "occurred-at").map(at -> at.substring(0, Math.min(at.length(), 10))).orElse("?")
                + Look.text(evidence, "age-days").map(ExplanationSheet::ago).orElse("");
    }

    private static String ago(String days) {
        return switch (days) {
            case "0" -> ", today";
            case "1" -> ", 1 day ago";
            default -> ", " + days + " days ago";
        };
    }

    private static Optional<String> capped(Tree rule) {
        Optional<BigDecimal> before = Look.number(rule, "before-range");
        Optional<BigDecimal> points = Look.number(rule, "points");
        return before.filter(full -> points.isPresent() && full.compareTo(points.get()) != 0)
                .map(BigDecimal::toPlainString);
    }

    private static Optional<String> clamped(Tree part) {
        return Look.number(part, "clamped").filter(taken -> taken.signum() != 0).map(_ -> signed(part, "clamped"));
    }

    private static String signed(Tree part, String name) {
        return Look.number(part, name)
                .map(points -> (points.signum() > 0 ? "+" : "") + points.stripTrailingZeros().toPlainString())
                .orElse("–");
    }
}
