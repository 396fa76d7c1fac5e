package dev.baton.cli.mapping;

import dev.baton.domain.form.Tree;

/** What became of reading a cell. */
sealed interface Cell {

    /** It says something. */
    record Filled(Tree tree) implements Cell {}

    /** It says nothing: unknown, and left out. */
    record Empty() implements Cell {}

    /** It cannot be what the mapping says it is; the message says what would be right. */
    record Wrong(String code, String message) implements Cell {}

    /** Nothing. */
    Cell EMPTY = new Empty();

    /** A tree. */
    static Cell of(Tree tree) {
        return new Filled(tree);
    }

    /** A text that is not of its type. */
    static Cell malformed(String message) {
        return new Wrong("malformed", message);
    }
}
