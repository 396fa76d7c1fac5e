package dev.baton.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.intake.Report;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever a delivery holds there is an answer, and every item is accounted for. Seeded. */
class SpoiltDeliveriesTest {
    private static final String GOOD = """
            [{"email":"sara@acme.example","timestamp":1790000000,"event":"open","sg_message_id":"m1.filter1.0"},\r
            {"email":"nima@acme.example","timestamp":"1790000001","event":"click","url":"https://acme.example/?a=\\"b\\"#c",\
            "category":["a","b"],"sg_machine_open":true,"useragent":"x","asm_group_id":10},\r
            {"email":"nima@acme.example","timestamp":1790000002123,"event":"bounce","type":"blocked","reason":"[\\\\]{"},\r
            {"email":"omid@acme.example","timestamp":1790000003,"event":"spamreport","nested":{"a":[1,{"b":null}]}}]\r
            """;
    private static final List<String> VALUES = List.of("null", "true", "[]", "{}", "1e5", "-1", "\"\"", "\"\\ud800\"",
            "\"\\u0000\"", "99999999999999999999", "1e400", "[[[[[[[[]]]]]]]]", "\"x@y.example\"", "NaN", "'x'", ",",
            "]", "}",
            "\"");
    private final SplittableRandom random = new SplittableRandom(20261001);

    @Test
    void the_good_one_is_good() {
        assertThat(answered(GOOD.getBytes(StandardCharsets.UTF_8))).isEqualTo(4);
    }

    @Test
    void spoilt_bytes_are_answered() {
        for (int i = 0; i < 5_000; i++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(answered(body)).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void every_beginning_is_answered() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= body.length; length++) {
            assertThat(answered(Arrays.copyOf(body, length))).isLessThanOrEqualTo(length < body.length - 2 ? 0 : 4);
        }
    }

    @Test
    void any_value_in_any_field_is_answered() {
        String[] parts = GOOD.split("(?<=:)");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder body = new StringBuilder();
            int spoilt = random.nextInt(1, parts.length);
            for (int p = 0; p < parts.length; p++) {
                body.append(p == spoilt
                        ? VALUES.get(random.nextInt(VALUES.size())) + parts[p].replaceFirst("^[^,}\\]]*", "")
                        : parts[p]);
            }
            assertThat(answered(body.toString().getBytes(StandardCharsets.UTF_8))).isLessThanOrEqualTo(5);
        }
    }

    /** How many events could be used. Signing is left out, being slow; what is signed may be anything. */
    private static int answered(byte[] body) {
        return switch (new SendGrid().decode(body)) {
            case Parsed.Invalid<List<DeliveredItem>>(List<Objection> objections) -> {
                assertThat(objections).isNotEmpty();
                yield 0;
            }
            case Parsed.Valid<List<DeliveredItem>>(List<DeliveredItem> items) -> usable(items);
        };
    }

    private static int usable(List<DeliveredItem> items) {
        Delivery delivery = new Delivery(Deliveries.FEED, Deliveries.NOW, items);
        int usable = (int) delivery.reports().stream().filter(Report.OfEngagement.class::isInstance).count();
        assertThat(delivery.unread()).allMatch(item -> !item.reason().isBlank() && item.body().indexOf('\0') < 0);
        assertThat(usable + delivery.unread().size()).isEqualTo(items.size());
        return usable;
    }
}
