package dev.baton.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.email.DeliveryAnswer.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
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
    /** A store in memory is copied with each delivery, so it is not let grow. */
    private static final int FOR_ONE_STORE = 40;
    private Deliveries deliveries = new Deliveries();
    private int delivered;
    private final SplittableRandom random = new SplittableRandom(20261001);

    @AfterEach
    void close() {
        deliveries.close();
    }

    @Test
    void the_good_one_is_good() {
        assertThat(deliveries.deliver(GOOD)).isEqualTo(new Taken(4, 0, 0));
    }

    @Test
    void spoilt_bytes_are_answered() {
        for (int i = 0; i < 1_500; i++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            answered(body);
        }
    }

    @Test
    void every_beginning_is_answered() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= body.length; length++) {
            answered(Arrays.copyOf(body, length));
        }
    }

    @Test
    void any_value_in_any_field_is_answered() {
        String[] parts = GOOD.split("(?<=:)");
        for (int i = 0; i < 1_500; i++) {
            StringBuilder body = new StringBuilder();
            int spoilt = random.nextInt(1, parts.length);
            for (int p = 0; p < parts.length; p++) {
                body.append(p == spoilt
                        ? VALUES.get(random.nextInt(VALUES.size())) + parts[p].replaceFirst("^[^,}\\]]*", "")
                        : parts[p]);
            }
            answered(body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answered(byte[] body) {
        if (++delivered % FOR_ONE_STORE == 0) {
            deliveries.close();
            deliveries = new Deliveries();
        }
        deliveries.reports.clear();
        deliveries.unread.clear();
        DeliveryAnswer answer = deliveries.deliver(body);
        if (answer instanceof Taken taken) {
            assertThat(taken.recorded() + taken.repeated()).isEqualTo(deliveries.engagements().size());
            assertThat(taken.unread()).isEqualTo(deliveries.unread.size());
        } else {
            assertThat(answer).isInstanceOf(DeliveryAnswer.Unreadable.class);
        }
    }
}
