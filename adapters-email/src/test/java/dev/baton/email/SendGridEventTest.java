package dev.baton.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.intake.Report;
import dev.baton.domain.engagement.Asset;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.email.DeliveryAnswer.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event of SendGrid becomes. */
class SendGridEventTest {
    private static final String ABOUT_SARA = """
            "email":"Sara@Acme.example","timestamp":1790000000,"sg_event_id":"e1",\
            "sg_message_id":"14a.dfd.64b.filter0001.16648.5515E0B88.0\"""";
    private final Deliveries deliveries = new Deliveries();

    @AfterEach
    void close() {
        deliveries.close();
    }

    private Engagement told(String event, String more) {
        return deliveries.engagement("{\"event\":\"" + event + "\"," + ABOUT_SARA + more + "}");
    }

    private static AttributeValue text(String value) {
        return new AttributeValue.Text(value);
    }

    @ParameterizedTest
    @CsvSource({"processed, email-sent", "delivered, email-delivered", "open, email-opened", "click, email-clicked",
            "bounce, email-bounced", "dropped, email-dropped", "deferred, email-deferred",
            "spamreport, email-complained",
            "unsubscribe, email-unsubscribed", "group_unsubscribe, email-unsubscribed",
            "group_resubscribe, email-resubscribed", "Open, email-opened", "PROCESSED, email-sent"})
    void an_event_becomes_an_engagement_of_the_known_type(String event, String type) {
        assertThat(told(event, "").type()).isEqualTo(type);
    }

    @Test
    void an_engagement_says_who_when_and_what() {
        Engagement open = told("open", ",\"useragent\":\"Mail/1.0\",\"ip\":\"203.0.113.9\"");
        assertThat(open.id().feed()).isEqualTo(Deliveries.FEED);
        assertThat(open.when().occurredAt()).isEqualTo(Instant.ofEpochSecond(1790000000));
        assertThat(open.when().effects()).isEqualTo(Effects.ALL);
        assertThat(open.channel()).contains("email");
        assertThat(open.message()).contains("14a.dfd.64b");
        assertThat(open.asset()).isEqualTo(Asset.NONE);
        assertThat(open.verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(open.attributes()).containsOnlyKeys("message-id", "user-agent")
                .containsEntry("message-id", text("14a.dfd.64b.filter0001.16648.5515E0B88.0"))
                .containsEntry("user-agent", text("Mail/1.0"));
        assertThat(deliveries.reports.getFirst().person().getFirst().canonical()).isEqualTo("sara@acme.example");
    }

    @ParameterizedTest
    @CsvSource({"14a.dfd.64b.filter0001.16648.5515E0B88.0, 14a.dfd.64b",
            "Xk-d8_A.recvd-p3mdw1-756b7-1-5F5F-9.0, Xk-d8_A",
            "filter0093p1las1.9128.5717FB8127.0, filter0093p1las1.9128.5717FB8127.0", "plain, plain", "a.b.c, a.b.c"})
    void events_of_one_sending_share_the_message(String id, String message) {
        Engagement open = deliveries
                .engagement("{\"event\":\"open\",\"email\":\"a@acme.example\",\"timestamp\":1790000000,"
                        + "\"sg_message_id\":\"" + id + "\"}");
        assertThat(open.message()).contains(message);
    }

    @Test
    void a_click_keeps_its_link_whole() {
        String url = "https://acme.example/offer?utm_source=nl&utm_campaign=a%20b&x=1#frag";
        Engagement click = told("click", ",\"url\":\"" + url + "\",\"url_offset\":{\"index\":0,\"type\":\"html\"}");
        assertThat(click.asset().url()).contains(url);
        assertThat(told("open", ",\"url\":\"" + url + "\"").asset().url()).isEmpty();
    }

    @Test
    void a_bounce_says_whether_the_address_is_bad() {
        assertThat(told("bounce", ",\"type\":\"bounce\",\"reason\":\"550 no such user\",\"status\":\"5.1.1\"")
                .attributes())
                .containsEntry("bounce-class", text("permanent"))
                .containsEntry("reason", text("550 no such user")).containsEntry("status", text("5.1.1"));
        assertThat(told("bounce", ",\"type\":\"blocked\"").attributes()).containsEntry("bounce-class",
                text("transient"));
        assertThat(told("bounce", "").attributes()).containsEntry("bounce-class", text("permanent"));
        assertThat(told("dropped", ",\"reason\":\"Invalid\"").attributes()).containsEntry("reason", text("Invalid"))
                .doesNotContainKey("bounce-class");
        assertThat(told("deferred", ",\"response\":\"later\"").attributes()).containsEntry("reason", text("later"));
    }

    @Test
    void a_machines_open_is_neither_a_persons_nor_nobodys() {
        Engagement machine = told("open", ",\"sg_machine_open\":true");
        assertThat(machine.verdict()).isEqualTo(Verdict.UNKNOWABLE);
        assertThat(machine.attributes()).containsEntry("machine-open", new AttributeValue.Bool(true));
        assertThat(told("open", ",\"sg_machine_open\":false").verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(told("open", ",\"sg_machine_open\":\"true\"").verdict()).isEqualTo(Verdict.UNKNOWABLE);
        assertThat(told("open", "").verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(told("click", ",\"sg_machine_open\":true").verdict()).as("an argument of the sender")
                .isEqualTo(Verdict.HUMAN);
    }

    @Test
    void the_campaign_is_the_single_send_else_the_marketing_campaign_else_the_first_category() {
        assertThat(told("open", ",\"category\":\"spring\"").campaign()).contains("spring");
        assertThat(told("open", ",\"category\":[\"spring\",\"vip\"]").campaign()).contains("spring");
        assertThat(told("open", ",\"category\":\"spring\",\"marketing_campaign_id\":12345").campaign())
                .contains("12345");
        assertThat(told("open", ",\"marketing_campaign_id\":1,\"singlesend_id\":\"s-1\"").campaign()).contains("s-1");
        assertThat(told("open", "").campaign()).isEmpty();
        assertThat(told("open", ",\"category\":[\"spring\",\"vip\",\"spring\",null,3]").attributes())
                .containsEntry("categories", new AttributeValue.TextSet(List.of("spring", "vip", "3")));
    }

    @Test
    void leaving_a_group_names_the_group() {
        assertThat(told("group_unsubscribe", ",\"asm_group_id\":10").attributes()).containsEntry("group", text("10"));
    }

    @Test
    void the_senders_own_arguments_confuse_nobody() {
        Engagement open = told("open",
                """
                        ,"id":"123","type":"promo","campaign":"x","lead_id":"42","feed":"evil","keys":{"email":"x"},"verdict":"human",\
                        "occurred-at":"1999","consents":{"email":"granted"},"useragent":{"a":1},"category":{"b":2},"url":[1],"ip":7,\
                        "sg_machine_open":"perhaps","singlesend_id":true,"reason":[],"message":"m\""""
                        .replace("\\\"", "\""));
        assertThat(open.id().feed()).isEqualTo(Deliveries.FEED);
        assertThat(open.verdict()).isEqualTo(Verdict.HUMAN);
        assertThat(open.campaign()).isEmpty();
        assertThat(open.message()).contains("14a.dfd.64b");
        assertThat(open.attributes()).containsOnlyKeys("message-id");
        assertThat(deliveries.reports).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1790000000, 2026-09-21T14:13:20Z", "1790000000123, 2026-09-21T14:13:20.123Z",
            "'\"1790000000\"', 2026-09-21T14:13:20Z", "'\"1790000000123\"', 2026-09-21T14:13:20.123Z",
            "1790000000.5, 2026-09-21T14:13:20.500Z", "1.79e9, 2026-09-21T14:13:20Z",
            "'\"123456789\"', 1973-11-29T21:33:09Z"})
    void a_time_is_seconds_or_milliseconds_even_as_a_text(String written, Instant time) {
        Engagement open = deliveries
                .engagement("{\"event\":\"open\",\"email\":\"a@acme.example\",\"timestamp\":" + written
                        + "}");
        assertThat(open.when().occurredAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"yesterday\"", "-5", "1e99", "true", "{}", "\"\"", "\" 1790000000\"",
            "99999999999999999",
            "\"١٧٩٠٠٠٠٠٠٠\"", "1790900000", "99999999999"})
    void an_event_without_a_believable_time_is_kept_unread(String written) {
        assertThat(
                deliveries.deliver("[{\"event\":\"open\",\"email\":\"a@acme.example\",\"timestamp\":" + written + "}]"))
                .isEqualTo(new Taken(0, 0, 0, 1));
    }

    @Test
    void an_event_five_minutes_ahead_is_taken_and_a_second_more_is_not() {
        long latest = Deliveries.NOW.getEpochSecond() + 300;
        String event = "[{\"event\":\"open\",\"email\":\"a@acme.example\",\"timestamp\":%d}]";
        assertThat(deliveries.deliver(event.formatted(latest))).isEqualTo(new Taken(1, 0, 0, 0));
        assertThat(deliveries.deliver(event.formatted(latest + 1))).isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(deliveries.unread.getFirst().reason()).contains("occurred-at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"email\":null,", "\"email\":\"\",", "\"email\":\"nobody\",", "\"email\":{},",
            "\"email\":\"invalid@invalid\","})
    void an_event_of_nobody_is_kept_unread(String email) {
        assertThat(deliveries.deliver("[{\"event\":\"open\"," + email + "\"timestamp\":1790000000}]"))
                .isEqualTo(new Taken(0, 0, 0, 1));
    }

    @Test
    void an_event_is_the_same_only_if_message_person_kind_link_and_second_are() {
        String click = "{\"event\":\"click\"," + ABOUT_SARA + ",\"url\":\"https://acme.example/a\"}";
        Engagement first = deliveries.engagement(click);
        assertThat(deliveries.engagement(click.replace("e1", "e2")).id()).isEqualTo(first.id());
        assertThat(deliveries.engagement(click.replace("Sara@Acme", "sara@acme")).id()).isEqualTo(first.id());
        assertThat(deliveries.engagement(click.replace("1790000000", "1790000000999")).id()).isEqualTo(first.id());
        assertThat(List.of(click.replace("Sara", "Nima"), click.replace("1790000000", "1790000001"),
                click.replace("/a", "/b"), click.replace("14a", "14b"), click.replace("click", "open")))
                .allSatisfy(other -> assertThat(deliveries.engagement(other).id()).isNotEqualTo(first.id()));
    }

    @Test
    void without_a_message_id_the_events_id_serves_then_the_mails() {
        String open = "{\"event\":\"open\",\"email\":\"a@acme.example\",\"timestamp\":1790000000,%s\"x\":1}";
        Engagement byEvent = deliveries.engagement(open.formatted("\"sg_event_id\":\"e1\","));
        assertThat(deliveries.engagement(open.formatted("\"sg_event_id\":\"e2\",")).id()).isNotEqualTo(byEvent.id());
        assertThat(deliveries.engagement(open.formatted("\"sg_event_id\":\"e1\",\"smtp-id\":\"s\",")).id())
                .isEqualTo(byEvent.id());
        Engagement byMail = deliveries.engagement(open.formatted("\"smtp-id\":\"<s1>\","));
        assertThat(deliveries.engagement(open.formatted("\"smtp-id\":\"<s2>\",")).id()).isNotEqualTo(byMail.id());
        assertThat(deliveries.engagement(open.formatted("")).message()).isEqualTo(Optional.empty());
    }

    @Test
    void a_repeat_under_another_event_id_says_the_same() {
        Report first = reportOf("e1");
        Report again = reportOf("e2");
        assertThat(((Report.OfEngagement) again).digest()).isEqualTo(((Report.OfEngagement) first).digest());
    }

    private Report reportOf(String eventId) {
        Engagement open = deliveries.engagement("{\"event\":\"open\"," + ABOUT_SARA.replace("e1", eventId) + "}");
        assertThat(open.type()).isEqualTo("email-opened");
        return deliveries.reports.getFirst();
    }

    @Test
    void what_is_too_long_or_misleading_is_cut_and_cleaned_rather_than_lost() {
        Engagement click = told("click", ",\"url\":\"https://acme.example/" + "😀".repeat(3_000)
                + "\",\"useragent\":\"" + "u".repeat(5_000) + "\",\"category\":\"a\\u0007b\\u202e\"");
        assertThat(click.asset().url().orElseThrow()).hasSizeLessThanOrEqualTo(2_000)
                .startsWith("https://acme.example/😀");
        assertThat(click.attributes()).containsEntry("user-agent", text("u".repeat(1_000)));
        assertThat(click.campaign()).contains("a\uFFFDb\uFFFD");
    }

    @Test
    void what_is_cut_is_cut_between_characters() {
        Engagement open = told("open", ",\"useragent\":\"" + "😀".repeat(700) + "\"");
        assertThat(open.attributes()).containsEntry("user-agent", text("😀".repeat(500)));
        Engagement odd = told("open", ",\"useragent\":\"x" + "😀".repeat(700) + "\"");
        assertThat(odd.attributes()).containsEntry("user-agent", text("x" + "😀".repeat(499)));
    }
}
