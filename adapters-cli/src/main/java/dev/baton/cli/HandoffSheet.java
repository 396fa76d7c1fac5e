package dev.baton.cli;

import dev.baton.cli.screen.Letters;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Handoffs as people read them. */
final class HandoffSheet {
    private static final Set<String> HEAD = Set.of("at", "what", "by", "note");

    private HandoffSheet() {
    }

    static TextTable table() {
        return new TextTable("handoff", "who", "stage", "state", "team", "rep", "time left");
    }

    static List<String> row(Tree handoff) {
        return List.of(word(handoff, "id"), who(handoff), word(handoff, "stage"), word(handoff, "state"),
                word(handoff, "team"), rep(handoff), left(handoff));
    }

    /** The name of a lead, else the first of its keys. */
    static String who(Tree tree) {
        return Look.text(tree, "lead", "name").or(() -> Look.entries(tree, "lead", "keys").values().stream()
                .flatMap(keys -> keys instanceof Tree.Listing(List<Tree> items)
                        ? items.stream().limit(1)
                        : Stream.of(keys))
                .map(Look::line).findFirst()).orElse("–");
    }

    private static String rep(Tree handoff) {
        return Look.text(handoff, "rep", "name").orElse("(queue)");
    }

    private static String left(Tree handoff) {
        Optional<String> left = Look.text(handoff, "time-left").map(HandoffSheet::hours);
        return Look.text(handoff, "breached").filter("yes"::equals).isPresent()
                ? left.filter(time -> !time.equals("0:00")).map(time -> time + ", broken before").orElse("broken")
                : left.orElse("–");
    }

    /** {@code PT27H5M} is 27:05. */
    private static String hours(String written) {
        try {
            Duration left = Duration.parse(written);
            return "%d:%02d".formatted(left.toHours(), left.toMinutesPart());
        } catch (DateTimeParseException _) {
            return written;
        }
    }

    static List<String> lines(Tree handoff) {
        List<String> lines = new ArrayList<>();
        lines.add(harmless(who(handoff) + ": " + word(handoff, "state") + ", " + word(handoff, "stage") + ", "
                + word(handoff, "team") + ", " + rep(handoff)));
        lines.add("  " + harmless(word(handoff, "choice", "told")));
        Look.items(handoff, "choice", "passed-over").forEach(over -> lines.add("  " + harmless(word(over, "told"))));
        Look.items(handoff, "clocks").forEach(clock -> lines.add("  " + harmless(word(clock, "clock") + " by "
                + word(clock, "due-at") + ": " + Look.text(clock, "stopped-at").map(at -> "stopped at " + at)
                        .orElseGet(() -> left(clock)))));
        Look.items(handoff, "steps").forEach(step -> lines.add("  " + harmless(step(step))));
        return lines;
    }

    private static String step(Tree step) {
        String about = step instanceof Tree.Branch(Map<String, Tree> entries)
                ? entries.entrySet().stream()
                        .filter(entry -> !HEAD.contains(entry.getKey()) && !(entry.getValue() instanceof Tree.Blank))
                        .map(entry -> entry.getKey() + " "
                                + Look.text(entry.getValue(), "name").orElseGet(() -> Look.line(entry.getValue())))
                        .filter(told -> !told.endsWith(" ")).collect(Collectors.joining(", ", " (", ")"))
                : "";
        return word(step, "at") + "  " + word(step, "what").replaceFirst("^handoff\\.", "")
                + (about.equals(" ()") ? "" : about) + Look.text(step, "by", "name").map(name -> ", " + name).orElse("")
                + Look.text(step, "note").map(note -> ", “" + note + "”").orElse("");
    }

    private static String harmless(String text) {
        return Letters.harmless(text);
    }

    private static String word(Tree tree, String... path) {
        return Look.text(tree, path).orElse("–");
    }
}
