package dev.baton.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.UnreadItems.Unread;
import dev.baton.application.intake.Answer;
import dev.baton.application.intake.LeadErasure;
import dev.baton.application.intake.LedgerPage.UnreadItem;
import dev.baton.application.intake.Receipt;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.lead.Channel;
import dev.baton.domain.lead.Consent;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Reachability;
import dev.baton.email.DeliveryAnswer.Taken;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery, from its bytes to the answer. */
class DeliveryIntakeTest {
    private static final String OPEN = """
            {"email":"sara@acme.example","timestamp":1790000000,"event":"open","sg_event_id":"e1",\
            "sg_message_id":"m1.filter0001.1.A.0"}""";
    private static final String BATCH = "[" + OPEN + ",\r\n" + OPEN.replace("m1", "m2") + "]\r\n";
    private final Deliveries deliveries = new Deliveries();

    @AfterEach
    void close() {
        deliveries.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private DeliveryAnswer receive(String body, String signature, String timestamp) {
        return deliveries.intake.receive("sendgrid", Deliveries.FEED, Signer.headers(signature, timestamp),
                bytes(body));
    }

    @Test
    void a_signed_delivery_is_taken() {
        DeliveryAnswer answer = deliveries.deliver(BATCH);
        assertThat(answer).isEqualTo(new Taken(2, 0, 0, 0));
        assertThat(Json.text(((Taken) answer).written()))
                .isEqualTo("{\"recorded\":2,\"repeated\":0,\"suppressed\":0,\"unread\":0}");
    }

    @Test
    void the_line_end_behind_each_event_belongs_to_what_is_signed() {
        String signature = deliveries.signer.signature(Signer.NOW, bytes(BATCH));
        assertThat(receive(BATCH, signature, Signer.NOW)).isInstanceOf(Taken.class);
        assertThat(receive(BATCH.strip(), signature, Signer.NOW)).isEqualTo(new DeliveryAnswer.NotAuthentic());
        assertThat(receive(BATCH.replace("\r\n", "\n"), signature, Signer.NOW))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
    }

    @Test
    void no_byte_of_the_body_can_be_changed() {
        byte[] body = bytes(BATCH);
        var headers = deliveries.signer.headers(body);
        for (int i = 0; i < body.length; i++) {
            byte[] tampered = body.clone();
            tampered[i] ^= 1;
            assertThat(deliveries.intake.receive("sendgrid", Deliveries.FEED, headers, tampered))
                    .isEqualTo(new DeliveryAnswer.NotAuthentic());
        }
        assertThat(deliveries.reports).isEmpty();
        assertThat(deliveries.unread).isEmpty();
    }

    @Test
    void neither_signature_nor_timestamp_can_be_changed() {
        byte[] der = deliveries.signer.der(Signer.NOW, bytes(BATCH));
        for (int i = 0; i < der.length; i++) {
            byte[] tampered = der.clone();
            tampered[i] ^= 1;
            assertThat(receive(BATCH, Base64.getEncoder().encodeToString(tampered), Signer.NOW))
                    .isEqualTo(new DeliveryAnswer.NotAuthentic());
        }
        String signature = Base64.getEncoder().encodeToString(der);
        for (String timestamp : List.of("1790000001", "179000000", "01790000000", "1790000000 ", "", "now")) {
            assertThat(receive(BATCH, signature, timestamp)).isEqualTo(new DeliveryAnswer.NotAuthentic());
        }
    }

    @Test
    void bytes_do_not_move_between_timestamp_and_body_unnoticed_as_events() {
        byte[] body = bytes("[" + OPEN + "]");
        String signature = deliveries.signer.signature(Signer.NOW, body);
        assertThat(receive("0[" + OPEN + "]", signature, "179000000")).isInstanceOf(DeliveryAnswer.Unreadable.class);
        assertThat(deliveries.reports).isEmpty();
    }

    @Test
    void a_body_that_was_written_again_is_refused() {
        String signature = deliveries.signer.signature(Signer.NOW, bytes(BATCH));
        assertThat(receive(BATCH.replace(":", ": "), signature, Signer.NOW))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
    }

    @Test
    void a_delivery_signed_by_somebody_else_is_refused() {
        Signer other = new Signer();
        assertThat(receive(BATCH, other.signature(Signer.NOW, bytes(BATCH)), Signer.NOW))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
    }

    @Test
    void missing_or_garbled_headers_are_refused() {
        byte[] body = bytes(BATCH);
        String signature = deliveries.signer.signature(Signer.NOW, body);
        for (String garbled : List.of("", "x", "====", "not base64!", signature + "A", signature.substring(4),
                Base64.getEncoder().encodeToString(new byte[64]), "\u0000", "MAA=")) {
            assertThat(receive(BATCH, garbled, Signer.NOW)).isEqualTo(new DeliveryAnswer.NotAuthentic());
        }
        assertThat(deliveries.intake.receive("sendgrid", Deliveries.FEED, _ -> Optional.empty(), body))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
        assertThat(deliveries.intake.receive("sendgrid", Deliveries.FEED,
                name -> Optional.of(signature).filter(_ -> name.equals(SendGridSignature.SIGNATURE)), body))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
        assertThat(deliveries.intake.receive("sendgrid", Deliveries.FEED,
                name -> Optional.of(Signer.NOW).filter(_ -> name.equals(SendGridSignature.TIMESTAMP)), body))
                .isEqualTo(new DeliveryAnswer.NotAuthentic());
    }

    @Test
    void a_feed_without_a_usable_key_takes_nothing() {
        for (String key : List.of("", " ", "garbage", "AAAA", new Signer("secp384r1").key())) {
            deliveries.feed("keyless", key);
            byte[] body = bytes(BATCH);
            assertThat(deliveries.intake.receive("sendgrid", "keyless", deliveries.signer.headers(body), body))
                    .isEqualTo(new DeliveryAnswer.NotAuthentic());
            assertThat(Platforms.canUse("sendgrid", key)).isFalse();
        }
        assertThat(Platforms.canUse("sendgrid", deliveries.signer.key())).isTrue();
        assertThat(Platforms.canUse("carrier-pigeon", deliveries.signer.key())).isFalse();
    }

    @Test
    void a_delivery_to_an_unknown_feed_is_not_looked_at() {
        byte[] body = bytes(BATCH);
        var headers = deliveries.signer.headers(body);
        assertThat(deliveries.intake.receive("sendgrid", "nobody", headers, body))
                .isEqualTo(new DeliveryAnswer.UnknownFeed());
        assertThat(deliveries.intake.receive("carrier-pigeon", Deliveries.FEED, headers, body))
                .isEqualTo(new DeliveryAnswer.UnknownFeed());
    }

    @Test
    void a_retry_a_day_later_is_a_repeat_even_under_new_event_ids() {
        assertThat(deliveries.deliver(BATCH)).isEqualTo(new Taken(2, 0, 0, 0));
        assertThat(deliveries.deliver(BATCH)).isEqualTo(new Taken(0, 2, 0, 0));
        assertThat(deliveries.deliver(BATCH.replace("\"e1\"", "\"other\""))).isEqualTo(new Taken(0, 2, 0, 0));
    }

    @Test
    void the_same_event_twice_in_one_delivery_is_recorded_once() {
        assertThat(deliveries.deliver("[" + OPEN + "," + OPEN + "]")).isEqualTo(new Taken(1, 1, 0, 0));
    }

    @Test
    void what_cannot_be_used_is_kept_and_does_not_fail_the_rest() {
        String unknown = OPEN.replace("\"open\"", "\"account_status_change\"");
        assertThat(deliveries.deliver("[null,\"x\",5,[],{}," + unknown + "," + OPEN
                + ",{\"event\":\"open\"},{\"a\":1,\"a\":2},{\"b\":\"\\ud800\"},{\"n\":1e999},{'x':1}]"))
                .isEqualTo(new Taken(1, 0, 0, 11));
        assertThat(deliveries.unread.stream().map(UnreadItem::body)).contains("null", "\"x\"", "5", "[]", "{}", unknown,
                "{\"a\":1,\"a\":2}", "{\"b\":\"\\ud800\"}", "{\"n\":1e999}", "{'x':1}");
        assertThat(deliveries.unread.stream().map(UnreadItem::reason)).allMatch(reason -> !reason.isBlank())
                .anyMatch(reason -> reason.contains("account_status_change"));
    }

    @Test
    void an_item_that_cannot_be_used_has_the_same_id_each_time() {
        assertThat(deliveries.deliver("[\"x\"]")).isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(deliveries.deliver("[\"x\",\"y\"]")).isEqualTo(new Taken(0, 0, 0, 2));
        assertThat(deliveries.unread.get(0).id()).isEqualTo(deliveries.unread.get(1).id())
                .isNotEqualTo(deliveries.unread.get(2).id());
    }

    @Test
    void bytes_that_are_no_utf8_cost_only_their_own_item() {
        byte[] body = bytes("[{\"event\":\"?\"}," + OPEN + "]");
        body[11] = (byte) 0xFF;
        assertThat(deliveries.deliver(body)).isEqualTo(new Taken(1, 0, 0, 1));
        assertThat(deliveries.unread.getFirst().body()).isEqualTo("{\"event\":\"\uFFFD\"}");
    }

    @Test
    void a_single_object_is_a_delivery_of_one() {
        assertThat(deliveries.deliver(OPEN + "\r\n")).isEqualTo(new Taken(1, 0, 0, 0));
    }

    @Test
    void an_empty_list_is_taken() {
        assertThat(deliveries.deliver(" [ ]\r\n")).isEqualTo(new Taken(0, 0, 0, 0));
    }

    @Test
    void a_body_that_cannot_be_taken_apart_is_refused_and_kept_nowhere() {
        for (String body : List.of("", " ", "[", "[" + OPEN, "[" + OPEN + "] x", "{\"event\":\"open\"", "hello", "5",
                "\"x\"",
                "null", "a=b&c=d", "]", "[\"]")) {
            assertThat(deliveries.deliver(body)).as(body).isInstanceOf(DeliveryAnswer.Unreadable.class);
        }
        assertThat(deliveries.reports).isEmpty();
        assertThat(deliveries.unread).isEmpty();
    }

    @Test
    void a_delivery_is_submitted_whole_however_large_it_is() {
        List<Integer> submitted = new ArrayList<>();
        DeliveryIntake intake = new DeliveryIntake(deliveries.store().feeds(), (reports, unread) -> {
            submitted.add(reports.size() + unread.size());
            return deliveries.facts.submit(reports, unread);
        }, InstantSource.fixed(Deliveries.NOW));
        byte[] body = bytes(IntStream.range(0, 1_500)
                .mapToObj(i -> OPEN.replace("m1", "m" + i).replace("sara", "p" + i % 100))
                .collect(Collectors.joining(",\r\n", "[null,", "]\r\n")));
        assertThat(intake.receive("sendgrid", Deliveries.FEED, deliveries.signer.headers(body), body))
                .isEqualTo(new Taken(1_500, 0, 0, 1));
        assertThat(submitted).containsExactly(1_501);
    }

    @Test
    void who_unsubscribes_or_complains_denies_consent() {
        for (String event : List.of("unsubscribe", "group_unsubscribe", "spamreport")) {
            String name = event.replace('_', '-');
            assertThat(deliveries.deliver("[" + OPEN.replace("open", event).replace("sara", name) + "]"))
                    .isEqualTo(new Taken(1, 0, 0, 0));
            assertThat(consent(name)).as(event).isEqualTo(Consent.DENIED);
        }
        assertThat(deliveries.deliver("[" + OPEN.replace("open", "group_resubscribe") + "]"))
                .isEqualTo(new Taken(1, 0, 0, 0));
        assertThat(consent("sara")).isEqualTo(Consent.UNKNOWN);
    }

    private Consent consent(String name) {
        return Profile.of(facts(name), Deliveries.NOW).consent(Channel.EMAIL);
    }

    private List<LeadFact> facts(String name) {
        var leads = deliveries.store().leads();
        return leads.history(leads.holding(IdentityKey.email(name + "@acme.example").orElseThrow()).orElseThrow())
                .facts();
    }

    private Reachability reachability(String name) {
        return Profile.of(facts(name), Deliveries.NOW).reachability(Channel.EMAIL);
    }

    private static String event(String name, String event, String more) {
        return OPEN.replace("open", event).replace("sara", name).replace("}", more + "}");
    }

    @ParameterizedTest
    @CsvSource({"bounce, type, bounce", "bounce, type, Bounce", "dropped, reason, Bounced Address",
            "dropped, reason, Invalid"})
    void an_address_that_takes_no_mail_makes_the_person_unreachable_and_refuses_nothing(String event, String field,
            String word) {
        String told = "[" + event("sara", event, ",\"" + field + "\":\"" + word + "\"") + "]";

        assertThat(deliveries.deliver(told)).isEqualTo(new Taken(1, 0, 0, 0));
        assertThat(reachability("sara")).isEqualTo(Reachability.UNREACHABLE);
        assertThat(consent("sara")).isEqualTo(Consent.UNKNOWN);
        assertThat(deliveries.deliver(told)).isEqualTo(new Taken(0, 1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"bounce, type, blocked", "bounce, status, 5.1.1", "dropped, reason, Unsubscribed Address",
            "dropped, reason, Spam Reporting Address", "dropped, reason, Invalid SMTPAPI header",
            "deferred, response, 450 later", "spamreport, type, bounce", "unsubscribe, reason, Invalid"})
    void what_says_nothing_of_the_address_leaves_it_unknown(String event, String field, String word) {
        assertThat(deliveries.deliver("[" + event("sara", event, ",\"" + field + "\":\"" + word + "\"") + "]"))
                .isEqualTo(new Taken(1, 0, 0, 0));
        assertThat(reachability("sara")).isEqualTo(Reachability.UNKNOWN);
    }

    @Test
    void mails_that_arrive_add_no_fact_each() {
        assertThat(deliveries.deliver("[" + event("sara", "delivered", "") + "]")).isEqualTo(new Taken(1, 0, 0, 0));
        int known = facts("sara").size();
        assertThat(deliveries.deliver("[" + event("sara", "delivered", "").replace("m1", "m2") + "," + OPEN + "]"))
                .isEqualTo(new Taken(2, 0, 0, 0));
        assertThat(facts("sara")).hasSize(known);
    }

    @Test
    void what_the_database_refuses_is_kept_as_unread() {
        List<UnreadItem> kept = new ArrayList<>();
        DeliveryIntake intake = new DeliveryIntake(deliveries.store().feeds(), (reports, unread) -> {
            kept.addAll(unread);
            return new Answer.Done(reports.stream().<Receipt>map(_ -> new Receipt.Refused(
                    List.of(Objection.of(Pointer.ROOT, Flaw.NOT_STORABLE, "no reason")))).toList());
        }, InstantSource.fixed(Deliveries.NOW));
        byte[] body = bytes("[" + OPEN + "]");
        assertThat(intake.receive("sendgrid", Deliveries.FEED, deliveries.signer.headers(body), body))
                .isEqualTo(new Taken(0, 0, 0, 1));
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().body()).isEqualTo(OPEN);
    }

    @Test
    void of_somebody_who_is_to_be_left_in_peace_nothing_is_kept_even_if_nobody_could_read_it() {
        String event = OPEN.replace("sara", "gone");
        assertThat(deliveries.deliver(event)).isEqualTo(new Taken(1, 0, 0, 0));
        var gone = deliveries.store().leads().holding(IdentityKey.email("gone@acme.example").orElseThrow())
                .orElseThrow();
        assertThat(new LeadErasure(deliveries.store().ledger(), InstantSource.fixed(Deliveries.NOW), UUID::randomUUID)
                .erase(gone, true))
                .isTrue();

        String unknown = event.replace("open", "teleported").replace("gone", "G\\u006fne");
        assertThat(deliveries.deliver("[" + event + "," + unknown + "," + unknown.replace("G\\u006fne", "sara") + "]"))
                .isEqualTo(new Taken(0, 0, 2, 1));
        assertThat(deliveries.store().unreadItems().page(Deliveries.FEED, Optional.empty(), 9)).singleElement()
                .extracting(Unread::body).asString().contains("sara");
    }

    @Test
    void when_nothing_can_be_recorded_the_platform_is_asked_to_come_again() {
        assertThat(whileAnswering(new Answer.Busy(Duration.ofSeconds(3))))
                .isEqualTo(new DeliveryAnswer.Busy(Duration.ofSeconds(3)));
        assertThat(whileAnswering(new Answer.Unavailable(Duration.ofSeconds(4))))
                .isEqualTo(new DeliveryAnswer.Unavailable(Duration.ofSeconds(4)));
        assertThat(whileAnswering(new Answer.Full(Duration.ofSeconds(5))))
                .isEqualTo(new DeliveryAnswer.Full(Duration.ofSeconds(5)));
    }

    private DeliveryAnswer whileAnswering(Answer answer) {
        byte[] body = bytes(BATCH);
        return new DeliveryIntake(deliveries.store().feeds(), (_, _) -> answer, InstantSource.fixed(Deliveries.NOW))
                .receive("sendgrid", Deliveries.FEED, deliveries.signer.headers(body), body);
    }

    @Test
    void without_a_feed_or_a_signature_no_body_is_wanted() {
        Function<String, Optional<String>> signed = name -> Optional.of("x");
        DeliveryIntake intake = deliveries.intake;
        assertThat(intake.beforeBody("sendgrid", Deliveries.FEED, signed)).isEmpty();
        assertThat(intake.beforeBody("sendgrid", "nobody", signed)).contains(new DeliveryAnswer.UnknownFeed());
        assertThat(intake.beforeBody("pigeon", Deliveries.FEED, signed)).contains(new DeliveryAnswer.UnknownFeed());
        for (String missing : List.of(SendGridSignature.SIGNATURE, SendGridSignature.TIMESTAMP)) {
            assertThat(intake.beforeBody("sendgrid", Deliveries.FEED,
                    name -> name.equals(missing) ? Optional.empty() : signed.apply(name)))
                    .contains(new DeliveryAnswer.NotAuthentic());
        }
    }
}
