package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definition that the sentences of a scenario describe, one dimension called interest unless they say otherwise. */
final class Agreement {
    private static final String KEY = "agreed";
    private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
    private final Map<String, Object> groups = new LinkedHashMap<>();
    private final Map<String, Object> journey = new LinkedHashMap<>();
    private final Map<String, Object> account = new LinkedHashMap<>();
    private final Map<String, Object> mql = new LinkedHashMap<>();
    private final Map<String, Object> stages = new LinkedHashMap<>();
    private final List<Map<String, Object>> exclusions = new ArrayList<>();
    private final List<Map<String, Object>> scenarios = new ArrayList<>();
    private Optional<LocalDate> reviewBy = Optional.empty();

    String key() {
        return KEY;
    }

    /** Points for each deed of a kind. */
    void each(Deed deed, BigDecimal points, Map<String, Object> manners) {
        Map<String, Object> rule = rule("each-" + deed.type(), points);
        rule.put("each", map("type", deed.type()));
        rule.putAll(manners);
    }

    /** Points while there were deeds on so many days of a period. */
    void onDays(Deed deed, int days, int within, BigDecimal points) {
        Map<String, Object> rule = rule("days-" + deed.type(), points);
        rule.put("days", days);
        rule.put("of", map("type", deed.type()));
        rule.put("within", "P" + within + "D");
    }

    /** Points while nothing of a kind came for so many days. */
    void silence(Deed missed, int days, BigDecimal points) {
        Map<String, Object> rule = rule("without-" + missed.type(), points);
        rule.put("none", map("type", missed.type()));
        rule.put("within", "P" + days + "D");
    }

    /** Points while so many e-mails came since the last answer of a kind. */
    void unanswered(Deed missed, int emails, BigDecimal points) {
        Map<String, Object> rule = rule("unanswered-" + missed.type(), points);
        rule.put("none", map("type", missed.type()));
        rule.put("after", map("at-least", emails, "of", map("type", Deed.SENT.type())));
    }

    /** Two kinds of deeds share a ceiling; both have their points already. */
    void ceiling(Deed one, Deed other, BigDecimal most) {
        groups.put("together", map("dimension", "interest", "range", List.of(0, most)));
        for (Deed deed : List.of(one, other)) {
            Map<String, Object> rule = rules.get("each-" + deed.type());
            if (rule == null) {
                throw new IllegalArgumentException(deed.type() + " has no points of its own yet");
            }
            rule.remove("dimension");
            rule.put("group", "together");
        }
    }

    /** From where a lead is qualified, and below which it falls back. */
    void thresholds(int enter, int leave) {
        mql.put("enter", map("score", "interest", "at-least", enter));
        mql.put("leave", map("score", "interest", "below", leave));
        stages.put("MQL", mql);
    }

    /** From how many points on each of some roles at a company makes the leads of the company qualified. */
    void committee(List<String> roles, BigDecimal points) {
        account.put("roll-ups", map("committee",
                map("roles", roles, "engaged", map("score", "interest", "at-least", points))));
        mql.put("enter", map("account", "committee", "at-least", roles.size()));
        stages.put("MQL", mql);
    }

    /** For how many days a lead stays out that sales gave back. */
    void coolDown(int days) {
        mql.put("cool-down", "P" + days + "D");
    }

    /** What a customer does that shows a wish for more. */
    void moreBusiness(Deed deed) {
        stages.put("SERVICE_QUALIFIED", map("enter", map("at-least", 1, "of", map("type", deed.type()))));
    }

    /** From how many engagements of its kind on a lead has come as far as a position of the journey. */
    void journey(String position, int times) {
        journey.put(position, map("at-least", times, "within", "P30D"));
    }

    /** Points while the journey has come to a position. */
    void atPosition(String position, BigDecimal points) {
        rule("at-" + position, points).put("when", map("journey", position));
    }

    /** Points while a question is answered so. */
    void answered(String question, boolean answer, BigDecimal points) {
        rule("answer-" + rules.size(), points).put("when", map("answer", question, "is", answer));
    }

    /** Points by a predicted likelihood, none at one and all at another. */
    void likelihood(BigDecimal from, BigDecimal to, BigDecimal points) {
        rule("likely", points).put("likelihood", map("from", from, "to", to));
    }

    /** Whoever works at a company is kept from sales. */
    void excludes(String company, String reason) {
        exclusions.add(
                map("id", "excluded-" + exclusions.size(), "when", map("attribute", "company.domain", "is", company),
                        "reason", reason));
    }

    /** When the teams look at it again. */
    void reviewBy(LocalDate day) {
        reviewBy = Optional.of(day);
    }

    /** What the teams expect of a lead that did something once. */
    void expects(Deed deed, int points) {
        scenarios.add(map("id", "example-" + scenarios.size(), "engagements", List.of(map("type", deed.type())),
                "expect", map("scores", map("interest", points))));
    }

    private Map<String, Object> rule(String id, BigDecimal points) {
        Map<String, Object> rule = map("id", id, "dimension", "interest", "points", points);
        rules.put(id, rule);
        return rule;
    }

    /** As it is written. */
    Map<String, Object> written() {
        Map<String, Object> written = map("definition", KEY, "time-zone", "Asia/Tehran", "dimensions",
                map("interest", map("weight", 100)), "rules", List.copyOf(rules.values()));
        reviewBy.ifPresent(day -> written.put("review-by", day.toString()));
        if (!groups.isEmpty()) {
            written.put("groups", groups);
        }
        if (!stages.isEmpty()) {
            written.put("stages", stages);
        }
        if (!account.isEmpty()) {
            written.put("account", account);
        }
        if (!journey.isEmpty()) {
            written.put("journey", journey);
        }
        if (!exclusions.isEmpty()) {
            written.put("exclusions", exclusions);
        }
        if (!scenarios.isEmpty()) {
            written.put("scenarios", scenarios);
        }
        return written;
    }
}
