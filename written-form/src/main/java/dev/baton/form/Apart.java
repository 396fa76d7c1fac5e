package dev.baton.form;

import dev.baton.domain.form.Tree;
import java.util.List;

/**
 * A document of which one list was taken apart, so that an item that cannot be read, for whatever reason, is alone with it.
 * {@code {"feed":"web","items":[{…},{…}]}} is {@code {"feed":"web","items":[]}} and the bytes of two items.
 *
 * @param around what stands around the items, with an empty list in their place; the whole document if there was no such
 *               list
 * @param items  the bytes of the items, none of which was looked into, and not more than were asked for
 * @param count  how many items there are
 */
public record Apart(Tree around, List<byte[]> items, int count) {
    public Apart {
        items = List.copyOf(items);
    }

    /** A document of which nothing was taken apart. */
    public static Apart whole(Tree tree) {
        return new Apart(tree, List.of(), 0);
    }
}
