package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.email.SendGridKeys;
import dev.baton.rest.RateSettings;
import dev.baton.rest.issuer.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator chooses.
 *
 * @param host     the interface on which the server listens: {@code 127.0.0.1} for this machine alone
 * @param port     the port, 0 for any free one
 * @param data     the directory for the embedded database, its password and the first admin key
 * @param database a PostgreSQL of one's own; the embedded one is used if empty
 * @param pool     how many connections to the database at most, 4 to 200
 * @param sendgrid where SendGrid's API answers, when it is asked for a verification key
 * @param rate     how much one API key may ask of this instance within a minute; a batch counts as its items
 * @param issuer   whose tokens open this Baton; keys alone do if empty
 * @param traces   the OpenTelemetry collector that is told of traces; none are made if empty
 * @param alerts   how people and systems outside are told
 * @param webhooks how events go out
 */
public record Settings(String host, int port, Path data, Optional<DatabaseAddress> database, int pool, URI sendgrid,
        int rate, Optional<Issuer> issuer, Optional<URI> traces, AlertSettings alerts,
        WebhookSettings webhooks) {
    /** How many connections where nothing is said. */
    public static final int USUAL_POOL = 16;

    /** With SendGrid's usual address. */
    public Settings(String host, int port, Path data, Optional<DatabaseAddress> database, int pool) {
        this(host, port, data, database, pool, SendGridKeys.USUAL);
    }

    /** With the usual allowance. */
    public Settings(String host, int port, Path data, Optional<DatabaseAddress> database, int pool, URI sendgrid) {
        this(host, port, data, database, pool, sendgrid, RateSettings.USUAL, Optional.empty(), Optional.empty(),
                AlertSettings.none(), WebhookSettings.USUAL);
    }

    public Settings {
        hold(Setting.PORT, port);
        hold(Setting.DATABASE_CONNECTIONS, pool);
        hold(Setting.RATE, rate);
        hold(Setting.SENDGRID_URL, sendgrid);
    }

    private static void hold(Setting setting, Object value) {
        if (!setting.fits(value.toString())) {
            throw new IllegalArgumentException(setting.key() + ": must be " + setting.right() + ", not " + value);
        }
    }

    /** The settings that somebody wrote down; there must be no mistakes in them. */
    static Settings of(Configuration written) {
        Optional<DatabaseAddress> database = Optional.of(written.text(Setting.DATABASE_URL))
                .filter(url -> !url.isEmpty())
                .map(url -> new DatabaseAddress(url, written.text(Setting.DATABASE_USER),
                        written.text(Setting.DATABASE_PASSWORD)));
        return new Settings(written.text(Setting.HOST), Integer.parseInt(written.text(Setting.PORT)), written.data(),
                database, Integer.parseInt(written.text(Setting.DATABASE_CONNECTIONS)),
                URI.create(written.text(Setting.SENDGRID_URL)), Integer.parseInt(written.text(Setting.RATE)),
                issuer(written), Optional.of(written.text(Setting.OTLP_ENDPOINT)).filter(url -> !url.isEmpty())
                        .map(URI::create),
                AlertSettings.of(written), WebhookSettings.of(written));
    }

    private static Optional<Issuer> issuer(Configuration written) {
        return Optional.of(written.text(Setting.OIDC_ISSUER)).filter(name -> !name.isEmpty())
                .map(name -> new Issuer(name, written.text(Setting.OIDC_AUDIENCE),
                        URI.create(written.text(Setting.OIDC_KEYS))));
    }

    /** The same, with people who sign in with the tokens of an issuer. */
    public Settings with(Issuer trusted) {
        return new Settings(host, port, data, database, pool, sendgrid, rate, Optional.of(trusted), traces,
                alerts, webhooks);
    }

    /** The same, with a collector of traces. */
    public Settings tracedAt(URI collector) {
        return new Settings(host, port, data, database, pool, sendgrid, rate, issuer, Optional.of(collector),
                alerts, webhooks);
    }

    /** The same, with others outside who are told. */
    public Settings telling(AlertSettings outside) {
        return new Settings(host, port, data, database, pool, sendgrid, rate, issuer, traces, outside,
                webhooks);
    }

    /** The usual settings: this machine alone, the embedded database in this directory. */
    public static Settings in(Path data, int port) {
        return in(data, "127.0.0.1", port);
    }

    /** The usual settings, with the embedded database in this directory. */
    static Settings in(Path data, String host, int port) {
        return new Settings(host, port, data, Optional.empty(), USUAL_POOL);
    }

    /** Where the first admin key is written, readable by its owner alone. */
    public Path adminKey() {
        return data.resolve("admin.key");
    }

    /** Where the key is written by which secrets in the database are sealed, if none was chosen. */
    public Path secretKey() {
        return data.resolve("secret.key");
    }
}
