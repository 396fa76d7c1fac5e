package dev.baton.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.alerts.AllowList;
import dev.baton.alerts.DenyList;
import dev.baton.alerts.MailAddress;
import dev.baton.alerts.ReceiverGuard;
import dev.baton.alerts.SmtpServer;
import dev.baton.alerts.SmtpServer.Login;
import dev.baton.alerts.SmtpServer.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for a setting, and what is told of a wrong one. */
class ConfigurationTest {
    @TempDir
    private Path place;

    private Path file(String text) throws IOException {
        return Files.writeString(place.resolve("b.yaml"), text);
    }

    private Configuration read(String text) throws IOException {
        return Configuration.read(Map.of(), Optional.of(file(text)), Map.of());
    }

    private static Configuration said(String variable, String text) {
        return Configuration.read(Map.of(), Optional.empty(), Map.of(variable, text));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void what_is_usual_is_right(Setting setting) {
        assertThat(setting.usual()).satisfiesAnyOf(usual -> assertThat(usual).isEmpty(),
                usual -> assertThat(setting.fits(usual)).isTrue());
    }

    @Test
    void a_flag_wins_over_the_environment_the_environment_over_the_file_the_file_over_the_usual() throws IOException {
        Optional<Path> file = Optional.of(file("host: of-file\nport: 1\ndata: of-file\n"));

        Configuration configuration = Configuration.read(Map.of(Setting.HOST, "of-flag"), file,
                Map.of("BATON_HOST", "of-variable", "BATON_PORT", "2"));

        assertThat(configuration.text(Setting.HOST)).isEqualTo("of-flag");
        assertThat(configuration.text(Setting.PORT)).isEqualTo("2");
        assertThat(configuration.text(Setting.DATA)).isEqualTo("of-file");
        assertThat(configuration.text(Setting.DATABASE_USER)).isEqualTo("baton");
        assertThat(configuration.chosen().get(Setting.PORT).place()).contains("BATON_PORT");
        assertThat(configuration.chosen().get(Setting.DATA).place()).contains(file.get() + ", data");
        assertThat(configuration.mistakes()).isEmpty();
    }

    @Test
    void the_file_may_be_named_by_the_environment() throws IOException {
        assertThat(said("BATON_CONFIG", file("port: 7").toString()).text(Setting.PORT)).isEqualTo("7");
    }

    @Test
    void a_variable_that_says_nothing_is_as_good_as_none() {
        assertThat(said("BATON_PORT", " ").text(Setting.PORT)).isEqualTo("8080");
    }

    @Test
    void a_variable_that_looks_like_ours_and_is_none_is_refused() {
        assertThat(said("BATON_DATABASE_ULR", "jdbc:postgresql://db/baton").mistakes()).containsExactly(
                "BATON_DATABASE_ULR: there is no such variable; did you mean BATON_DATABASE_URL?");
        for (String other : List.of("BATON_KEY", "BATON_URL", "BATON_JAVA_OPTS", "BATON_SERVICE_HOST",
                "BATON_PORT_8080_TCP", "BATONS")) {
            assertThat(said(other, "x").mistakes()).as(other).isEmpty();
        }
    }

    @Test
    void all_mistakes_are_told_at_once_each_with_its_place_and_what_would_be_right() throws IOException {
        Path file = file("prot: 80\ndatabase-connections: 3\nhost: [a, b]\n");

        Configuration configuration = Configuration.read(Map.of(Setting.PORT, "eighty"), Optional.of(file),
                Map.of("BATON_LOG", "loud"));

        assertThat(configuration.mistakes()).containsExactlyInAnyOrder(
                file + ", prot: there is no such setting; did you mean port?",
                file + ", host: must be something, not a list",
                file + ", database-connections: must be a whole number from 4 to 200, not 3",
                "--port: must be a whole number from 0 to 65535, not eighty",
                "BATON_LOG: must be one of error, warn, info, debug, not loud");
    }

    @Test
    void a_name_that_is_far_from_all_is_told_what_there_is() throws IOException {
        assertThat(read("quux-of-the-day: 1").mistakes()).singleElement().asString()
                .contains("quux-of-the-day: there is no such setting; there are host, port, rate, data");
    }

    @ParameterizedTest
    @CsvSource({"PORT, -1", "PORT, 65536", "PORT, 99999999999", "SENDGRID_URL, ftp://api.example",
            "SENDGRID_URL, http://api.example",
            "SENDGRID_URL, api.example", "SENDGRID_URL, https:api.example", "SENDGRID_URL, https:///v3",
            "SENDGRID_URL, https://api.example?region=eu", "SENDGRID_URL, https://api.example#v3",
            "SENDGRID_URL, https://", "SENDGRID_URL, https://api example", "DATABASE_URL, postgres://db.example/baton",
            "DATABASE_URL, jdbc:postgresql://db.example/baton?user=me", "LOG_FORMAT, xml",
            "OTLP_ENDPOINT, collector:4318", "SMTP_SECURITY, ssl", "MAIL_FROM, baton",
            "MAIL_FROM, Baton <baton@example.com>",
            "MAIL_FROM, 'a@example.com,b@example.com'", "WEBHOOK_ALLOW, *.example", "WEBHOOK_ALLOW, 10.0.0.0/40",
            "WEBHOOK_ALLOW, http://crm.example", "WEBHOOK_DENY, crm.example", "WEBHOOK_PORTS, 0",
            "WEBHOOK_PORTS, https", "OUTGOING, some", "WEBHOOK_PORTS, '443,'"})
    void a_wrong_value_is_refused_by_the_name_of_its_setting(Setting setting, String text) {
        assertThat(said(setting.variable(), text).mistakes()).singleElement().asString()
                .startsWith(setting.variable() + ": must be ");
    }

    @ParameterizedTest
    @CsvSource({"PORT, 0", "PORT, 65535", "SENDGRID_URL, https://api.eu.sendgrid.com",
            "SENDGRID_URL, http://127.0.0.1:9000", "LOG, DEBUG",
            "OTLP_ENDPOINT, http://collector.example:4318",
            "DATABASE_URL, jdbc:postgresql://db.example:5433/baton?sslmode=verify-full"})
    void a_right_value_is_taken_as_it_is(Setting setting, String text) {
        Configuration configuration = said(setting.variable(), text);

        assertThat(configuration.mistakes()).isEmpty();
        assertThat(configuration.text(setting)).isEqualTo(text);
    }

    @Test
    void an_issuer_is_said_whole_or_not_at_all() throws IOException {
        assertThat(read("oidc-issuer: https://login.example.com\noidc-audience: baton\n").mistakes())
                .containsExactly("oidc-keys: is missing; the settings oidc-… go together");
        assertThat(read("oidc-issuer: https://login.example.com\noidc-audience: baton\n"
                + "oidc-keys: https://login.example.com/keys\n").mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SMTP_PORT, 0", "SMTP_PORT, smtp", "SMTP_HOST, smtp://mail.example", "SMTP_HOST, mail.example:25",
            "SMTP_HOST, a b"})
    void a_mail_server_is_a_host_and_a_port(Setting setting, String text) {
        assertThat(said(setting.variable(), text).mistakes())
                .anyMatch(mistake -> mistake.startsWith(setting.variable() + ": must be "));
    }

    @Test
    void a_mail_server_is_said_whole_and_told_no_password_that_others_could_read() throws IOException {
        assertThat(read("smtp-port: 25\n").mistakes())
                .containsExactly("smtp-host: is missing; the other settings smtp-… are about it");
        assertThat(read("smtp-host: mail.example\nsmtp-user: baton\n").mistakes()).containsExactly(
                "mail-from: is missing; letters come from an address",
                "smtp-password: is missing; it goes together with smtp-user");
        assertThat(read("smtp-host: mail.example\nmail-from: a@example.com\nsmtp-password: hush\n").mistakes())
                .containsExactly("smtp-user: is missing; it goes together with smtp-password");
        String known = "mail-from: a@example.com\nsmtp-user: baton\nsmtp-password: hush\nsmtp-security: none\n";
        assertThat(read(known + "smtp-host: mail.example").mistakes()).containsExactly(
                "smtp-security: must be starttls or tls where a password is told to another machine");
        assertThat(read(known + "smtp-host: localhost").mistakes()).isEmpty();
        assertThat(read("mail-directory: letters").mistakes()).isEmpty();
    }

    @Test
    void what_is_said_of_alerts_is_what_they_go_by() throws IOException {
        AlertSettings said = AlertSettings.of(read("""
                smtp-host: mail.example
                smtp-security: TLS
                smtp-user: baton
                smtp-password: hush
                mail-from: baton@example.com
                mail-directory: letters
                webhook-allow: crm.example, 10.1.0.0/16
                webhook-deny: 93.184.215.0/24
                webhook-ports: 8443
                """));

        MailAddress from = new MailAddress("baton", "example.com");
        assertThat(said.mail()).contains(new SmtpServer("mail.example", 465, Security.TLS,
                Optional.of(new Login("baton", "hush")), from));
        assertThat(said.directory()).contains(Path.of("letters"));
        assertThat(said.receivers()).isEqualTo(
                new ReceiverGuard(AllowList.parse("crm.example 10.1.0.0/16").orElseThrow(),
                        DenyList.parse("93.184.215.0/24").orElseThrow(), Set.of(8443)));
        assertThat(AlertSettings.of(read(""))).isEqualTo(AlertSettings.none());
    }

    @ParameterizedTest
    @CsvSource({"http://login.example.com/keys, false", "https://login.example.com/keys, true", "keys, false",
            "http://127.0.0.1:8080/keys, true", "http://localhost/keys, true", "http://localhost.example.com/, false"})
    void keys_by_which_others_are_trusted_come_from_where_nobody_can_forge_them(String url, boolean right) {
        assertThat(Setting.OIDC_KEYS.fits(url)).isEqualTo(right);
    }

    @Test
    void a_file_that_is_not_there_or_no_map_or_no_yaml_is_a_mistake() throws IOException {
        assertThat(said("BATON_CONFIG", place.resolve("gone.yaml").toString()).mistakes()).singleElement().asString()
                .contains("gone.yaml: cannot be read");
        assertThat(read("- port").mistakes()).singleElement().asString().contains("must be a map", "not a list");
        assertThat(read("port: [").mistakes()).singleElement().asString().contains("b.yaml: ");
    }

    @Test
    void a_file_that_says_nothing_yet_is_none() throws IOException {
        assertThat(read("").mistakes()).isEmpty();
        assertThat(read("# port: 80\n\n").mistakes()).isEmpty();
    }

    @Test
    void secrets_are_never_shown() throws IOException {
        Configuration configuration = Configuration.read(Map.of(), Optional.of(file("database-password: hush\n")),
                Map.of("BATON_DATABASE_URL", "jdbc:postgresql://db.example/baton?password=hush"));

        assertThat(configuration.toString()).doesNotContain("hush");
        assertThat(configuration.chosen().get(Setting.DATABASE_PASSWORD).shown()).isEqualTo("…");
        assertThat(configuration.mistakes()).singleElement().asString().doesNotContain("hush");
    }
}
