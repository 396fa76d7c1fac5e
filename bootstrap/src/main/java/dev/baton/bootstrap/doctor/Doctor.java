package dev.baton.bootstrap.doctor;

import dev.baton.application.announcement.Vault;
import dev.baton.bootstrap.configuration.AlertSettings;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that Baton needs, and changes nothing by looking. */
public final class Doctor {
    private Doctor() {
    }

    /**
     * All findings, in the order in which somebody would mend them.
     *
     * @param configuration what was chosen; wrong settings are a finding, and the rest is then left alone
     * @param own           the operator's own database; empty for the embedded one
     * @param vault         what opens the secrets that lie in the database; empty if there is no key yet
     */
    public static List<Finding> look(Configuration configuration, Optional<DatabaseAddress> own, Optional<Vault> vault,
            InstantSource clock) {
        List<Finding> findings = new ArrayList<>(Machine.look(configuration.data(), configuration.text(Setting.HOST),
                Integer.parseInt(configuration.text(Setting.PORT))));
        int connections = Integer.parseInt(configuration.text(Setting.DATABASE_CONNECTIONS));
        try {
            Path embedded = configuration.data().resolve("postgres");
            own.or(() -> EmbeddedPostgres.runningIn(embedded)).ifPresentOrElse(
                    address -> findings.addAll(Storage.look(address, connections, vault, clock)),
                    () -> findings.add(Finding.fine("database",
                            "Baton's own does not run just now; look again while Baton runs")));
        } catch (DatabaseUnavailable failure) {
            findings.add(Finding.wrong("database", String.valueOf(failure.getMessage())));
        }
        findings.add(AlertSettings.isSilent(configuration)
                ? Finding.doubtful("outgoing",
                        "none: nobody is written to and no webhooks are sent, as is right for a copy"
                                + " that is only looked at.")
                : Mail.look(AlertSettings.of(configuration), clock));
        return findings;
    }

    /** One for each mistake in the settings. */
    public static List<Finding> mistakes(Configuration configuration) {
        return configuration.mistakes().stream().map(mistake -> Finding.wrong("settings", mistake)).toList();
    }
}
