package dev.baton.domain.form;

/** The place of something in a plain tree, written as a JSON pointer. */
public record Pointer(String text) {

    public static Pointer root() {
        return new Pointer("");
    }

    public Pointer child(String key) {
        return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
    }
}
