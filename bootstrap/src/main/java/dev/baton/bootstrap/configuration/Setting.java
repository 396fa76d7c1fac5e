package dev.baton.bootstrap.configuration;

import dev.baton.application.announcement.RetrySchedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an operator may choose. A setting has one name wherever it is given: {@code log-format} in the file is
 * {@code --log-format} on the command line and {@code BATON_LOG_FORMAT} in the environment.
 */
public enum Setting {
    /** Where the server listens. */
    HOST("ADDRESS", "127.0.0.1", Form.something(), "The interface to listen on; 0.0.0.0 for all."),
    /** Its port. */
    PORT("PORT", "8080", Form.whole(0, 65_535), "The port to listen on; 0 for any free one."),
    /** How much a caller may ask. */
    RATE("N", "3000000", Form.whole(1_000, 1_000_000_000),
            "How much one API key may ask within a minute; a batch counts as its items."),
    /** Its directory. */
    DATA("DIR", "data", Form.path(), "Where its own database and the first admin key are kept."),
    /** A PostgreSQL of the operator's own. */
    DATABASE_URL("URL", "", Form.postgres(),
            "A PostgreSQL 15 or newer of your own, e.g. jdbc:postgresql://host/baton. Without one, Baton runs its own."),
    /** Who enters it. */
    DATABASE_USER("USER", "baton", Form.something(), "Its user."),
    /** And how. */
    DATABASE_PASSWORD("PASSWORD", "", Form.anything(), "Its password."),
    /** How many at once. */
    DATABASE_CONNECTIONS("N", "16", Form.whole(4, 200), "How many connections to the database at most."),
    /** SendGrid's API. */
    SENDGRID_URL("URL", "https://api.sendgrid.com", Form.guarded("https://api.sendgrid.com"),
            "Where SendGrid's API answers, for verification keys; https://api.eu.sendgrid.com for subusers in the EU."),
    /** With whom people sign in. */
    OIDC_ISSUER("URL", "", Form.anything(),
            "The OpenID provider whose tokens open this Baton, as its tokens have it in iss; without it keys alone do."),
    /** For whom its tokens are. */
    OIDC_AUDIENCE("TEXT", "", Form.anything(), "For whom its tokens must be: what their aud must name."),
    /** Where it shows its keys. */
    OIDC_KEYS("URL", "", Form.guarded("https://login.example.com/keys").orNothing(),
            "Where its public keys are found: jwks_uri of its openid-configuration."),
    /** Who takes letters from us. */
    SMTP_HOST("HOST", "", Form.host().orNothing(),
            "The mail server that takes letters to people of sales; without one nobody is written to."),
    /** Its port. */
    SMTP_PORT("PORT", "", Form.whole(1, 65_535).orNothing(),
            "Its port; if none is said 587 for starttls, 465 for tls, 25 for none."),
    /** How nobody reads along. */
    SMTP_SECURITY("WORD", "starttls", Form.oneOf("starttls", "tls", "none"),
            "How the connection to it is made secure: starttls, tls or none."),
    /** Who enters it. */
    SMTP_USER("USER", "", Form.anything(), "Its user, if it wants to know one."),
    /** And how. */
    SMTP_PASSWORD("PASSWORD", "", Form.anything(), "Its password."),
    /** As whom we write. */
    MAIL_FROM("ADDRESS", "", Form.mailAddress().orNothing(), "The address from which letters come."),
    /** Where letters lie that go nowhere. */
    MAIL_DIRECTORY("DIR", "", Form.path().orNothing(),
            "Where letters are written as files instead, for trying out; not used beside smtp-host."),
    /** Where people find us. */
    PUBLIC_URL("URL", "", Form.perhapsWeb("https://baton.example.com"),
            "Under which address people reach this Baton; letters have links below it. Without it they have none."),
    /** Whether anybody outside hears of anything. */
    OUTGOING("all|none", "all", Form.oneOf("all", "none"),
            "Whether anybody outside is told: none sends no letters and no webhooks, for a copy that is only looked at."),
    /** What is trusted though it lies in our own network. */
    WEBHOOK_ALLOW("LIST", "", Form.allowList(),
            "Hosts, addresses and networks of your own to which webhooks may go, e.g. crm.example,10.1.0.0/16."),
    /** What is not to be reached though it looks like the open internet. */
    WEBHOOK_DENY("LIST", "", Form.denyList(),
            "Addresses and networks of the open internet to which webhooks may not go, such as public ones of your own machines."),
    /** Where webhooks go otherwise. */
    WEBHOOK_PORTS("LIST", "443,8443", Form.ports(), "The ports to which webhooks may go at all other hosts."),
    /** By which secrets are sealed. */
    SECRET_KEY("BASE64", "", Form.key().orNothing(),
            "The key by which secrets are sealed that lie in the database: base64 of 32 bytes, the same for all instances."
                    + " Without one, DATA/secret.key is made."),
    /** When what did not arrive is sent again. */
    WEBHOOK_RETRIES("LIST", RetrySchedule.USUAL.written(), Form.pauses(),
            "The pauses before each try to send an event; each is shaken by up to a fifth."),
    /** Who is told what takes how long. */
    OTLP_ENDPOINT("URL", "", Form.perhapsWeb("http://127.0.0.1:4318"),
            "An OpenTelemetry collector that takes traces over HTTP, at /v1/traces below this; without one none are made."),
    /** How much is logged. */
    LOG("LEVEL", "info", Form.oneOf("error", "warn", "info", "debug"),
            "How much is logged; debug logs a line for each request."),
    /** In which form. */
    LOG_FORMAT("text|json", "text", Form.oneOf("text", "json"),
            "How the log is written; json is an object a line, for programs.");

    private final String label;
    private final String usual;
    private final Form form;
    private final String meaning;

    Setting(String label, String usual, Form form, String meaning) {
        this.label = label;
        this.usual = usual;
        this.form = form;
        this.meaning = meaning;
    }

    /** Its name in the file, e.g. {@code log-format}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in the environment, e.g. {@code BATON_LOG_FORMAT}. */
    public String variable() {
        return "BATON_" + name();
    }

    /** Its name on the command line; a secret has none, because everybody on a machine can read command lines. */
    public Optional<String> flag() {
        return isSecret() ? Optional.empty() : Optional.of("--" + key());
    }

    /** Whether it is never shown. */
    public boolean isSecret() {
        return this == DATABASE_PASSWORD || this == SMTP_PASSWORD || this == SECRET_KEY;
    }

    /** The setting of this name in the file. */
    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    /** What stands for its value in the help of a command. */
    public String label() {
        return label;
    }

    /** What the help of a command says of it. */
    public String described() {
        return meaning + (usual.isEmpty() ? "" : " Default: " + usual + ".") + " Or " + variable() + ".";
    }

    /** What holds where nothing is said; empty for nothing. */
    String usual() {
        return usual;
    }

    /** Whether a text is right. */
    public boolean fits(String text) {
        return form.fits().test(text);
    }

    /** What would be right. */
    public String right() {
        return form.right();
    }
}
