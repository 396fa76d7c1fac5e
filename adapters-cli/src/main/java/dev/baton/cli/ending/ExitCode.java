package dev.baton.cli.ending;

/** What the shell is told. Part of the public interface: scripts branch on these numbers. */
public enum ExitCode {
    /** All went well. */
    FINE(0),
    /** Done, but some rows were refused or a check failed. */
    INCOMPLETE(1),
    /** The command, a file or a mapping is wrong; nothing was sent. */
    USAGE(2),
    /** The server cannot be reached, or stays busy. */
    UNREACHABLE(3),
    /** The server refused: no right, not found, or objections to the content. */
    REFUSED(4),
    /** A fault of this program. */
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process exits with. */
    public int number() {
        return number;
    }
}
