package dev.baton.domain.form;

/**
 * A place in a tree, as a JSON Pointer: {@code /rules/3/points}; the empty pointer is the whole document.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record Pointer(String text) {

    /** The whole document. */
    public static final Pointer ROOT = new Pointer("");

    /** The place under a name. */
    public Pointer to(String name) {
        return new Pointer(text + '/' + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The place of an item of a list, counted from 0. */
    public Pointer to(int index) {
        return new Pointer(text + '/' + index);
    }

    /** This place seen from a document in which this one stands at {@code base}. */
    public Pointer under(Pointer base) {
        return new Pointer(base.text + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
