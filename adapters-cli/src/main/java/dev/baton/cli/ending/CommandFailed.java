package dev.baton.cli.ending;

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

    /** What the shell is told. */
    public ExitCode code() {
        return code;
    }
}
