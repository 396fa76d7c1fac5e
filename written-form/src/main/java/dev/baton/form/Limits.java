package dev.baton.form;

/**
 * How large a document may be; what is larger is refused and not read further.
 *
 * @param bytes  the whole document, in bytes
 * @param depth  how deep maps and lists may lie in one another; a document of one map has depth 1
 * @param name   a name in a map, in characters (UTF-16)
 * @param text   a text, in characters (UTF-16)
 * @param digits a number without its exponent written out: so many digits before the point, so many after it, so many that
 *               count
 */
public record Limits(int bytes, int depth, int name, int text, int digits) {
    /** What a body from outside may hold where nothing else is said: 4 MiB, depth 32, numbers of 100 digits. */
    public static final Limits USUAL = new Limits(4 * 1024 * 1024, 32, 1_000, 100_000, 100);

    public Limits {
        if (bytes < 1 || depth < 1 || depth > 500 || name < 1 || text < 1 || digits < 1) {
            throw new IllegalArgumentException("a limit lets nothing through, or a depth beyond 500 through");
        }
    }
}
