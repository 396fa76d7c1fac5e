package dev.baton.bootstrap;

import dev.baton.application.announcement.RetrySchedule;
import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import java.util.Base64;
import java.util.Optional;

/**
 * How events go out.
 *
 * @param key      by which secrets are sealed; the one in the data directory if empty
 * @param schedule after how long what did not arrive is tried again
 * @param silent   whether they do not go out at all, and wait
 */
public record WebhookSettings(Optional<byte[]> key, RetrySchedule schedule, boolean silent) {
    /** The usual schedule, with the key in the data directory. */
    public static final WebhookSettings USUAL = new WebhookSettings(Optional.empty(), RetrySchedule.USUAL,
            false);

    static WebhookSettings of(Configuration written) {
        return new WebhookSettings(
                Optional.of(written.text(Setting.SECRET_KEY)).filter(text -> !text.isEmpty())
                        .map(Base64.getDecoder()::decode),
                RetrySchedule.of(written.text(Setting.WEBHOOK_RETRIES)),
                AlertSettings.isSilent(written));
    }
}
