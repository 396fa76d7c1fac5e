package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.application.alert.WebhookSender.Answer;
import dev.baton.application.alert.WebhookSender.Answer.Answered;
import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.application.alert.WebhookSender.Answer.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in the network around Baton is reached, however its address is spelt or found. */
@Timeout(60)
class ForbiddenTargetsTest {
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("loopback.example", "127.0.0.1"),
            Map.entry("loopback-six.example", "::1"), Map.entry("private.example", "10.1.2.3"),
            Map.entry("metadata.example", "169.254.169.254"), Map.entry("metadata-six.example", "fd00:ec2::254"),
            Map.entry("any.example", "0.0.0.0"), Map.entry("any-six.example", "::"),
            Map.entry("one-of-two.example", "93.184.215.14 127.0.0.1"),
            Map.entry("six-of-two.example", "93.184.215.14 ::1"),
            Map.entry("nat64.example", "64:ff9b::7f00:1"), Map.entry("six-to-four.example", "2002:7f00:1::"));

    private final Queue<String> reached = new ConcurrentLinkedQueue<>();
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = Receiver.that(socket -> {
            reached.add(socket.getLocalAddress().getHostAddress());
            Receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").with(socket);
        });
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    private StandardWebhookSender sender(String allowed, Lookup names) {
        ReceiverGuard guard = new ReceiverGuard(AllowList.parse(allowed).orElseThrow(), Set.of(receiver.port()));
        return new StandardWebhookSender(guard, () -> Sending.NOW, "Baton/test", names, SSLContexts.createDefault(),
                Sending.LONG);
    }

    /** Invented names, and what this machine makes of all the rest. */
    private static List<InetAddress> machine(String host) throws UnknownHostException {
        return NAMES.containsKey(host)
                ? Sending.knowing(NAMES).addresses(host)
                : PatientLookup.system().addresses(host);
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).isIn(Reason.FORBIDDEN_ADDRESS, Reason.FORBIDDEN_PORT,
                        Reason.FORBIDDEN_SCHEME));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // this machine, in every spelling
            "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1",
            "0x7f.1", "0177.0.0.1", "017700000001", "0177.1", "127.000.000.001", "00127.0.0.1", "127.0.0.1.",
            "0", "0.0.0.0", "0.0.0.0.", "0x0", "00000000000", "0.1.2.3",
            "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::1%25lo]", "[::1%251]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[64:ff9b::127.0.0.1]",
            "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:1::1]",
            "[2001:0:7f00:1::8888:7777]", "[2001:0:808:808::80ff:fffe]",
            "localhost", "LOCALHOST", "localhost.", "ip6-localhost", "a.localhost", "a.localhost.",
            "%31%32%37.0.0.1", "127.0.0.1%00.example", "127%2e0%2e0%2e1", "１２７.0.0.1", "ⓛocalhost", "127。0。0。1",
            "public.example@127.0.0.1", "127.0.0.1@loopback.example", "a:b@127.0.0.1", "public.example%40127.0.0.1",
            "127.0.0.1#.example", "127.0.0.1?.example", "127.0.0.1\\.example",
            // the network around it
            "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "100.64.0.1", "100.127.255.254", "169.254.1.1",
            "[fe80::1]", "[fe80::1%25eth0]", "[fec0::1]", "[fc00::1]", "[fd12:3456::1]",
            // the clouds' metadata
            "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[::ffff:169.254.169.254]",
            "[fd00:ec2::254]", "[64:ff9b::a9fe:a9fe]", "168.63.129.16", "100.100.100.200", "192.0.0.192",
            // nobody's, and everybody's
            "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.19.255.254", "198.51.100.1", "203.0.113.1", "224.0.0.1",
            "239.255.255.255", "240.0.0.1", "255.255.255.255", "[ff02::1]", "[ff0e::1]", "[2001:db8::1]", "[3fff::1]",
            "[100::1]", "[5f00::1]", "[2001:2::1]", "[2001:10::1]",
            // names that lead there
            "loopback.example", "LOOPBACK.example", "loopback-six.example", "private.example", "metadata.example",
            "metadata-six.example", "any.example", "any-six.example", "one-of-two.example", "six-of-two.example",
            "nat64.example", "six-to-four.example"})
    void nothing_there_is_reached(String host) throws UnknownHostException {
        for (String scheme : List.of("https", "http")) {
            try (StandardWebhookSender sender = sender("", name -> machine(name.toLowerCase(Locale.ROOT)))) {
                URI url = new URI(scheme + "://" + host + ":" + receiver.port() + "/");
                assertForbidden(sender.send(Sending.to(url.toString())));
            } catch (URISyntaxException _) {
                // No address at all: nobody gets as far as registering it.
            }
        }
        assertThat(receiver.connections()).isZero();
        assertThat(reached).isEmpty();
    }

    /** Should a spelling ever get past the first look, the second finds to what it leads. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0", "::1",
            "[::1]", "::ffff:127.0.0.1", "[::ffff:7f00:1]", "localhost", "ip6-localhost", "::1%lo",
            "127.0.0.1\u0000.example", "１２７.0.0.1", ""})
    void what_the_client_connects_to_is_looked_at_again(String host) {
        GuardedResolver resolver = new GuardedResolver(new ReceiverGuard(AllowList.none(), Set.of(443)),
                PatientLookup.system());

        assertThat(catchThrowable(() -> resolver.resolve(host)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void the_address_that_was_looked_at_is_the_one_connected_to() throws IOException {
        receiver.close();
        receiver = Receiver.that(socket -> {
            reached.add(socket.getLocalAddress().getHostAddress());
            socket.getOutputStream().write("no TLS here".getBytes(StandardCharsets.US_ASCII));
        });
        AtomicInteger asked = new AtomicInteger();
        Lookup rebinding = _ -> List
                .of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1"));
        String url = "https://rebinding.example:" + receiver.port() + "/";
        try (StandardWebhookSender sender = sender("127.0.0.2", rebinding)) {
            assertThat(sender.send(Sending.to(url))).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.reason()).as("it got as far as TLS").isEqualTo(Reason.TLS));
            assertThat(asked).hasValue(1);
            assertForbidden(sender.send(Sending.to(url)));
        }
        assertThat(reached).containsExactly("127.0.0.2");
        assertThat(asked).as("asked once for each connection").hasValue(2);
    }

    @Test
    void a_receiver_cannot_send_it_on_to_what_is_forbidden() throws IOException {
        for (String status : List.of("301", "302", "303", "307", "308")) {
            try (Receiver first = Receiver.that(Receiver.answering("HTTP/1.1 " + status + " Elsewhere\r\nLocation: "
                    + "http://127.0.0.1:" + receiver.port() + "/\r\nRefresh: 0; url=http://127.0.0.1:"
                    + receiver.port() + "/\r\nContent-Length: 0\r\n\r\n"));
                    StandardWebhookSender sender = sender("receiver.example", _ -> machine("loopback.example"))) {
                assertThat(sender.send(Sending.to("http://receiver.example:" + first.port() + "/")))
                        .isInstanceOf(Answered.class);
            }
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void what_an_operator_trusts_is_reached() {
        for (String url : List.of("http://127.0.0.1:", "http://[::1]:", "http://loopback.example:",
                "http://LOOPBACK.example.:")) {
            try (StandardWebhookSender sender = sender("127.0.0.0/8, ::1 Loopback.example",
                    name -> machine(name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "")))) {
                assertThat(sender.send(Sending.to(url + receiver.port() + "/"))).as(url).isInstanceOf(Answered.class);
            }
        }
        assertThat(receiver.connections()).isEqualTo(4);
    }
}
