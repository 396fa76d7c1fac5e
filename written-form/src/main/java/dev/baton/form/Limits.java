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
 * @param stray  whether a text (never a name) may hold what cannot be stored or sent: NUL, half of a pair of surrogates.
 *               Only for JSON, and only where whoever reads the tree refuses such a text at its place
 */
public record Limits(int bytes, int depth, int name, int text, int digits, boolean stray) {
    /** What a body from outside may hold where nothing else is said: 4 MiB, depth 32, numbers of 100 digits. */
    public static final Limits USUAL = new Limits(4 * 1024 * 1024, 32, 1_000, 100_000, 100);
    /** The same for a batch, in which one item with a stray character must not take the others with it. */
    public static final Limits BATCH = new Limits(USUAL.bytes, USUAL.depth, USUAL.name, USUAL.text, USUAL.digits, true);

    /** Limits within which no stray character is let through. */
    public Limits(int bytes, int depth, int name, int text, int digits) {
        this(bytes, depth, name, text, digits, false);
    }

    public Limits {
        if (bytes < 1 || depth < 1 || depth > 500 || name < 1 || text < 1 || digits < 1) {
            throw new IllegalArgumentException("a limit lets nothing through, or a depth beyond 500 through");
        }
    }
}
