package dev.baton.bootstrap;

import dev.baton.application.definition.DefinitionUnreadable;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.persistence.DatabaseUnavailable;
import dev.baton.persistence.backup.BackupFailed;
import java.util.Optional;
import java.util.function.Supplier;

/** What an operator can mend is told in a sentence, and not as a fault of Baton. */
final class Mendable {
    private Mendable() {
    }

    /** Does something that an operator asked for. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw told(failure).orElseThrow(() -> failure);
        }
    }

    /** The sentence, if the operator can mend it. The container wraps it, so it is looked for among the causes. */
    static Optional<CommandFailed> told(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<ExitCode> code = switch (cause) {
                case DatabaseUnavailable _ -> Optional.of(ExitCode.UNREACHABLE);
                case DefinitionUnreadable _,BackupFailed _ -> Optional.of(ExitCode.USAGE);
                default -> Optional.empty();
            };
            if (code.isPresent()) {
                return Optional.of(new CommandFailed(code.get(), String.valueOf(cause.getMessage()), failure));
            }
        }
        return Optional.empty();
    }
}
