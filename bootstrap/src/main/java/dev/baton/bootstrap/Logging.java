package dev.baton.bootstrap;

import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import java.util.List;
import java.util.Locale;

/** How the log is written. {@code logback.xml} reads it once, before the first line, from the properties set here. */
final class Logging {
    private Logging() {
    }

    static void as(Configuration configuration) {
        for (Setting setting : List.of(Setting.LOG, Setting.LOG_FORMAT)) {
            System.setProperty("baton." + setting.key(), configuration.text(setting).toLowerCase(Locale.ROOT));
        }
    }
}
