package dev.baton.application.alerting;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.time.Instant;
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

    /** A rule that gave points, or took some, what is known that it read, and the engagements behind it, the latest first. */
    record Reason(Labels title, String id, BigDecimal points, List<String> because, List<Behind> behind) {}

    /** An engagement behind a rule: its age, and what it gave for itself at that age; nothing in a mere count. */
    record Behind(Instant at, String type, BigDecimal ageDays, BigDecimal points) {}

    /** What the range of a group took. */
    record Taken(Labels title, String id, BigDecimal points) {}

    /**
     * A part of the score.
     *
     * @param weight  for how many percent it counts
     * @param exact   what it comes to; empty while no rule matches
     * @param clamped what its own range took
     */
    record Part(Labels title, String id, BigDecimal weight, Optional<BigDecimal> exact, BigDecimal clamped,
            List<Reason> reasons, List<Taken> taken) {
        /** What it brings to the total. */
        BigDecimal counted() {
            return exact.orElse(BigDecimal.ZERO).multiply(weight).movePointLeft(2);
        }
    }

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

    /** All of them, by kind. */
    Map<String, Tree> allKeys() {
        return branch(lead(), "keys").entries();
    }

    /** What was allowed or forbidden, by channel. */
    Map<String, String> consents() {
        Map<String, String> consents = new LinkedHashMap<>();
        branch(lead(), "consents").entries()
                .forEach((channel, said) -> text(said).ifPresent(word -> consents.put(channel, word)));
        return consents;
    }

    /** What whoever wrote an answer down remarked. */
    Optional<String> note(String question) {
        return text(branch(branch(lead(), "answers"), question), "note");
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

    /** The rules that gave or took most. */
    List<Reason> reasons(int most) {
        return parts().stream().flatMap(part -> part.reasons().stream())
                .filter(reason -> reason.points().signum() != 0)
                .sorted(Comparator.comparing((Reason reason) -> reason.points().abs()).reversed()).limit(most)
                .toList();
    }

    /** Of what the score is made. */
    List<Part> parts() {
        return branches(branch(packet, "score"), "dimensions").map(FrozenLead::part).toList();
    }

    private static Part part(Tree.Branch dimension) {
        return new Part(title(dimension), text(dimension, "dimension").orElse("?"), number(dimension, "weight"),
                dimension.at("exact").filter(Tree.Numeral.class::isInstance).map(_ -> number(dimension, "exact")),
                number(dimension, "clamped"), branches(dimension, "rules").map(FrozenLead::reason).toList(),
                branches(dimension, "groups").map(group -> new Taken(title(group),
                        text(group, "group").orElse("?"), number(group, "clamped")))
                        .filter(taken -> taken.points().signum() != 0).toList());
    }

    private static Reason reason(Tree.Branch rule) {
        return new Reason(title(rule), text(rule, "rule").orElse("?"), number(rule, "points"),
                items(rule, "because").stream().flatMap(each -> text(each).stream()).toList(),
                branches(rule, "evidence").map(FrozenLead::behind).sorted(Comparator.comparing(Behind::at).reversed())
                        .toList());
    }

    private static Behind behind(Tree.Branch evidence) {
        return new Behind(Instant.parse(text(evidence, "occurred-at").orElseThrow()),
                text(evidence, "type").orElse("?"), number(evidence, "age-days"), number(evidence, "points"));
    }

    private static Labels title(Tree.Branch named) {
        Map<String, String> title = new TreeMap<>();
        branch(named, "title").entries().forEach((language, label) -> text(label)
                .ifPresent(words -> title.put(language, words)));
        return new Labels(title);
    }

    /** What happened last. */
    List<Engaged> story(int most) {
        return branches(packet, "story").limit(most).map(FrozenLead::engaged).toList();
    }

    /** What was downloaded last. */
    List<Engaged> downloads(int most) {
        return branches(packet, "downloads").limit(most).map(FrozenLead::engaged).toList();
    }

    /** How much more happened before the story begins. */
    int earlier() {
        return number(packet, "earlier").intValue();
    }

    /** When it was so. */
    Optional<Instant> at() {
        return text(packet, "at").map(Instant::parse);
    }

    private static Engaged engaged(Tree.Branch entry) {
        Tree.Branch engagement = branch(entry, "engagement");
        Tree.Branch asset = branch(engagement, "asset");
        return new Engaged(Instant.parse(text(entry, "at").orElseThrow()), text(engagement, "type").orElse("?"),
                text(asset, "title").or(() -> text(asset, "id")).or(() -> text(asset, "url"))
                        .or(() -> text(engagement, "message")));
    }

    private static Tree.Branch branch(Tree.Branch of, String name) {
        return of.at(name).orElseGet(Tree.Blank::new) instanceof Tree.Branch branch ? branch : Tree.branch().done();
    }

    private static Stream<Tree.Branch> branches(Tree.Branch of, String name) {
        return items(of, name).stream()
                .flatMap(each -> each instanceof Tree.Branch branch ? Stream.of(branch) : Stream.empty());
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
