package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences about e-mail, in English. */
public final class AboutEmail {
    private static final String WHAT = InEnglish.WHO + " (opened an e-mail|clicked in an e-mail)";
    private static final Map<String, Map<String, String>> FATES = Map.of(
            "came back for good", Map.of("event", "bounce", "type", "bounce", "status", "5.1.1"),
            "came back for now", Map.of("event", "bounce", "type", "blocked", "status", "4.2.1"),
            "was not sent for that", Map.of("event", "dropped", "reason", "Bounced Address"),
            "was delivered", Map.of("event", "delivered", "response", "250 OK"));
    private final Story story;
    private Optional<SendGridFeed> feed = Optional.empty();
    private String lastBody = "";
    private int events;

    /** The sentences of a story. */
    public AboutEmail(Story story) {
        this.story = story;
    }

    private SendGridFeed feed() {
        return feed.orElseThrow();
    }

    private long seconds() {
        return story.now().getEpochSecond();
    }

    private Map<String, Object> event(String who, String did, boolean machine) {
        String number = story.scenario() + "-" + ++events;
        boolean click = InEnglish.WORDS.deed(did) == Deed.CLICKED;
        Map<String, Object> event = delivery(who, click ? "click" : "open", number);
        event.putAll(Map.of("useragent", "Mozilla/5.0", "ip", "192.0.2.7"));
        if (click) {
            event.put("url", "https://acme.example/offer?n=" + number);
        } else {
            event.put("sg_machine_open", machine);
        }
        return event;
    }

    private Map<String, Object> delivery(String who, String event, String number) {
        return map("email", story.people().address(who), "timestamp", seconds(), "event", event, "sg_event_id",
                "event-" + number, "sg_message_id", "message-" + number);
    }

    private static String body(List<Map<String, Object>> events) {
        return new String(Look.bytes(events), StandardCharsets.UTF_8) + "\r\n";
    }

    private void deliver(List<Map<String, Object>> events) {
        story.settle();
        lastBody = body(events);
        story.answer(feed().deliver(lastBody, seconds())).done();
    }

    @Given("SendGrid delivers what becomes of our e-mails")
    public void sendgrid_delivers() {
        feed = Optional.of(new SendGridFeed(story.api(), "sendgrid-" + story.scenario()));
    }

    @When("^SendGrid (?:tells|told) that " + WHAT + InEnglish.TIMES + "$")
    public void tells_that(String who, String did, String times) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 0; i < InEnglish.WORDS.whole(times); i++) {
            told.add(event(who, did, false));
        }
        deliver(told);
    }

    @When("^SendGrid (?:tells|told) that a machine opened an e-mail of " + InEnglish.WHO + "$")
    public void tells_that_a_machine(String who) {
        deliver(List.of(event(who, "opened an e-mail", true)));
    }

    @When("^SendGrid (?:tells|told) that an e-mail to " + InEnglish.WHO
            + " (came back for good|came back for now|was not sent for that|was delivered)$")
    public void tells_of_an_email(String who, String fate) {
        Map<String, Object> event = delivery(who, "", story.scenario() + "-" + ++events);
        event.putAll(FATES.getOrDefault(fate, Map.of()));
        deliver(List.of(event));
    }

    @When("SendGrid delivers the same again")
    public void delivers_again() {
        story.answer(feed().deliver(lastBody, seconds())).done();
    }

    @When("^SendGrid tells something strange, and that " + WHAT + "$")
    public void tells_something_strange(String who, String did) {
        deliver(List.of(map("event", "teleported", "email", "nobody"), event(who, did, false)));
    }

    @When("^somebody forges a delivery which tells that " + WHAT + "$")
    public void forges(String who, String did) {
        String body = body(List.of(event(who, did, false)));
        story.answer(feed().deliver(body, body, SendGridFeed.newKey(), seconds()));
    }

    @When("^a delivery which tells that " + WHAT + " is changed on its way$")
    public void is_changed(String who, String did) {
        String body = body(List.of(event(who, did, false)));
        story.answer(feed().deliver(body, body.replace("192.0.2.7", "192.0.2.8"), feed().key(), seconds()));
    }

    @Then("the delivery is refused")
    public void is_refused() {
        assertThat(story.answer().status()).isEqualTo(401);
    }
}
