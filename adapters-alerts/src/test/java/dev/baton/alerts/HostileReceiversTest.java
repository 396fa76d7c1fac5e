package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.alert.WebhookSender.Answer.Answered;
import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.application.alert.WebhookSender.Answer.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a receiver does, sending ends in time and says what happened. */
@Timeout(60)
class HostileReceiversTest {
    private static final String FINE = "HTTP/1.1 200 OK\r\n";
    private static SelfSigned tls;
    private final StandardWebhookSender hasty = Sending.here(Sending.SHORT);
    private final StandardWebhookSender patient = Sending.here(Sending.LONG);

    @BeforeAll
    static void key(@TempDir Path directory) throws Exception {
        tls = SelfSigned.in(directory);
    }

    private static Answer send(StandardWebhookSender sender, Receiver receiver) {
        return sender.send(Sending.to("http://127.0.0.1:" + receiver.port() + "/"));
    }

    private static void refused(Answer answer, Reason reason) {
        assertThat(answer).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** Says this, and then one byte at a time until whoever listens has gone. */
    private static Receiver.Manner dripping(String beginning) {
        return socket -> {
            Receiver.head(socket);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        };
    }

    /** Says this for ever, as fast as it can. */
    private static Receiver.Manner flooding(String beginning, String again) {
        return socket -> {
            Receiver.head(socket);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = again.getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(bytes);
            }
        };
    }

    private static void never() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Test
    void one_that_never_answers_runs_out_of_time() throws IOException {
        try (Receiver receiver = Receiver.that(_ -> never())) {
            refused(send(hasty, receiver), Reason.TIMEOUT);
        }
    }

    @Test
    void one_that_never_reads_runs_out_of_time() throws IOException {
        try (Receiver receiver = Receiver.that(_ -> never())) {
            refused(hasty.send(Sending.to("http://127.0.0.1:" + receiver.port() + "/", "x".repeat(20 << 20))),
                    Reason.TIMEOUT);
        }
    }

    @Test
    void one_that_never_reads_what_is_enciphered_runs_out_of_time() throws IOException {
        StandardWebhookSender trusting = Sending.here(Sending.SHORT, tls.trusting());
        try (Receiver receiver = Receiver.of(tls.server().getServerSocketFactory(), socket -> {
            socket.getInputStream().read();
            never();
        })) {
            refused(trusting.send(
                    Sending.to("https://receiver.example:" + receiver.port() + "/", "x".repeat(20 << 20))),
                    Reason.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 ", FINE, FINE + "X-Long: ", "HTTP/1.1 102 P\r\n\r\n"})
    void one_that_drips_before_its_answer_is_whole_runs_out_of_time(String beginning) throws IOException {
        try (Receiver receiver = Receiver.that(dripping(beginning))) {
            refused(send(hasty, receiver), Reason.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FINE + "\r\n", FINE + "Content-Length: 1000000\r\n\r\n",
            FINE + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n"})
    void one_that_drips_what_follows_its_status_has_answered_in_time(String beginning) throws IOException {
        try (Receiver receiver = Receiver.that(dripping(beginning))) {
            assertThat(send(hasty, receiver)).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(200);
                assertThat(answered.body()).asString().matches("x+");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FINE + "\r\n", FINE + "Content-Length: 9000000000000\r\n\r\n"})
    void a_flood_is_read_no_further_than_it_is_kept(String beginning) throws IOException {
        try (Receiver receiver = Receiver.that(flooding(beginning, "0123456789abcdef".repeat(1024)))) {
            assertThat(send(patient, receiver)).isInstanceOfSatisfying(Answered.class,
                    answered -> assertThat(answered.body()).hasSize(StandardWebhookSender.KEPT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Many: 1\r\n", "x"})
    void a_head_without_end_is_no_answer(String again) throws IOException {
        try (Receiver receiver = Receiver.that(flooding(FINE + "X-Long: ", again))) {
            refused(send(patient, receiver), Reason.CONNECTION);
        }
    }

    @Test
    void tidings_without_end_before_the_answer_run_out_of_time() throws IOException {
        try (Receiver receiver = Receiver.that(flooding("", "HTTP/1.1 103 Early Hints\r\n\r\n"))) {
            refused(send(hasty, receiver), Reason.TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\r\n\r\n", "SSH-2.0-OpenSSH_9\r\n", "HTTP/1.1 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"})
    void what_is_no_http_is_no_answer(String answer) throws IOException {
        try (Receiver receiver = Receiver.that(Receiver.answering(answer))) {
            refused(send(patient, receiver), Reason.CONNECTION);
            assertThat(receiver.connections()).as("repeats nothing").isEqualTo(1);
        }
    }

    @Test
    void a_body_that_breaks_off_is_kept_as_far_as_it_came() throws IOException {
        try (Receiver receiver = Receiver.that(Receiver.answering(FINE + "Content-Length: 100\r\n\r\nthanks"))) {
            assertThat(send(patient, receiver)).isInstanceOfSatisfying(Answered.class,
                    answered -> assertThat(answered.body()).asString().isEqualTo("thanks"));
        }
    }

    @Test
    void where_nobody_listens_there_is_no_connection() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        refused(patient.send(Sending.to("http://127.0.0.1:" + port + "/")), Reason.CONNECTION);
    }

    @Test
    void a_name_that_nobody_knows_is_told() {
        refused(patient.send(Sending.to("https://unknown.example/")), Reason.UNKNOWN_HOST);
    }

    @Test
    void name_servers_that_hang_run_out_of_time() {
        AllowList none = AllowList.none();
        try (StandardWebhookSender waiting = new StandardWebhookSender(
                new ReceiverGuard(none, Set.of(443)), () -> Sending.NOW, "Baton/test", _ -> {
                    try {
                        never();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                }, tls.trusting(), Sending.SHORT)) {
            refused(waiting.send(Sending.to("https://slow.example/")), Reason.TIMEOUT);
        }
    }

    /** As many messages as there are threads to look names up, and more, to one host: none of them keeps another from its own. */
    @Test
    void one_host_whose_name_servers_hang_holds_up_no_other() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (PatientLookup names = new PatientLookup(host -> {
            if (host.equals("sick.example")) {
                int _ = asked.incrementAndGet();
                try {
                    never.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            return List.of(InetAddress.ofLiteral("93.184.215.14"));
        }, Duration.ofMillis(200))) {
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    var _ = senders.submit(() -> catchThrowable(() -> names.addresses("sick.example")));
                }
            }
            assertThat(names.addresses("healthy.example")).hasSize(1);
            assertThat(asked).hasValue(1);
            never.countDown();
        }
    }

    @Test
    void a_certificate_is_verified_and_must_be_of_the_name() throws IOException {
        StandardWebhookSender trusting = Sending.here(Sending.LONG, tls.trusting());
        try (Receiver receiver = Receiver.of(tls.server().getServerSocketFactory(),
                Receiver.answering(FINE + "Content-Length: 0\r\n\r\n"))) {
            String port = ":" + receiver.port() + "/";
            assertThat(trusting.send(Sending.to("https://receiver.example" + port))).isInstanceOf(Answered.class);
            refused(trusting.send(Sending.to("https://other.example" + port)), Reason.TLS);
            refused(patient.send(Sending.to("https://receiver.example" + port)), Reason.TLS);
        }
    }

    @Test
    void one_that_speaks_no_tls_or_begins_it_for_ever_is_told_apart() throws IOException {
        try (Receiver plain = Receiver.that(
                socket -> socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(
                        StandardCharsets.US_ASCII)));
                Receiver silent = Receiver.that(_ -> never())) {
            refused(patient.send(Sending.to("https://receiver.example:" + plain.port() + "/")), Reason.TLS);
            refused(hasty.send(Sending.to("https://receiver.example:" + silent.port() + "/")), Reason.TIMEOUT);
        }
    }

    @Test
    void many_that_hang_hold_up_nobody_else() throws Exception {
        try (Receiver hanging = Receiver.that(_ -> never());
                Receiver quick = Receiver.that(Receiver.answering(FINE + "Content-Length: 0\r\n\r\n"))) {
            CountDownLatch hung = new CountDownLatch(300);
            Stream.generate(() -> hanging).limit(300).forEach(receiver -> Thread.startVirtualThread(() -> {
                send(patient, receiver);
                hung.countDown();
            }));
            while (hanging.connections() < 300) {
                Thread.onSpinWait();
            }

            assertThat(send(patient, quick)).isInstanceOf(Answered.class);

            assertThat(hung.getCount()).isEqualTo(300);
            patient.close();
            hung.await();
        }
    }

}
