package dev.baton.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.alerts.SmtpServer.Login;
import dev.baton.alerts.SmtpServer.Security;
import dev.baton.application.alert.Letter;
import dev.baton.application.alert.SalesInbox.Sent.Accepted;
import dev.baton.application.alert.SalesInbox.Sent.Reason;
import dev.baton.application.alert.SalesInbox.Sent.Refused;
import dev.baton.application.alert.SalesInbox.Sent.Unreachable;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives is the letter, whoever wrote what in it. */
@Timeout(60)
class SmtpSalesInboxTest {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpSalesInbox inbox;

    @BeforeEach
    void start() {
        mail.start();
        inbox = inbox(Optional.empty());
    }

    @AfterEach
    void stop() {
        inbox.close();
        mail.stop();
    }

    private SmtpSalesInbox inbox(Optional<Login> login) {
        return new SmtpSalesInbox(
                new SmtpServer("127.0.0.1", mail.getSmtp().getPort(), Security.NONE, login, Letters.FROM),
                () -> Letters.NOW);
    }

    private MimeMessage arrived(Letter letter) {
        assertThat(inbox.send(letter)).isEqualTo(new Accepted());
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    private static List<String> names(MimeMessage message) throws Exception {
        return Collections.list(message.getAllHeaders()).stream().map(Header::getName).sorted().toList();
    }

    private static BodyPart part(MimeMessage message, int index) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(index);
    }

    @Test
    void a_letter_says_the_same_twice_and_that_no_person_wrote_it() throws Exception {
        MimeMessage message = arrived(Letters.to("sara@sales.example"));

        assertThat(message.getFrom()).extracting(Address::toString).containsExactly("Baton <baton@sales.example>");
        assertThat(message.getAllRecipients()).extracting(Address::toString).containsExactly("sara@sales.example");
        assertThat(message.getSubject()).isEqualTo("A lead for you");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("en");
        assertThat(message.getSentDate().toInstant()).isEqualTo(Letters.NOW);
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(part(message, 0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(part(message, 0).getContent()).isEqualTo("Nima Rad waits.");
        assertThat(part(message, 1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(part(message, 1).getContent()).isEqualTo("<p>Nima Rad waits.</p>");
    }

    @Test
    void a_repeated_letter_is_known_by_its_id() throws Exception {
        assertThat(arrived(Letters.to("sara@sales.example")).getMessageID()).isEqualTo("<alert-1@sales.example>");
        assertThat(inbox.send(Letters.to("sara@sales.example"))).isEqualTo(new Accepted());
        assertThat(mail.getReceivedMessages()[1].getMessageID()).isEqualTo("<alert-1@sales.example>");
    }

    @Test
    void a_persian_letter_can_be_read() throws Exception {
        Letter letter = Letters.persian();

        MimeMessage message = arrived(letter);

        assertThat(message.getSubject()).isEqualTo(letter.subject());
        assertThat(part(message, 0).getContent()).isEqualTo(letter.text().replace("\n", "\r\n"));
        assertThat(part(message, 1).getContent()).isEqualTo(letter.html());
        assertThat(message.getHeader("Content-Language")).containsExactly("fa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\r\nBcc: all@sales.example\r\n\r\nbody", "A\nBcc: b@sales.example",
            "A\rBcc: c@sales.example",
            "A\u0085Bcc: d@sales.example", "A\u2028Bcc: e@sales.example", "A\u0000\u000b\u000cB",
            "=?utf-8?Q?A=0D=0ABcc:_f@sales.example?=", "Re: =?", "\u202eelpmaxe", "سرنخ\r\nBcc: g@sales.example"})
    void what_leads_write_stays_in_the_subject(String subject) throws Exception {
        MimeMessage message = arrived(Letters.about(subject));

        assertThat(names(message)).containsExactly("Auto-Submitted", "Content-Language", "Content-Type", "Date", "From",
                "MIME-Version", "Message-ID", "Received", "Return-Path", "Subject", "To");
        assertThat(message.getAllRecipients()).extracting(Address::toString).containsExactly("sara@sales.example");
        assertThat(message.getSubject()).doesNotContainPattern("[\\r\\n\\u0000\\u0085\\u2028\\u202e]");
        assertThat(part(message, 0).getContent()).isEqualTo("text");
    }

    @Test
    void a_subject_is_whole_if_it_is_bearable_and_else_shortened_between_letters() throws Exception {
        String family = "👨‍👩‍👧 فروشگاه نمونه, مدينة ";
        assertThat(arrived(Letters.about(family.repeat(7).strip())).getSubject()).isEqualTo(family.repeat(7).strip());
        mail.purgeEmailFromAllMailboxes();

        String shortened = arrived(Letters.about("👩".repeat(500))).getSubject();
        assertThat(shortened).isEqualTo("👩".repeat(199) + "…");
        assertThat(mail.getReceivedMessages()[0].getHeader("Subject", null).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(99));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sara", "@sales.example", "sara@", "a@b@c", "sara@sales.example, omid@sales.example",
            "Sara <sara@sales.example>", "sara@sales.example\r\nBcc: b@sales.example", "sara@sales.example\n",
            "sara @sales.example", "\"sara\"@sales.example", "sara@[127.0.0.1]", "sara@sales..example",
            ".sara@sales.example",
            "سارا@sales.example", "sara@-sales.example", "sara@sales.example>", "sara(a)@sales.example"})
    void what_is_no_address_is_written_to_no_more(String address) {
        assertThat(inbox.send(Letters.to(address))).isEqualTo(new Refused(true, "553 5.1.3"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_mail_server_that_wants_to_know_who_comes_is_told() {
        mail.setUser("baton@sales.example", "baton", "not-secret");
        mail.getUserManager().setAuthRequired(true);

        try (SmtpSalesInbox known = inbox(Optional.of(new Login("baton", "not-secret")));
                SmtpSalesInbox wrong = inbox(Optional.of(new Login("baton", "forgotten")))) {
            assertThat(known.send(Letters.to("sara@sales.example"))).isEqualTo(new Accepted());
            assertThat(known.obstacle()).isEmpty();
            assertThat(wrong.send(Letters.to("sara@sales.example")))
                    .isEqualTo(new Unreachable(Reason.CREDENTIALS));
            assertThat(wrong.obstacle()).contains(Reason.CREDENTIALS);
        }
        assertThat(new Login("baton", "not-secret").toString()).doesNotContain("secret");
    }

    @Test
    void many_at_once_all_arrive() {
        assertThat(IntStream.range(0, 200).parallel().mapToObj(_ -> inbox.send(Letters.to("sara@sales.example"))))
                .hasSize(200).allMatch(new Accepted()::equals);
        assertThat(mail.getReceivedMessages()).hasSize(200);
    }
}
