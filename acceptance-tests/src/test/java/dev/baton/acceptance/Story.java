package dev.baton.acceptance;

import static dev.baton.application.Trees.map;

import dev.baton.acceptance.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One scenario: what was agreed, who is who, what was told last. It tells Baton everything over HTTP. */
public final class Story {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tehran");
    private final RunningBaton baton;
    private final int scenario;
    private final People people;
    private final Agreement agreement = new Agreement();
    private final SalesDesk desk = new SalesDesk(this);
    private final Offers offers = new Offers(this);
    private boolean agreed = true;
    private Optional<Look> version = Optional.empty();
    private Map<String, Object> lastBody = Map.of();
    private Optional<Answer> lastAnswer = Optional.empty();
    private String laid = "";
    private int told;

    /** A new scenario on a running Baton. */
    Story(RunningBaton baton) {
        this.baton = baton;
        this.scenario = baton.nextScenario();
        this.people = new People(scenario);
    }

    Api api() {
        return baton.api();
    }

    People people() {
        return people;
    }

    /** The team of sales in the making. */
    SalesDesk desk() {
        return desk;
    }

    /** What is offered to sales. */
    Offers offers() {
        return offers;
    }

    /** Lets Baton do now what it does within seconds by itself. */
    void hasten() {
        baton.hasten();
    }

    int scenario() {
        return scenario;
    }

    Instant now() {
        return baton.now();
    }

    /** The day of a date of the Persian calendar, such as 1405-01-13. */
    LocalDate persianDay(String written) {
        return baton.persianDay(written);
    }

    /** What Baton answered last. */
    Answer answer() {
        return lastAnswer.orElseThrow(() -> new AssertionError("nothing was told yet"));
    }

    /** Another answer to be looked at. */
    Answer answer(Answer answer) {
        lastAnswer = Optional.of(answer);
        return answer;
    }

    /** What finds out how things stand. */
    Findings finds() {
        settle();
        return new Findings(this);
    }

    // What marketing and sales agree on

    /** A version on which both teams are to agree, by its path. */
    void lay(String path) {
        laid = path;
    }

    /** The version that lies before both teams. */
    String laid() {
        return laid;
    }

    /** The definition in the making; it judges from the next thing on that happens. */
    Agreement agree() {
        agreed = false;
        return agreement;
    }

    /** The definition in the making, which is not activated by itself. */
    Agreement draft() {
        return agreement;
    }

    /** A definition that is kept as a file. */
    void fixture(String name) {
        try {
            byte[] yaml = Files.readAllBytes(Path.of("src/test/resources/definitions", name + ".yaml"));
            activate(api().write("POST", "/v1/definitions", "application/yaml", yaml).done());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Activates what was agreed, if it is new. */
    void settle() {
        if (!agreed) {
            activate(api().post("/v1/definitions", agreement.written()).done());
        }
    }

    /** Makes a version judge. */
    void activate(Look kept) {
        activate(kept, "none");
    }

    /** Makes a version judge, with these effects on stages. */
    void activate(Look kept, String effects) {
        activate(kept, map("effects", effects));
    }

    /** Makes a version judge, with effects on stages as they are written. */
    void activate(Look kept, Map<String, Object> effects) {
        String path = "/v1/definitions/" + kept.at("definition").text() + "/" + kept.at("version").whole();
        Map<String, Object> body = map("unsigned", true, "reason", "a story");
        body.putAll(effects);
        version = Optional.of(api().post(path + "/activate", body).done());
        agreed = true;
    }

    /** The version that judges. */
    Look version() {
        settle();
        return version.orElseThrow(() -> new AssertionError("nothing was agreed in this scenario"));
    }

    // What happens

    /** The day in the definition's zone. */
    LocalDate today() {
        return now().atZone(ZONE).toLocalDate();
    }

    /** It is this instant now. */
    void becomes(Instant instant) {
        settle();
        baton.setNow(instant);
    }

    /** Time goes by. */
    void pass(Duration time) {
        becomes(now().plus(time));
    }

    /** It is this time of the day in the definition's zone. */
    void clock(LocalTime time) {
        baton.setNow(now().atZone(ZONE).with(time).toInstant());
    }

    /** The beginning of this day in the definition's zone. */
    Instant midnight() {
        return now().atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
    }

    /** Somebody did something, so many times, so many days ago. */
    void happens(Map<String, Object> keys, Deed deed, int times, int daysAgo) {
        for (int i = 0; i < times; i++) {
            tell("/v1/engagements", engagement(keys, deed, now().minus(Duration.ofDays(daysAgo)))).done();
        }
    }

    /** The same from the records of an older system: nobody at sales hears of it. */
    void imported(Map<String, Object> keys, Deed deed, int times) {
        for (int i = 0; i < times; i++) {
            Map<String, Object> body = engagement(keys, deed, now());
            body.put("effects", "none");
            tell("/v1/engagements", body).done();
        }
    }

    /** An engagement as a website tells it. */
    Map<String, Object> engagement(Map<String, Object> keys, Deed deed, Instant at) {
        Map<String, Object> body = map("feed", "web", "id", scenario + "-" + ++told, "keys", keys, "type", deed.type(),
                "occurred-at", at.toString());
        if (!deed.asset().isEmpty()) {
            body.put("asset", deed.asset());
        }
        return body;
    }

    /** Statements about somebody. */
    void said(Map<String, Object> keys, Object... namesAndValues) {
        Map<String, Object> body = map("keys", keys);
        body.putAll(map(namesAndValues));
        tell("/v1/leads", body);
    }

    /** What became of a deal. */
    void decided(String name, String outcome) {
        tell("/v1/outcomes", map("keys", people.named(name), "outcome", outcome, "occurred-at", now().toString()))
                .done();
    }

    /** Somebody found out who or what did the last thing that happened. */
    void found(String verdict) {
        Map<String, Object> about = lastBody;
        tell("/v1/verdicts", map("feed", about.get("feed"), "id", about.get("id"), "verdict", verdict)).done();
    }

    /** Tells something. */
    Answer tell(String path, Map<String, Object> body) {
        settle();
        lastBody = new LinkedHashMap<>(body);
        return answer(api().post(path, body));
    }

    /** Tells the last engagement again, with this in place of what it said. */
    void tellAgain(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>(lastBody);
        body.putAll(map(namesAndValues));
        tell("/v1/engagements", body);
    }

    @Override
    public String toString() {
        return "scenario " + scenario;
    }
}
