package dev.baton.rest;

import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.function.Function;

/** A page of a list: {@code {items, next}}. */
final class Page {
    private Page() {
    }

    /**
     * Writes a page.
     *
     * @param found  the items, one more than the limit if there are more
     * @param cursor makes the cursor behind an item
     */
    static <T> Reply of(List<T> found, int limit, Function<? super T, ? extends Tree> form,
            Function<T, String> cursor) {
        boolean more = found.size() > limit;
        List<T> items = more ? found.subList(0, limit) : found;
        BranchWriter page = Tree.branch().with("items", items, form);
        return Reply.ok((more ? page.with("next", cursor.apply(items.getLast())) : page).done());
    }
}
