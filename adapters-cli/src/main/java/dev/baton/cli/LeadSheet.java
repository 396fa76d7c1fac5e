package dev.baton.cli;

import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lead on the screen. */
final class LeadSheet {
    private LeadSheet() {
    }

    static List<String> lines(Tree lead) {
        TextTable table = new TextTable("lead", Look.text(lead, "id").orElse("?"));
        add(table, "key ", Look.entries(lead, "keys"));
        Look.text(lead, "source").ifPresent(source -> table.add("source", source));
        table.add("customer", Look.text(lead, "customer").orElse("no"));
        add(table, "consent ", Look.entries(lead, "consents"));
        add(table, "reach by ", Look.entries(lead, "reachability"));
        add(table, "", Look.entries(lead, "attributes"));
        Look.entries(lead, "answers").forEach((question, answer) -> table.add("answer " + question,
                Look.at(answer, "value").map(Look::line).orElse("–")));
        table.add("stage", Look.text(lead, "stage").orElse("–")
                + Look.text(lead, "stage-since").map(since -> " since " + since).orElse(""));
        Look.items(lead, "cycles").forEach(cycle -> Look.text(cycle, "machine")
                .ifPresent(machine -> table.add("  the machine thinks", machine)));
        Look.items(lead, "warnings").forEach(warning -> table.add("  warning",
                "excluded: " + Look.text(warning, "exclusion").orElse("?")));
        Look.at(lead, "score").ifPresentOrElse(score -> score(table, score),
                () -> table.add("score", "– (no definition has judged it yet)"));
        Look.at(lead, "judged-by").ifPresent(by -> table.add("judged by", Look.text(by, "definition").orElse("?")
                + " version " + Look.text(by, "version").orElse("?")));
        Look.items(lead, "suggested-merges")
                .forEach(other -> table.add("perhaps the same as", Look.line(other)));
        return new ArrayList<>(table.lines());
    }

    private static void add(TextTable table, String before, Map<String, Tree> entries) {
        entries.forEach((name, value) -> table.add(before + name, Look.line(value)));
    }

    private static void score(TextTable table, Tree score) {
        table.add("score", Look.text(score, "total").orElse("–")
                + Look.text(score, "grade").map(grade -> " (" + grade + ")").orElse(""));
        Look.text(score, "journey").ifPresent(position -> table.add("journey", position));
        Look.entries(score, "dimensions").forEach((name, part) -> table.add("  " + name,
                Look.text(part, "shown").orElse("–") + Look.text(part, "band").map(band -> " " + band).orElse("")));
    }
}
