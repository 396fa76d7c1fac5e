package dev.baton.bootstrap;

import dev.baton.email.SendGridKeys;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the e-mail platforms answer; the environment holds where a flag is not given. */
final class PlatformOptions {
    @Option(names = "--sendgrid-url", paramLabel = "URL", defaultValue = "${env:BATON_SENDGRID_URL:-https://api.sendgrid.com}", description = "Where SendGrid's API answers, for verification keys; https://api.eu.sendgrid.com for subusers in the EU."
            + " Default: ${DEFAULT-VALUE}. Or BATON_SENDGRID_URL.")
    private URI sendgrid = SendGridKeys.USUAL;

    URI sendgrid() {
        return sendgrid;
    }
}
