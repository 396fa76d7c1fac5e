package dev.baton.application.alerting;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the packet of a handoff tells of the lead, as it was when it was offered. */
record FrozenLead(Tree.Branch packet) {
    private static final List<List<String>> NAMES = List.of(List.of("name"), List.of("full-name"),
            List.of("first-name", "last-name"), List.of("last-name"));
    private static final List<String> KEYS = List.of("email", "phone");

    /** A rule that gave points. */
    record Reason(Labels title, String id, BigDecimal points) {}

    /** An engagement. */
    record Engaged(Instant at, String type, Optional<String> content) {}

    private Tree.Branch lead() {
        return branch(packet, "lead");
    }

    /** By what the lead is called: a name, else an address, a number, or the id. */
    String name() {
        Tree.Branch attributes = branch(lead(), "attributes");
        return NAMES.stream().map(parts -> String.join(" ", parts.stream()
                .flatMap(part -> text(attributes, part).stream()).toList())).filter(name -> !name.isBlank()).findFirst()
                .or(() -> keys().values().stream().findFirst()).or(() -> text(lead(), "id")).orElse("?");
    }

    /** The addresses and numbers of the lead, the first of each kind. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String kind : KEYS) {
            items(branch(lead(), "keys"), kind).stream().findFirst()
                    .ifPresent(key -> text(key).ifPresent(found -> keys.put(kind, found)));
        }
        return keys;
    }

    Map<String, Tree> attributes() {
        return branch(lead(), "attributes").entries();
    }

    /** What was answered, by the name of the question; what was taken back is none. */
    Map<String, Tree> answers() {
        Map<String, Tree> answers = new LinkedHashMap<>();
        branch(lead(), "answers").entries().forEach((question, answer) -> {
            if (answer instanceof Tree.Branch branch
                    && branch.at("value").orElseGet(Tree.Blank::new) instanceof Tree value
                    && !(value instanceof Tree.Blank)) {
                answers.put(question, value);
            }
        });
        return answers;
    }

    String score() {
        return number(branch(packet, "score"), "total").toPlainString();
    }

    /** The rules that gave most. */
    List<Reason> reasons(int most) {
        return items(branch(packet, "score"), "dimensions").stream()
                .flatMap(each -> each instanceof Tree.Branch dimension
                        ? items(dimension, "rules").stream()
                        : Stream.empty())
                .flatMap(each -> each instanceof Tree.Branch rule ? Stream.of(reason(rule)) : Stream.empty())
                .filter(reason -> reason.points().signum() > 0)
                .sorted(Comparator.comparing(Reason::points).reversed()).limit(most).toList();
    }

    private static Reason reason(Tree.Branch rule) {
        Map<String, String> title = new TreeMap<>();
        branch(rule, "title").entries().forEach((language, label) -> text(label)
                .ifPresent(words -> title.put(language, words)));
        return new Reason(new Labels(title), text(rule, "rule").orElse("?"), number(rule, "points"));
    }

    /** What happened last. */
    List<Engaged> story(int most) {
        List<Engaged> story = new ArrayList<>();
        for (Tree each : items(packet, "story").stream().limit(most).toList()) {
            if (each instanceof Tree.Branch entry) {
                Tree.Branch engagement = branch(entry, "engagement");
                Tree.Branch asset = branch(engagement, "asset");
                story.add(new Engaged(Instant.parse(text(entry, "at").orElseThrow()),
                        text(engagement, "type").orElse("?"),
                        text(asset, "title").or(() -> text(asset, "id")).or(() -> text(asset, "url"))
                                .or(() -> text(engagement, "message"))));
            }
        }
        return story;
    }

    private static Tree.Branch branch(Tree.Branch of, String name) {
        return of.at(name).orElseGet(Tree.Blank::new) instanceof Tree.Branch branch ? branch : Tree.branch().done();
    }

    private static List<Tree> items(Tree.Branch of, String name) {
        return of.at(name).orElseGet(Tree.Blank::new) instanceof Tree.Listing(List<Tree> items) ? items : List.of();
    }

    private static Optional<String> text(Tree.Branch of, String name) {
        return of.at(name).flatMap(FrozenLead::text);
    }

    private static Optional<String> text(Tree tree) {
        return tree instanceof Tree.Text(String value) ? Optional.of(value) : Optional.empty();
    }

    private static BigDecimal number(Tree.Branch of, String name) {
        return of.at(name).orElseGet(Tree.Blank::new) instanceof Tree.Numeral(BigDecimal value)
                ? value
                : BigDecimal.ZERO;
    }
}
