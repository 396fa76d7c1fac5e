package dev.baton.cli.ending;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** A command cannot go on; the message is a sentence for the user that says what would be right. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;

    /** A failure. */
    public CommandFailed(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** A failure with what caused it, which only {@code --verbose} shows. */
    public CommandFailed(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A command, file or mapping that is wrong. */
    public static CommandFailed usage(String message) {
        return new CommandFailed(ExitCode.USAGE, message);
    }

    /**
     * A file that cannot be read.
     *
     * @param file the file, or what in it, in the words of the sentence
     */
    public static CommandFailed unreadable(String file, IOException failure) {
        return new CommandFailed(ExitCode.USAGE, "Cannot read " + file + ": " + reason(failure), failure);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case CharacterCodingException _ -> "it is not in that encoding; leave --encoding out to have it detected";
            default -> Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
        };
    }

    /** What the shell is told. */
    public ExitCode code() {
        return code;
    }
}
