package dev.baton.cli;

import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checklist as people read it: each question with its answer, then what is still to be asked. */
final class ChecklistSheet {
    private ChecklistSheet() {
    }

    static String heading(Tree checklist) {
        return word(checklist, "checklist") + ": " + word(checklist, "title") + " (" + word(checklist, "items")
                + " items, " + word(checklist, "required") + " required)";
    }

    static List<String> lines(Tree found) {
        List<String> lines = new ArrayList<>();
        lines.add(word(found, "title") + ": " + word(found, "complete") + " % of what is required");
        for (Tree item : Look.items(found, "items")) {
            lines.add("  " + word(item, "id") + (word(item, "required").equals("yes") ? "*" : "") + "  "
                    + word(item, "question"));
            lines.add("      " + Look.at(item, "answer").map(ChecklistSheet::answer).orElse("–"));
            Look.items(item, "history").forEach(told -> lines.add("      told: " + answer(told)));
        }
        Look.items(found, "gaps").forEach(gap -> lines.add("still to ask: " + word(gap, "message")));
        return lines;
    }

    /** {@code 5000 EUR, 80 % sure, call, Omid, 2026-03-21T09:30:00Z, “next year”}. */
    private static String answer(Tree told) {
        return Stream.of(Optional.of(Look.at(told, "value").map(Look::line).orElse("taken back")),
                Look.text(told, "confidence").map(sure -> sure + " % sure"), Look.text(told, "source"),
                Look.text(told, "filled-by").map(name -> "filled by " + name), Look.text(told, "by"),
                Look.text(told, "at"), Look.text(told, "note").map(note -> "“" + note + "”"))
                .flatMap(Optional::stream).map(Letters::harmless).collect(Collectors.joining(", "));
    }

    private static String word(Tree tree, String name) {
        return Letters.harmless(Look.text(tree, name).orElse("–"));
    }
}
