package dev.baton.domain.definition;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads names for people: one text, which is English, or a text for each language. */
public final class LabelsReader {
    private LabelsReader() {
    }

    /** The names under a field; none if it is not there. */
    public static Labels read(Fields fields, String name) {
        Optional<Tree> tree = fields.tree(name);
        if (tree.isEmpty()) {
            return Labels.NONE;
        }
        if (tree.get() instanceof Tree.Text) {
            return fields.text(name, 200).map(text -> new Labels(Map.of("en", text))).orElse(Labels.NONE);
        }
        Map<String, String> texts = new TreeMap<>();
        fields.fields(name).ifPresent(inner -> {
            for (String language : List.of("en", "fa", "ar")) {
                inner.text(language, 200).ifPresent(text -> texts.put(language, text));
            }
            inner.finish();
        });
        return new Labels(texts);
    }
}
