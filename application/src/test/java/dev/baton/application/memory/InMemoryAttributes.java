package dev.baton.application.memory;

import dev.baton.application.attribute.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue of attributes in memory. */
public final class InMemoryAttributes implements Attributes {
    private final InMemoryStore store;

    InMemoryAttributes(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public List<Attribute> list() {
        return store.look(memory -> new TreeMap<>(memory.attributes).entrySet().stream()
                .map(entry -> new Attribute(entry.getKey(), entry.getValue())).toList());
    }

    @Override
    public Attribute declare(Attribute attribute) {
        return store.work(memory -> Optional
                .ofNullable(memory.attributes.putIfAbsent(attribute.name(), attribute.type()))
                .map(there -> new Attribute(attribute.name(), there)).orElse(attribute));
    }
}
