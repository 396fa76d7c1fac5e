package dev.baton.bootstrap.doctor;

import static dev.baton.bootstrap.doctor.Finding.doubtful;
import static dev.baton.bootstrap.doctor.Finding.fine;
import static dev.baton.bootstrap.doctor.Finding.wrong;

import dev.baton.application.announcement.Endpoint;
import dev.baton.application.announcement.Vault;
import dev.baton.application.definition.DefinitionUnreadable;
import dev.baton.application.definition.Plans;
import dev.baton.persistence.Database;
import dev.baton.persistence.DatabaseAddress;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.Examination;
import dev.baton.persistence.Migration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The database: whether it answers, keeps what it promises, and holds what this release can read. */
final class Storage {
    private static final int OLDEST = 15;
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(10);

    private Storage() {
    }

    static List<Finding> look(DatabaseAddress address, int wanted, Optional<Vault> vault, InstantSource clock) {
        try {
            Examination seen = Examination.of(address, clock);
            List<Finding> findings = new ArrayList<>(List.of(release(seen), durability(seen.settings()),
                    clock(seen.ahead()), connections(seen.connections(), wanted),
                    tables(seen.schema(), seen.newest())));
            if (seen.schema().filter(seen.newest()::equals).isPresent()) {
                findings.add(upkeep(seen.overdue()));
                findings.addAll(inside(address, vault));
            }
            return findings;
        } catch (DatabaseUnavailable failure) {
            return List.of(wrong("database", String.valueOf(failure.getMessage())));
        }
    }

    private static Finding release(Examination seen) {
        boolean old = Integer.parseInt(seen.release().split("\\D", 2)[0]) < OLDEST;
        return old
                ? wrong("database",
                        "PostgreSQL " + seen.release() + " is too old: Baton needs " + OLDEST + " or newer.")
                : fine("database", "PostgreSQL " + seen.release() + " answers");
    }

    /** What is acknowledged survives a crash only if all are on; {@code synchronous_commit} has stronger words too. */
    static Finding durability(Map<String, String> settings) {
        String weak = settings.entrySet().stream()
                .filter(each -> each.getValue().equals("off"))
                .map(Map.Entry::getKey).sorted().collect(Collectors.joining(", "));
        return weak.isEmpty()
                ? fine("durability", "what is acknowledged is on the disk")
                : wrong("durability", weak + " is off: what Baton acknowledged is lost in a crash; switch it on.");
    }

    static Finding clock(Duration ahead) {
        String seen = "the database's clock differs by " + ahead.abs().toMillis() + " ms";
        return ahead.abs().compareTo(SLACK) <= 0
                ? fine("clock", seen)
                : doubtful("clock", seen + ": let both machines ask a time server (NTP).");
    }

    private static Finding connections(int allowed, int wanted) {
        return wanted <= allowed
                ? fine("connections", wanted + " of " + allowed)
                : wrong("connections", "Baton may open " + wanted + " and the database allows " + allowed
                        + ": lower database-connections, or raise max_connections.");
    }

    static Finding tables(Optional<String> schema, String newest) {
        if (schema.isEmpty()) {
            return fine("tables", "none yet; the first start makes them");
        }
        if (Migration.isAfter(schema.get(), newest)) {
            return wrong("tables", "version " + schema.get() + " is of a newer release (this one knows " + newest
                    + "): run that.");
        }
        return schema.get().equals(newest)
                ? fine("tables", "version " + newest)
                : doubtful("tables", "version " + schema.get() + "; the next start brings them to " + newest
                        + ". Back up before.");
    }

    static Finding upkeep(Optional<Duration> overdue) {
        return overdue.filter(late -> late.compareTo(LATE) > 0)
                .map(late -> doubtful("upkeep", "leads wait for " + late.toMinutes()
                        + " minutes to be looked at again: does a Baton run, and what does its log say?"))
                .orElseGet(() -> fine("upkeep", "nothing waits for long"));
    }

    private static List<Finding> inside(DatabaseAddress address, Optional<Vault> vault) {
        try (Database database = Database.open(address, 2)) {
            return List.of(definitions(database), webhooks(database.endpoints().list(), vault));
        }
    }

    /** With another key than the one that sealed their secrets nothing can be signed, and nothing is sent. */
    static Finding webhooks(List<Endpoint> endpoints, Optional<Vault> vault) {
        List<String> shut = endpoints.stream()
                .filter(each -> vault.filter(key -> key.opens(each)).isEmpty()).map(Endpoint::title).toList();
        return shut.isEmpty()
                ? fine("webhooks", "messages to all " + endpoints.size() + " can be signed")
                : doubtful("webhooks", "nothing is sent to " + String.join(", ", shut)
                        + ": another key sealed their secrets. Put back the secret-key or secret.key that was there,"
                        + " or rotate their secrets.");
    }

    private static Finding definitions(Database database) {
        try {
            new Plans(database.definitions()).prepare();
            return fine("definitions", "what judges can be read");
        } catch (DefinitionUnreadable unreadable) {
            return wrong("definitions", String.valueOf(unreadable.getMessage()));
        }
    }
}
