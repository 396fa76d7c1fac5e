package dev.baton.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How things stand, asked over HTTP, and held against what a scenario says. */
final class Findings {
    private final Story story;

    Findings(Story story) {
        this.story = story;
    }

    /** The lead with an address, if there is one. */
    Optional<Look> byAddress(String address) {
        return story.api().get("/v1/leads?email=" + Api.escaped(address)).done().at("items").items().stream()
                .findFirst();
    }

    /** Somebody's lead, judged by the version that is active. */
    Look lead(String name) {
        return lead(story.people().address(name), name);
    }

    private Look lead(String address, String name) {
        return Waiting.until(name + " is judged by the active version",
                () -> byAddress(address).filter(this::isJudgedByTheActiveOne));
    }

    private boolean isJudgedByTheActiveOne(Look lead) {
        Look active = story.version();
        return lead.find("judged-by").filter(by -> by.at("definition").equals(active.at("definition"))
                && by.at("version").equals(active.at("version"))).isPresent();
    }

    String id(String name) {
        return lead(name).at("id").text();
    }

    void hasPoints(String name, int points) {
        assertThat(lead(name).at("score").at("total").whole()).as("points of %s", name).isEqualTo(points);
    }

    /** The same of a lead that is named by its address as the scenario writes it. */
    void addressHasPoints(String written, int points) {
        Look lead = lead(story.people().own(written), written);
        assertThat(lead.at("score").at("total").whole()).as("points of %s", written).isEqualTo(points);
    }

    void hadPoints(String name, int daysAgo, int points) {
        Instant at = story.now().minus(Duration.ofDays(daysAgo));
        assertThat(score(name, "?at=" + at)).isEqualTo(points);
    }

    void hasPointsByTheVersionBefore(String name, int points) {
        Look active = story.version();
        assertThat(score(name, "?definition=" + active.at("definition").text() + "&version="
                + (active.at("version").whole() - 1))).isEqualTo(points);
    }

    private int score(String name, String query) {
        return story.api().get("/v1/leads/" + id(name) + "/score" + query).done().at("total").whole();
    }

    void isGraded(String name, String grade) {
        assertThat(lead(name).at("score").at("grade").text()).isEqualTo(grade);
    }

    void shows(String name, String dimension, int points) {
        assertThat(lead(name).at("score").at("dimensions").at(dimension).at("shown").whole())
                .as("%s of %s", dimension, name).isEqualTo(points);
    }

    void showsNothing(String name, String dimension) {
        assertThat(lead(name).at("score").at("dimensions").find(dimension)).as("%s of %s", dimension, name).isEmpty();
    }

    void isIn(String name, String stage) {
        assertThat(lead(name).at("stage").text()).as("stage of %s", name).isEqualTo(stage);
    }

    void isInSince(String name, String stage, int daysAgo) {
        isIn(name, stage);
        assertThat(Instant.parse(lead(name).at("stage-since").text()))
                .isEqualTo(story.now().minus(Duration.ofDays(daysAgo)));
    }

    /** How often the recorded history says that somebody came into a stage. */
    void became(String name, String stage, int times) {
        assertThat(transitions(name).stream().filter(each -> each.at("to").text().equals(stage)))
                .as("%s became %s", name, stage).hasSize(times);
    }

    List<Look> transitions(String name) {
        return story.api().get("/v1/leads/" + id(name) + "/transitions").done().at("items").items();
    }

    /** The last change took effect at an instant; it may need a moment to be noted. */
    void lastChangeWasAt(String name, Instant at) {
        Look last = Waiting.until("a change of " + name + " at " + at + " is noted",
                () -> transitions(name).stream().filter(each -> Instant.parse(each.at("effective-at").text())
                        .equals(at)).findFirst());
        assertThat(transitions(name).getLast()).isEqualTo(last);
    }

    void isCustomer(String name, boolean customer) {
        assertThat(lead(name).at("customer").flag()).isEqualTo(customer);
    }

    void isUnknown(String name) {
        assertThat(byAddress(story.people().address(name))).as("lead of %s", name).isEmpty();
    }

    // Explanations

    Look explanation(String name) {
        return story.api().get("/v1/leads/" + id(name) + "/explanation").done();
    }

    /** Evidence makes rules, rules make groups, both make dimensions, dimensions by their weight make the total. */
    void explanationAddsUp(String name) {
        Look explanation = explanation(name);
        BigDecimal total = BigDecimal.ZERO;
        for (Look dimension : explanation.at("dimensions").items()) {
            dimensionAddsUp(dimension);
            total = total.add(dimension.find("exact").map(Look::number).orElse(BigDecimal.ZERO)
                    .multiply(dimension.at("weight").number()).movePointLeft(2));
        }
        assertThat(explanation.at("total").number()).isEqualByComparingTo(total.setScale(0, RoundingMode.HALF_UP));
        hasPoints(name, explanation.at("total").whole());
    }

    private static void dimensionAddsUp(Look dimension) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Look group : dimension.at("groups").items()) {
            BigDecimal rules = sum(dimension.at("rules").items().stream()
                    .filter(rule -> rule.find("group").filter(group.at("group")::equals).isPresent()).toList());
            assertThat(rules.add(group.at("clamped").number())).isEqualByComparingTo(group.at("points").number());
            sum = sum.add(group.at("points").number());
        }
        List<Look> alone = dimension.at("rules").items().stream().filter(rule -> rule.find("group").isEmpty()).toList();
        assertThat(sum.add(sum(alone))).isEqualByComparingTo(dimension.at("sum").number());
        dimension.find("exact").ifPresent(exact -> assertThat(exact.number())
                .isEqualByComparingTo(dimension.at("sum").number().add(dimension.at("clamped").number())));
        dimension.at("rules").items().forEach(Findings::ruleAddsUp);
    }

    private static BigDecimal sum(List<Look> parts) {
        return parts.stream().map(part -> part.at("points").number()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Only rules that count engagements have evidence that adds up; the others hold or do not. */
    private static void ruleAddsUp(Look rule) {
        List<Look> evidence = rule.at("evidence").items();
        if (rule.at("rule").text().matches("each-.*|demo|page")) {
            assertThat(sum(evidence)).isEqualByComparingTo(rule.at("before-range").number());
        }
    }

    /** How many engagements of a kind are named as reasons. */
    long reasons(String name, Deed deed) {
        return explanation(name).at("dimensions").items().stream()
                .flatMap(dimension -> dimension.at("rules").items().stream())
                .flatMap(rule -> rule.at("evidence").items().stream())
                .filter(evidence -> evidence.at("type").text().equals(deed.type())).count();
    }

    BigDecimal cutOff(String name) {
        return explanation(name).at("dimensions").items().stream().map(each -> each.at("clamped").number().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
