package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import dev.baton.acceptance.Api.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The handoff policy of one scenario in the making, and what it offers to the team of {@link SalesDesk}. */
final class Offers {
    private static final int ENOUGH = 60;
    private static final int PLENTY = 100;
    private final Story story;
    private final Map<String, Map<String, Object>> promises = new LinkedHashMap<>();
    private final List<Object> conditions = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();
    private boolean settled;

    Offers(Story story) {
        this.story = story;
    }

    // What is agreed on

    /** Whoever requests a demo is ready for sales. */
    void whoeverRequestsADemo() {
        story.agree().each(Deed.DEMO, Words.points(String.valueOf(ENOUGH)), Map.of());
        story.agree().thresholds(ENOUGH, 45);
        // Scenarios share a server, and no policy may take the leads of another one.
        conditions.add(map("attribute", "story", "is", story.toString()));
    }

    /** Only leads from a country are handed over. */
    void onlyFrom(String country) {
        conditions.add(map("attribute", "country", "is", country));
    }

    /** What sales promises on one of the three clocks. */
    Map<String, Object> promise(String clock) {
        return promises.computeIfAbsent(clock, _ -> new LinkedHashMap<>());
    }

    /** What must be known before a lead is sales-qualified; who has plenty of points then is so by itself. */
    void needs(String item) {
        needs.add(item);
    }

    private Map<String, Object> written() {
        Map<String, Object> rule = map("id", "all", "team", story.desk().key(), "when", map("all", conditions), "sla",
                promises);
        Map<String, Object> policy = map("policy", "story-" + story.scenario(), "rules", List.of(rule));
        if (!needs.isEmpty()) {
            rule.put("checklist", "bant");
            policy.put("sql", map("when", map("score", "interest", "at-least", PLENTY), "needs", needs));
        }
        return policy;
    }

    /** Lets the team and the policy hold as they are so far. */
    void settle() {
        story.desk().settle();
        if (!settled) {
            story.settle();
            Look draft = story.api().post("/v1/policies", written()).done();
            story.api()
                    .post("/v1/policies/" + draft.at("policy").text() + "/" + draft.at("version").whole() + "/activate",
                            map("unsigned", true, "reason", "a story"))
                    .done();
            settled = true;
        }
    }

    // What happens

    /** Somebody of a company of his own has become ready for sales. */
    void ready(String who) {
        ready(who, "own-" + (story.people().names().size() + 1) + ".example", map());
    }

    /** Somebody of a company has become ready for sales. */
    void ready(String who, String company, Map<String, Object> attributes) {
        settle();
        becomesReady(who, company, attributes);
    }

    /** The same where another policy than this one holds. */
    void becomesReady(String who, String company, Map<String, Object> attributes) {
        story.people().worksFor(who, company);
        attributes.putAll(map("story", story.toString(), "name", who));
        story.said(story.people().named(who), "attributes", attributes);
        story.happens(story.people().named(who), Deed.DEMO, 1, 0);
    }

    /** A rep does something with the offer of a lead. */
    Answer does(String rep, String who, String verb, Object... namesAndValues) {
        String handoff = of(who, _ -> true).at("id").text();
        return story.answer(story.desk().of(rep).post("/v1/handoffs/" + handoff + "/" + verb, map(namesAndValues)));
    }

    // What is found

    /** The open one, or else the newest. */
    private Optional<Look> present(String who) {
        story.hasten();
        List<Look> rows = story.api().get("/v1/leads/" + story.finds().id(who) + "/handoffs").done().at("items")
                .items();
        return rows.stream().filter(row -> row.find("ended-at").isEmpty()).findFirst()
                .or(() -> rows.stream().findFirst())
                .map(row -> story.api().get("/v1/handoffs/" + row.at("id").text()).done());
    }

    /** The offer of a lead, once it is as it should be; what Baton does by itself follows within seconds. */
    Look of(String who, Predicate<Look> asItShouldBe) {
        return Waiting.until("the offer of " + who + " is as it should be", () -> present(who).filter(asItShouldBe));
    }

    /** How often something happened to the offer of a lead. */
    long times(String who, String what) {
        return of(who, _ -> true).at("steps").items().stream().filter(step -> step.at("what").text().equals(what))
                .count();
    }

    /** How often something happened, once it did. */
    long timesAtLeastOnce(String who, String what) {
        return Waiting.until(what + " of " + who, () -> Optional.of(times(who, what)).filter(times -> times > 0));
    }

    /** A lead that waits to be offered, once it was looked at. */
    Look waiting(String who) {
        String lead = story.finds().id(who);
        return Waiting.until(who + " waits to be offered", () -> {
            story.hasten();
            return waiting().filter(each -> each.at("lead").at("id").text().equals(lead))
                    .filter(each -> Instant.parse(each.at("looked-at-again").text()).isAfter(story.now())).findFirst();
        });
    }

    /** Page after page. */
    private Stream<Look> waiting() {
        return Stream.iterate(Optional.of(page("")),
                Optional::isPresent, page -> page.flatMap(shown -> shown.find("next")).map(
                        next -> page("&cursor=" + Api.escaped(next.text()))))
                .flatMap(Optional::stream).flatMap(page -> page.at("items").items().stream());
    }

    private Look page(String cursor) {
        return story.api().get("/v1/handoffs/waiting?limit=200" + cursor).done();
    }

    /** A text of Baton's, with the people in it called as the scenario calls them. */
    String plain(Look told) {
        return told.text().replace(" " + story.scenario(), "");
    }
}
