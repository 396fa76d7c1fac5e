package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.SmtpServer;
import dev.baton.alerts.SmtpServer.Security;
import dev.baton.bootstrap.configuration.AlertSettings;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the threshold to the letter in a rep's inbox, and on to the one who leads the team when nobody answers. */
class LettersIT {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private AlertSettings settings() {
        MailAddress from = new MailAddress("baton", "example.com");
        return new AlertSettings(Optional.of(new SmtpServer("127.0.0.1", mail.getSmtp().getPort(), Security.NONE,
                Optional.empty(), from)), Optional.empty(), from, AlertSettings.none().receivers(),
                Optional.of(URI.create("https://baton.example.com")));
    }

    private static String person(Api api, String name, String email) {
        return api.post("/v1/people", map("name", name, "team", "sales", "email", email)).done().at("id").text();
    }

    /** Around the clock. */
    private static Map<String, Object> week() {
        Map<String, Object> week = new LinkedHashMap<>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            week.put(day, "00:00-24:00");
        }
        return week;
    }

    private static void settle(RunningBaton baton) {
        Api api = baton.api();
        Object team = map("team", "sales", "hours", map("time-zone", "Asia/Tehran", "week", week()), "reps",
                List.of(map("person", person(api, "Sara", "sara@example.com"), "language", "fa", "calendar",
                        "persian"),
                        map("person", person(api, "Mina", "mina@example.com"), "lead", true)));
        api.write("PUT", "/v1/teams/sales", "application/json", Look.bytes(team)).done();
        Look policy = api.post("/v1/policies", map("policy", "letters", "rules", List.of(map("id", "all", "team",
                "sales", "sla",
                map("accept", map("within", "1h", "on-breach", List.of(map("do", "alert-lead")))))))).done();
        api.post("/v1/policies/letters/" + policy.at("version").whole() + "/activate",
                map("unsigned", true, "reason", "a story")).done();
        baton.activate(map("definition", "letters", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "demo", "title", map("fa", "درخواست دمو"), "dimension", "interest", "each",
                        map("type", "demo-requested"), "points", 60)),
                "stages", map("MQL", map("enter", map("score", "interest", "at-least", 50), "leave",
                        map("score", "interest", "below", 50)))));
    }

    private List<MimeMessage> letters(int wanted) {
        return Waiting.until(wanted + " letters have come", () -> Optional
                .of(Arrays.asList(mail.getReceivedMessages())).filter(all -> all.size() >= wanted));
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(MimeMessage letter, int index) throws Exception {
        BodyPart part = ((Multipart) letter.getContent()).getBodyPart(index);
        return part.getContent().toString();
    }

    @Test
    void a_lead_over_the_threshold_is_in_the_reps_inbox_and_a_broken_promise_in_the_leaders_too() throws Exception {
        try (RunningBaton baton = new RunningBaton("letters", settings())) {
            settle(baton);
            baton.api().post("/v1/leads", map("keys", map("email", "nima@example.com"), "attributes",
                    map("name", "نیما <b>راد</b>"))).done();
            baton.api().post("/v1/engagements", map("feed", "web", "id", "demo-1", "type", "demo-requested", "keys",
                    map("email", "nima@example.com"))).done();

            MimeMessage first = letters(1).getFirst();
            String text = part(first, 0);
            assertThat(first.getSubject()).contains("نیما");
            assertThat(text).contains("nima@example.com").contains("https://baton.example.com/v1/handoffs/");
            assertThat(part(first, 1)).contains("&lt;b&gt;").doesNotContain("<b>");
            assertThat(to(first)).isEqualTo("sara@example.com");
            assertThat(first.getSubject()).contains("سرنخ تازه", "دی ۱۴۰۵");
            assertThat(text).contains("درخواست دمو", "درخواست نمایش محصول");
            assertThat(part(first, 1)).contains("dir=\"rtl\"");

            baton.setNow(baton.now().plus(Duration.ofHours(1)));
            assertThat(letters(3)).extracting(LettersIT::to).contains("mina@example.com");
            Waiting.until("all letters are noted", () -> Optional
                    .of(baton.api().get("/v1/alerts?state=sent").done().at("items").items())
                    .filter(sent -> sent.size() == 3));
        }
    }
}
